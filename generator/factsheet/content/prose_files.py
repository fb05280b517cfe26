"""Checks of the files around the facts: hand-written pages, and the site's own templates.

MkDocs and Jinja follow links, so their folders are checked before they read them. MkDocs copies every file in the
folder of pages, so only files that cannot run on the site may be there, at addresses that are not the site's own.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from msgspec import Struct

from factsheet.content.front_matter import read_page
from factsheet.content.prose_kinds import explain_not_allowed, is_page
from factsheet.problems.problem import Level, Problem
from factsheet.text.regular_files import LINK, NotRegular, read_regular, walk_files
from factsheet.web.reserved_paths import is_reserved, normalize_path

Placing = Callable[[Iterable[str]], Mapping[str, str]]
"""Takes files below the folder of pages; returns by file its path below the site, without unpublished files."""

IRREGULAR = "F025"
"""The code of links that are not followed, and of other files that are not regular."""


_NOT_IN_ADDRESSES = frozenset('\\:*?"<>|%#')
"""Characters that are not allowed in addresses, or in file names on Windows."""


def place_plainly(names: Iterable[str], directory_urls: bool = True) -> Mapping[str, str]:
    """Place files as MkDocs does where the settings leave out none; `directory_urls` gives each page a folder."""
    places = {}
    for name in names:
        path = PurePosixPath(name)
        if _is_hidden(name) or name.startswith("templates/"):
            continue
        if not is_page(name):
            places[name] = name
        elif path.stem in ("index", "README"):
            places[name] = str(path.with_name("index.html"))
        elif directory_urls:
            places[name] = str(path.with_suffix("") / "index.html")
        else:
            places[name] = str(path.with_suffix(".html"))
    return places


class ProseFolder(Struct, frozen=True):
    """A folder of hand-written pages, that of the site or one from another commit."""

    path: Path
    name: str
    """As problems name it, with forward slashes."""
    place: Placing

    def list_places(self) -> Mapping[str, str]:
        """Return the path of each published file below the site, by its name below the folder."""
        return self.place([file for file, reason in walk_files(self.path, hidden=True) if not reason])

    def read_file(self, name: str) -> bytes:
        return read_regular(self.path / name, self.path)

    def list_problems(self) -> Iterator[Problem]:
        yield from find_irregular(self.path, self.name)
        yield from find_forbidden(self.path, self.name, self.list_places())


def check_prose(
    top: Path, prose: Path, templates: Iterable[Path] = (), place: Placing | None = None
) -> tuple[Problem, ...]:
    """Return every problem of the folder of hand-written pages, and of folders of templates, sorted by place.

    Files are named from `top`, the folder of the settings. Each folder may itself be reached through a link.
    `place` follows the settings; None: as MkDocs does by default.
    """
    problems = list(ProseFolder(prose, name_folder(top, prose), place or place_plainly).list_problems())
    for folder in dict.fromkeys(templates):
        problems += find_irregular(folder, name_folder(top, folder))
    return tuple(sorted(problems))


def join_problems(facts: Iterable[Problem], around: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return both, sorted by place; a problem of pages inside the content folder is reported once."""
    known = list(facts)
    return tuple(sorted((*known, *set(around).difference(known))))


def name_folder(top: Path, folder: Path) -> str:
    """Return the folder as problems name it, with forward slashes; links are not followed."""
    return Path(os.path.relpath(folder, top)).as_posix()


def find_irregular(folder: Path, name: str) -> Iterator[Problem]:
    """Find files in the folder that are not regular; `name` is how problems name the folder."""
    for file, reason in walk_files(folder, hidden=True):
        if reason:
            yield make_irregular_problem(f"{name}/{escape_invisible(file)}", reason)


def make_irregular_problem(file: str, reason: str) -> Problem:
    """Return the problem of a file that is not read; the reason says what it is, not where a link leads."""
    advice = "replace it with a copy, or delete it" if reason == LINK else "delete it"
    return Problem(file, 1, 1, IRREGULAR, Level.ERROR, f"this is {reason}: {advice}", width=0)


def find_forbidden(folder: Path, name: str, places: Mapping[str, str]) -> Iterator[Problem]:
    """Find files of other kinds, at addresses of the site's own, or with settings that cannot be read.

    `places` are the paths of published files below the site.
    """
    first: dict[str, str] = {}
    for file, path in places.items():
        shown = f"{name}/{escape_invisible(file)}"
        try:
            data = read_regular(folder / file, folder)
        except (FileNotFoundError, NotRegular):
            continue  # `find_irregular` reports it
        if wrong := _explain_bad_kind(file, data):
            yield Problem(shown, 1, 1, "F026", Level.ERROR, wrong, width=0)
            continue
        other = first.setdefault(normalize_path(path), file)
        if wrong := _explain_bad_address(file, path) or _explain_collision(file, other):
            yield Problem(shown, 1, 1, "F027", Level.ERROR, wrong, width=0)
        if is_page(file):
            yield from read_page(shown, data)[1]


def escape_invisible(text: str) -> str:
    """Return the text on one line, without control characters that a terminal would obey, or invisible ones."""
    return "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in text)


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") for part in name.split("/"))


def _explain_bad_kind(name: str, data: bytes) -> str:
    """Return what is wrong with the kind of a file; empty for nothing."""
    if _is_hidden(name):
        return "a hidden file is not allowed among pages: rename it without the dot at the beginning, or delete it"
    return explain_not_allowed(name, data)


def _explain_bad_address(name: str, path: str) -> str:
    """Return what is wrong with the address that a file would have; empty for nothing."""
    for sign in name:
        if sign in _NOT_IN_ADDRESSES or not sign.isprintable():
            return f"the name has {_describe_sign(sign)}, which addresses cannot contain: rename it"
    if is_reserved(path):  # first segments too: a page in `sheets/new/` would pass for one of the site's own
        shown = escape_invisible(path)
        return f"`{shown}` is a reserved address of the site, or looks like one: rename the file or its folder"
    return ""


def _describe_sign(sign: str) -> str:
    return f"`{sign}`" if sign.isprintable() else f"an invisible character (U+{ord(sign):04X})"


def _explain_collision(name: str, other: str) -> str:
    """Return what is wrong where two files get one address; empty for an index and a README: MkDocs takes the index."""
    first, second = PurePosixPath(name), PurePosixPath(other)
    if first == second or (first.parent == second.parent and "README" in (first.stem, second.stem)):
        return ""
    return f"it would have the same address as `{other}`: rename one of them"
