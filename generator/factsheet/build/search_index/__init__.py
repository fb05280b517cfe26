"""The search index: Pagefind reads the finished pages and writes files that a browser fetches as it needs them.

Pagefind, since its index comes in small pieces: those of `lunr` and `minisearch` are single files of megabytes. It is
built again only if a page has changed, and is the same for the same pages.
"""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from factsheet.build.cache import CachedFile
from factsheet.build.search_index import bundle
from factsheet.build.site_folders import Folders
from factsheet.content.fingerprint import compute_digest


class NoIndex(Exception):
    """Pagefind is not installed or failed; the message says which."""


def build_index(folders: Folders, known: Mapping[str, CachedFile], *, directory_urls: bool) -> Mapping[str, CachedFile]:
    """Add the index to the new site and return its files, by path, for the cache.

    `known` are the files of the last index; each has the digest of the pages that it was built from as its key.
    Raise NoIndex if there can be none.
    """
    key = _digest_pages(folders.next)
    if known and all(written.key == key and folders.has_file(path, written) for path, written in known.items()):
        for path in known:
            folders.keep(path)
        return known
    files: dict[str, CachedFile] = {}
    with TemporaryDirectory(prefix="factsheet-") as folder:
        made = Path(folder) / bundle.FOLDER
        _run_pagefind(folders.next, made, directory_urls=directory_urls)
        for path, content in bundle.list_files(made):
            status = folders.put(path, content)
            files[path] = CachedFile(key, status.st_size, status.st_mtime_ns)
    return files


def _digest_pages(site: Path) -> bytes:
    """Return the digest of path, size and time of all pages."""
    # Not of their content, which takes long to read: an unchanged page is linked from the last site and keeps its time.
    pages: list[str] = []
    for folder, _folders, names in os.walk(site):
        place = folder.removeprefix(str(site))
        for name in names:
            if name.endswith(".html"):
                status = os.lstat(f"{folder}/{name}")
                pages.append(f"{place}/{name} {status.st_size} {status.st_mtime_ns}")
    return compute_digest(*sorted(pages))


def _run_pagefind(site: Path, made: Path, *, directory_urls: bool) -> None:
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--output-path", str(made), "--quiet"]
    if not directory_urls:
        command.append("--keep-index-url")
    # Pagefind reads settings from these variables, and those of the person who builds are not the site's.
    settings = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    done = subprocess.run(
        command, cwd=made.parent, env=settings, capture_output=True, text=True, errors="replace", check=False
    )
    if done.returncode != 0 or not (made / bundle.ENTRY).is_file():
        lines = f"{done.stdout}\n{done.stderr}".strip().splitlines()
        raise NoIndex(lines[-1] if lines else f"pagefind failed with exit code {done.returncode}")
