"""Which paths a build may replace: only missing or empty folders, and those marked by an earlier build.

The settings that name the site folder, and the folder itself, may come from somebody else's proposal, which could name
any folder of the person who builds, or put a link to one in its place. A build therefore marks each folder that it
creates, before anything else is in it, and removes the mark last. A folder without a mark is refused even if it looks
like one of ours: guessing would at some point empty somebody's documents.
"""

import errno
import os
import shutil
import stat
from collections.abc import Iterable
from pathlib import Path

MARK = ".factsheet-site"
_TEXT = b"Factsheet built this folder and replaces it with every build: do not keep anything of your own here.\n"
_OR_ANOTHER = "remove it yourself, or choose another folder with `site_dir` or `-d`"


def get_work_path(site: Path, role: str) -> Path:
    """Return the path next to the site that a build uses as `next`, `ready` or `lock` (see `atomic_swap`)."""
    return site.with_name(f".{site.name}.{role}")


class ForeignFolder(OSError):
    """A path that a build must not replace; `strerror` says why, and what to do."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(errno.EEXIST, reason, str(path))


def refuse_link(path: Path) -> None:
    """Raise ForeignFolder for a symbolic link, whatever its target."""
    if path.is_symlink():
        raise ForeignFolder(path, f"this is a symbolic link, which a build does not follow: {_OR_ANOTHER}")


def refuse_foreign(folder: Path, *, but: frozenset[str] = frozenset()) -> None:
    """Raise ForeignFolder for a folder that no build may replace; with only the names in `but` it counts as empty."""
    refuse_link(folder)
    if not os.path.lexists(folder):
        return
    if not folder.is_dir():
        raise ForeignFolder(folder, f"{os.strerror(errno.ENOTDIR)}: {_OR_ANOTHER}")
    if any(path.name not in but for path in folder.iterdir()) and not is_marked(folder):
        raise ForeignFolder(
            folder,
            f"this folder is not empty and was not built by Factsheet (it has no {MARK}; earlier versions wrote "
            f"none): {_OR_ANOTHER}",
        )


def refuse_overlap(site: Path, settings: Path, content: Path, templates: Iterable[Path]) -> None:
    """Raise ForeignFolder if the site would contain facts, templates or settings, or be inside facts or templates."""
    refuse_link(site)
    site = Path(os.path.realpath(site))
    folders = [("facts", content.resolve())]
    folders += [("templates", folder.resolve()) for folder in templates]
    for what, path in (*folders, ("settings", settings.resolve())):
        if path.is_relative_to(site):
            raise ForeignFolder(site, f"the site would overwrite the {what} in it; choose another folder")
    for what, folder in folders:
        if site.is_relative_to(folder):
            raise ForeignFolder(site, f"the site would be inside the {what} in {folder}; choose another folder")


def refuse_odd_lock(file: Path) -> None:
    """Raise ForeignFolder if the file to lock exists and is not a regular file."""
    refuse_link(file)
    if os.path.lexists(file) and not file.is_file():
        raise ForeignFolder(
            file, f"a build locks this file while it works, but it is not a regular file: {_OR_ANOTHER}"
        )


def is_marked(folder: Path) -> bool:
    """Return True if the mark is a regular file, whatever its text: a build may have been killed while writing it."""
    try:
        return stat.S_ISREG((folder / MARK).lstat().st_mode)
    except OSError:
        return False


def mark(folder: Path, last: Path | None = None) -> None:
    """Mark a folder that has no mark; the mark of the last site is linked if it is the same, like any other file."""
    file = folder / MARK
    if last is not None and is_marked(last) and (last / MARK).read_bytes() == _TEXT:
        try:
            os.link(last / MARK, file)
        except OSError:
            shutil.copy2(last / MARK, file)
    elif not is_marked(folder):
        file.write_bytes(_TEXT)


def remove_marked(folder: Path) -> None:
    """Remove a folder, its mark last, so that a build can recognise what is left if this is interrupted."""
    if not os.path.lexists(folder):
        return
    for path in folder.iterdir():
        if path.name != MARK:
            remove(path)
    # Not if anything could not be removed: it would be left without a mark.
    if all(path.name == MARK for path in folder.iterdir()):
        remove(folder)


def remove(path: Path) -> None:
    """Remove a folder with its content, or a file; links are not followed."""
    if is_folder(path):
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def is_folder(path: Path) -> bool:
    """Return True for a folder, False for a link to one."""
    return path.is_dir() and not path.is_symlink()
