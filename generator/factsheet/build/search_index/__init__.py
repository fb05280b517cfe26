"""The search index: Pagefind reads the finished pages and leaves files that a browser fetches as it needs them.

It is made anew only when a page changed, and comes out the same for the same pages.
"""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from factsheet.build.cache import CachedFile
from factsheet.build.search_index import bundle
from factsheet.build.write_site import Folders
from factsheet.content.fingerprint import combine_digests, compute_digest


class NoIndex(Exception):
    """Pagefind is not there, or failed; the message says which."""


def build_index(folders: Folders, known: Mapping[str, CachedFile], *, directory_urls: bool) -> Mapping[str, CachedFile]:
    """Put the index into the folder that is being made, and return what is to be known of it the next time.

    What is known of the last index is by path, its keys the digest of the pages that it was made from.
    Raise NoIndex where there is none to be had.
    """
    key = _digest_pages(folders.next)
    if known and all(written.key == key and folders.has_file(path, written) for path, written in known.items()):
        for path in known:
            folders.keep(path)
        return known
    with TemporaryDirectory(prefix="factsheet-") as folder:
        made = Path(folder) / bundle.FOLDER
        _run_pagefind(folders.next, made, directory_urls=directory_urls)
        stats = {path: folders.put(path, content) for path, content in bundle.list_files(made)}
    return {path: CachedFile(key, stat.st_size, stat.st_mtime_ns) for path, stat in stats.items()}


def _digest_pages(site: Path) -> bytes:
    """Return the digest of all pages as they lie in the folder: one that stands has its time, any other a new one."""
    return combine_digests(compute_digest(path, _describe_state(Path(site, path))) for path in _list_html_files(site))


def _list_html_files(site: Path) -> list[str]:
    return [
        f"{Path(folder).relative_to(site).as_posix()}/{name}"
        for folder, _folders, names in os.walk(site)
        for name in names
        if name.endswith(".html")
    ]


def _describe_state(file: Path) -> str:
    status = file.stat()
    return f"{status.st_size} {status.st_mtime_ns}"


def _run_pagefind(site: Path, made: Path, *, directory_urls: bool) -> None:
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--output-path", str(made), "--quiet"]
    if not directory_urls:
        command.append("--keep-index-url")
    settings = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    done = subprocess.run(
        command, cwd=made.parent, env=settings, capture_output=True, text=True, errors="replace", check=False
    )
    if done.returncode != 0 or not (made / bundle.ENTRY).is_file():
        said = f"{done.stdout}\n{done.stderr}".strip().splitlines()
        raise NoIndex(said[-1] if said else f"pagefind ended with {done.returncode}")
