"""What the place of a file below the content folder says of it, and which files stand where nothing is read from."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from pydantic_core import PydanticCustomError

from factsheet.content.prose_files import make_irregular_problem
from factsheet.content.verification_ledger import FOLDER as LEDGERS
from factsheet.model.field_types import ID, find_closest
from factsheet.model.values.ids import validate_id
from factsheet.problems.problem import Level, Problem
from factsheet.text.regular_files import create_placeholder, describe_non_folder, read_regular, walk_files

FOLDERS = {"sources": "source", "actors": "actor", "places": "place"}
READ = ("sheets", *FOLDERS)
PROSE = "pages"
"""The folder of hand-written pages, which the host reads."""


@dataclass(frozen=True, slots=True)
class FileLocation:
    """What the place of a file says of it."""

    kind: str
    id: str
    sheet: str | None = None

    @property
    def key(self) -> str:
        return f"{self.sheet}/{self.id}" if self.kind == "point" else self.id


@dataclass(frozen=True)
class ContentFiles:
    """The files of a content folder but hidden ones, named from there with forward slashes, in order."""

    content: str
    """The name of the folder."""
    names: tuple[str, ...]
    ledgers: tuple[str, ...] = ()
    """The files in the hidden folder of ledgers, named in the same way."""
    refused: Mapping[str, str] = field(default_factory=dict)
    """By name: what is a link that is not followed, or not a regular file, and what it is; ledgers among them."""

    @cached_property
    def facts(self) -> tuple[tuple[str, FileLocation | Problem], ...]:
        """Return each file of the folders that are read, with what its place says, or why nothing belongs there."""
        return tuple(_list_facts(self.content, self.names))

    @cached_property
    def refused_facts(self) -> tuple[FileLocation, ...]:
        """Return what the places of facts that are not read say of them: their ids are known all the same."""
        return tuple(home for _name, home in _list_facts(self.content, self.refused) if isinstance(home, FileLocation))

    def list_tables(self, name: str) -> tuple[str, ...]:
        """Return the CSV files that may hold series of the point in the file."""
        return self._tables_by_point.get(name.removesuffix(".yml"), ())

    @cached_property
    def _tables_by_point(self) -> dict[str, tuple[str, ...]]:
        by_point: dict[str, tuple[str, ...]] = {}
        for name in self.names:
            if name.endswith(".csv"):
                folder, slash, file = name.rpartition("/")
                point = f"{folder}{slash}{file.partition('.')[0]}"
                by_point[point] = (*by_point.get(point, ()), name)
        return by_point


def find_files(content: Path) -> ContentFiles:
    names, refused = [], {}
    for name, reason in walk_files(content):
        if reason:
            refused[name] = reason
        else:
            names.append(name)
    ledgers = []
    for name, reason in _list_ledgers(content):
        if reason:
            refused[name] = reason
        else:
            ledgers.append(name)
    return ContentFiles(content.name, tuple(names), tuple(ledgers), refused)


def _list_ledgers(content: Path) -> Iterator[tuple[str, str]]:
    """Return the files of the folder of ledgers as `walk_files` does; the folder alone where it is none."""
    folder = content / LEDGERS
    if reason := describe_non_folder(folder):
        yield LEDGERS, reason
        return
    for name, reason in walk_files(folder):
        yield f"{LEDGERS}/{name}", reason


def _list_facts(content: str, names: Iterable[str]) -> Iterator[tuple[str, FileLocation | Problem]]:
    for name in names:
        *folders, last = name.split("/")
        is_series = folders[:1] == ["sheets"] and name.endswith(".csv")
        if folders and folders[0] in READ and last.lower() != "readme.md" and not is_series:
            yield name, _locate_file(make_file_name(content, name), folders, last)


def copy_files(content: Path, folder: Path) -> Path:
    """Copy what is read of the content into the folder, and return the copy.

    What is not read has something in its place that is not read, either: links are not followed into the copy.
    """
    copy = folder / content.name
    copy.mkdir()
    files = find_files(content)
    for name in (*files.names, *files.ledgers):
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        (copy / name).write_bytes(read_regular(content / name, content))
    for name, reason in files.refused.items():
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        create_placeholder(copy / name, reason)
    return copy


def find_irregular_files(files: ContentFiles) -> Iterator[Problem]:
    """Find what is not read, since it is a link or not a regular file."""
    for name, reason in files.refused.items():
        yield make_irregular_problem(make_file_name(files.content, name), reason)


def make_file_name(content: str, name: str) -> str:
    """Return the file as problems name it: from the folder that holds the content folder."""
    return f"{content}/{name}"


def find_stray_files(files: ContentFiles) -> Iterator[Problem]:
    """Find facts in folders that nothing is read from."""
    for name in files.names:
        folder, slash, _rest = name.partition("/")
        if folder not in (*READ, PROSE) and name.lower().endswith((".yml", ".yaml", ".csv")):
            meant = find_closest(folder, list(READ)) if slash else None
            folders = ", ".join(f"`{known}/`" for known in READ)
            advice = f"did you mean `{meant}/`?" if meant else f"facts live in {folders}"
            yield _make_problem(make_file_name(files.content, name), f"nothing is read from here: {advice}")


def find_unread_series(files: ContentFiles, taken: Mapping[str, Collection[str] | None]) -> Iterator[Problem]:
    """Find CSV files from which no point takes values.

    `taken` tells of each file that was read from where it takes them; None where nobody can tell.
    """
    for name in files.names:
        if not (name.endswith(".csv") and name.startswith("sheets/")):
            continue
        folder, slash, last = name.rpartition("/")
        file = make_file_name(files.content, f"{folder}{slash}{last.partition('.')[0]}.yml")
        known = taken.get(file, ())
        if known is not None and make_file_name(files.content, name) not in known:
            message = "no point reads this file: a series stands in `<point>.csv`, and its aspect has `series: daily`"
            yield _make_problem(make_file_name(files.content, name), message)


def _locate_file(file: str, folders: list[str], name: str) -> FileLocation | Problem:
    stem, dot, ending = name.rpartition(".")
    if dot and ending.lower() in ("yml", "yaml") and ending != "yml":
        return _make_problem(file, "the ending must be .yml: rename the file", f"{stem}.yml")
    if not dot or ending != "yml":
        return _make_problem(file, "only `.yml` files belong here: delete it, or move it out of the facts")
    for id in (stem, *folders[1:2]) if folders[0] == "sheets" else (stem,):
        if not ID.fullmatch(id):
            message = f"`{id}` is no id: name files and folders with small letters, digits and hyphens"
            return _make_problem(file, message, _guess_id(id))
    message = "nothing is read from here: a sheet has `sheet.yml`, and its points in `points/`"
    return _make_location(folders, stem) or _make_problem(file, message)


def _make_location(folders: list[str], stem: str) -> FileLocation | None:
    if folders[0] in FOLDERS:
        return FileLocation(FOLDERS[folders[0]], stem)
    if len(folders) == 2 and stem == "sheet":
        return FileLocation("sheet", folders[1])
    return FileLocation("point", stem, folders[1]) if folders[2:3] == ["points"] else None


def _make_problem(file: str, message: str, fix: str | None = None) -> Problem:
    return Problem(file, 1, 1, "F020", Level.ERROR, message, fix, width=0)


def _guess_id(name: str) -> str | None:
    """Return the id that a name was probably meant to be."""
    try:
        return validate_id(name)
    except PydanticCustomError as error:
        return error.context["fix"] if error.context else None
