"""Which paths a build may replace: only what is missing, empty, or marked as left by an earlier build.

The settings that name the site folder, and the folder itself, may come from somebody else's proposal: a link there
could lead to any folder of whoever builds, and any folder could be named. A mark lies at the top of each folder that a
build makes, from the beginning until nothing else is left in it.
"""

import errno
import os
import shutil
import stat
from collections.abc import Iterable
from pathlib import Path

MARK = ".factsheet-site"
_TEXT = b"Factsheet built this folder and replaces it with every build: do not keep anything of your own here.\n"
_OR_ANOTHER = "remove it yourself, or name another folder with `site_dir` or `-d`"


class NotOurs(OSError):
    """A path that a build would replace and must not; `strerror` says why, and what to do."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(errno.EEXIST, reason, str(path))


def refuse_link(path: Path) -> None:
    """Raise NotOurs for a symbolic link, wherever it leads."""
    if path.is_symlink():
        raise NotOurs(path, f"this is a symbolic link, and a build does not follow it: {_OR_ANOTHER}")


def refuse_foreign(folder: Path, *, but: frozenset[str] = frozenset()) -> None:
    """Raise NotOurs for what a build may not replace; a folder with only the names in `but` counts as empty."""
    refuse_link(folder)
    if not os.path.lexists(folder):
        return
    if not folder.is_dir():
        raise NotOurs(folder, f"{os.strerror(errno.ENOTDIR)}: {_OR_ANOTHER}")
    if any(path.name not in but for path in folder.iterdir()) and not is_marked(folder):
        raise NotOurs(
            folder,
            f"this folder is not empty, and Factsheet did not build it (there is no {MARK} in it; "
            f"versions before this one left none): {_OR_ANOTHER}",
        )


def refuse_overlap(site: Path, settings: Path, content: Path, templates: Iterable[Path]) -> None:
    """Raise NotOurs where the site would take the place of facts, templates or settings, or lie among them."""
    refuse_link(site)
    site = Path(os.path.realpath(site))
    folders = [("facts", content.resolve()), *(("templates", folder.resolve()) for folder in templates)]
    for what, path in (*folders, ("settings", settings.resolve())):
        if path.is_relative_to(site):
            raise NotOurs(site, f"the site would take the place of the {what} in it; name another folder for it")
    for what, folder in folders:
        if site.is_relative_to(folder):
            raise NotOurs(site, f"the site would lie among the {what} in {folder}; name another folder for it")


def refuse_odd_lock(file: Path) -> None:
    """Raise NotOurs where the file to lock is anything but a regular file; it need not exist."""
    refuse_link(file)
    if os.path.lexists(file) and not file.is_file():
        raise NotOurs(file, f"a build locks this file while it works, but it is not a regular file: {_OR_ANOTHER}")


def is_marked(folder: Path) -> bool:
    """Return True where the mark is a regular file, whatever it says: a build may have been killed as it wrote it."""
    try:
        return stat.S_ISREG((folder / MARK).lstat().st_mode)
    except OSError:
        return False


def mark(folder: Path, last: Path | None = None) -> None:
    """Mark a folder that has no mark; that of the last site is taken over where it is the same."""
    file = folder / MARK
    if last is not None and is_marked(last) and (last / MARK).read_bytes() == _TEXT:
        try:
            os.link(last / MARK, file)
        except OSError:
            shutil.copy2(last / MARK, file)
    elif not is_marked(folder):
        file.write_bytes(_TEXT)


def remove_marked(folder: Path) -> None:
    """Remove a folder, its mark last: what is left where this is interrupted can still be recognised."""
    if not os.path.lexists(folder):
        return
    for path in folder.iterdir():
        if path.name != MARK:
            remove(path)
    if all(path.name == MARK for path in folder.iterdir()):
        remove(folder)


def remove(path: Path) -> None:
    """Remove a folder and all in it, or anything else; links are not followed."""
    if is_folder(path):
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def is_folder(path: Path) -> bool:
    """Return True for a folder; False for a link to one."""
    return path.is_dir() and not path.is_symlink()
