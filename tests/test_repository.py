"""What git tracks is what people have written: nothing that is built or ignored, and nothing that leads elsewhere."""

import subprocess
from pathlib import Path, PurePosixPath

import pytest

ROOT = Path(__file__).parents[1]
PLAIN = ("100644", "100755")
"""Modes of files; 120000 is a symbolic link, 160000 a repository inside."""
BUILT = (".pickle", ".pkl", ".lock", ".pyc", ".begun")


def tracked(folder: Path) -> dict[str, str]:
    """Return the mode of each file that git tracks; skip the test where the folder is no repository of its own."""
    if not (folder / ".git").exists():
        pytest.skip("there is no git here")
    lines = git(folder, "ls-files", "--stage", "-z")
    return {line.partition("\t")[2]: line.partition(" ")[0] for line in lines}


def git(folder: Path, *words: str) -> list[str]:
    try:
        done = subprocess.run(("git", *words), cwd=folder, check=True, capture_output=True, text=True)
    except FileNotFoundError:
        pytest.skip("there is no git here")
    return [line for line in done.stdout.split("\0") if line]


def odd(folder: Path) -> list[str]:
    """Return what should not be tracked."""
    modes = tracked(folder)
    ignored = git(folder, "ls-files", "--cached", "--ignored", "--exclude-per-directory=.gitignore", "-z")
    built = [path for path in modes if PurePosixPath(path).suffix in BUILT or ".cache" in PurePosixPath(path).parts]
    return sorted({*ignored, *built, *(path for path, mode in modes.items() if mode not in PLAIN)})


def test_nothing_built_nothing_ignored_and_no_link_is_tracked() -> None:
    assert len(tracked(ROOT)) > 500
    assert odd(ROOT) == []


def test_what_should_not_be_tracked_is_found(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    (tmp_path / ".gitignore").write_text("/site\n", encoding="utf-8")
    names = ("site/index.html", "tests/.cache/factsheet/1.pickle", ".site.lock", "content/page.md", ".cache/x/y")
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "out").symlink_to("..")
    git(tmp_path, "add", "--force", "--all")
    git(tmp_path, "update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},module")
    assert odd(tmp_path) == sorted({*names, "out", "module"} - {"content/page.md"})
