"""The folder in which this user's builds keep what saves the next ones time. It is outside of every checkout.

What a checkout holds, a proposal can have put there; so nothing inside it is ever taken for what we have kept.
"""

import os
import shutil
import stat
import time
from contextlib import suppress
from pathlib import Path

from platformdirs import user_cache_path

DAYS = 90
"""What has not been written anew for so long is removed."""


def make_cache_folder(name: str, settings: Path) -> Path | None:
    """Return the folder of that name for the site of the settings, made where it is missing.

    None where it cannot be made, or where somebody else could have put something there: it is a link, belongs to
    another user, can be looked into by others (we never make such a folder, but git does), or is beside the settings.
    """
    top = user_cache_path("factsheet", appauthor=False)
    folder = top / name
    if not top.is_absolute() or top.resolve().is_relative_to(settings.parent.resolve()):
        return None
    try:
        for path in (top, folder):
            path.mkdir(mode=stat.S_IRWXU, parents=True, exist_ok=True)
        trusted = _is_own(top, stat.S_IWGRP | stat.S_IWOTH) and _is_own(folder, stat.S_IRWXG | stat.S_IRWXO)
    except OSError:
        return None
    return folder if trusted else None


def remove_old(folder: Path) -> None:
    """Remove from the folder what nobody has used for long: its site may be gone."""
    last = time.time() - DAYS * 24 * 60 * 60
    with suppress(OSError):
        for path in folder.iterdir():
            if path.lstat().st_mtime >= last:
                continue
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)


def _is_own(folder: Path, forbidden: int) -> bool:
    """Return whether it is a folder of this user, with none of the permissions that are forbidden."""
    status = folder.lstat()
    if not stat.S_ISDIR(status.st_mode):
        return False
    return not hasattr(os, "getuid") or (status.st_uid == os.getuid() and not status.st_mode & forbidden)
