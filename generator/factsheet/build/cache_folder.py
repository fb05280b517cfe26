"""The user's cache folder, which is outside of every checkout.

A proposal can add any file to a checkout, so nothing in one is ever trusted as a cache of ours.
"""

import os
import shutil
import stat
import time
from contextlib import suppress
from pathlib import Path

# Each system has another place for caches.
from platformdirs import user_cache_path

from factsheet.content.fingerprint import compute_digest

DAYS = 90
"""A file that was not written for so long is removed; its site is probably gone."""


def make_cache_folder(name: str, settings: Path) -> Path | None:
    """Return the folder of that name for the site of the settings, and create it if it is missing.

    Return None if it cannot be created, or if somebody else could have put something into it: it is a link, belongs to
    another user, has permissions for others (which git gives to folders, and we do not), or is next to the settings.
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
    if not trusted:
        return None
    return folder


def find_cache_file(settings: Path, site: Path) -> Path | None:
    """Return the cache file of a site folder, or None if there is no safe folder for it."""
    folder = make_cache_folder("sites", settings)
    if folder is None:
        return None
    return folder / compute_digest(str(settings.resolve()), str(site.resolve())).hex()


def remove_old(folder: Path) -> None:
    """Remove from the folder what was not written for `DAYS`."""
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
    """Return whether it is a folder of this user without the forbidden permissions."""
    status = folder.lstat()
    if not stat.S_ISDIR(status.st_mode):
        return False
    # Windows has neither, and gives each user a cache folder that is closed to others.
    return not hasattr(os, "getuid") or (status.st_uid == os.getuid() and not status.st_mode & forbidden)
