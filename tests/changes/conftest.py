"""A repository with the small content in it, as an editor has it."""

import subprocess
from pathlib import Path

import pytest

from tests.changes.desk import laid

ROOT = Path(__file__).parents[2]
SITE = f"""
site_name: Lake
docs_dir: content/pages
theme: {{name: null, custom_dir: "{ROOT / "templates"}", language: en}}
plugins: [factsheet]
"""


def git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=Editor", "-c", "user.email=editor@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(("git", *who, *words), cwd=folder, check=True, capture_output=True)


def commit(folder: Path) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "A state of the content")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repository"
    folder.mkdir()
    laid(folder)
    (folder / "content/pages").mkdir()
    (folder / "content/pages/about.md").write_text("# About\n", encoding="utf-8")
    (folder / "site.yml").write_text(SITE, encoding="utf-8")
    git(folder, "init", "--quiet", "--initial-branch", "main")
    commit(folder)
    return folder
