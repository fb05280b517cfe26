"""The meaning of a file's place below the content folder, and the files in places that nothing is read from."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path

from msgspec import Struct, field
from pydantic_core import PydanticCustomError

from factsheet.content.prose_files import make_irregular_problem
from factsheet.content.verification_ledger import FOLDER as LEDGERS
from factsheet.model.field_types import ID, find_closest
from factsheet.model.values.ids import validate_id
from factsheet.problems.problem import Level, Problem
from factsheet.text.file_writing import create_placeholder
from factsheet.text.regular_files import describe_non_folder, read_regular, walk_files

FOLDERS = {"sources": "source", "actors": "actor", "places": "place"}
READ = ("sheets", *FOLDERS)
PROSE = "pages"
"""The folder of hand-written pages, which MkDocs reads."""


class FileLocation(Struct, frozen=True):
    """The kind and id of a record, which follow from the place of its file."""

    kind: str
    id: str
    sheet: str | None = None

    @property
    def key(self) -> str:
        return f"{self.sheet}/{self.id}" if self.kind == "point" else self.id


class ContentFiles(Struct, frozen=True, dict=True):
    """The files of a content folder without hidden ones, named from there with forward slashes, in order."""

    content: str
    """The name of the folder."""
    names: tuple[str, ...]
    ledgers: tuple[str, ...] = ()
    """The files in the hidden folder of ledgers, named in the same way."""
    refused: Mapping[str, str] = field(default_factory=dict)
    """By name: links and other files that are not regular, ledgers included, each with what it is."""

    @cached_property
    def facts(self) -> tuple[tuple[str, FileLocation | Problem], ...]:
        """Each file of the folders that are read, with its location, or the problem of a misplaced file."""
        return tuple(_list_facts(self.content, self.names))

    @cached_property
    def refused_facts(self) -> tuple[FileLocation, ...]:
        """The locations of refused fact files: their ids are known, so a reference to one leads somewhere."""
        facts = _list_facts(self.content, self.refused)
        return tuple(location for _name, location in facts if isinstance(location, FileLocation))

    def list_tables(self, name: str) -> tuple[str, ...]:
        """Return the CSV files that may contain series of the point in the file."""
        return self._tables_by_point.get(name, ())

    @cached_property
    def _tables_by_point(self) -> dict[str, tuple[str, ...]]:
        by_point: dict[str, tuple[str, ...]] = {}
        for name in self.names:
            if name.endswith(".csv"):
                point = find_point_file(name)
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
    """Return the files of the folder of ledgers as `walk_files` does; only the folder itself where it is no folder."""
    folder = content / LEDGERS
    if reason := describe_non_folder(folder):
        yield LEDGERS, reason
        return
    for name, reason in walk_files(folder):
        yield f"{LEDGERS}/{name}", reason


def _list_facts(content: str, names: Iterable[str]) -> Iterator[tuple[str, FileLocation | Problem]]:
    for name in names:
        if location := _locate_file(content, name):
            yield name, location


def copy_files(content: Path, folder: Path) -> Path:
    """Copy the files that are read into the folder, and return the copy.

    In place of a refused file the copy has a placeholder that is refused too, and links to nothing.
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
    """Find files that are not read, since they are links or not regular files."""
    for name, reason in files.refused.items():
        yield make_irregular_problem(make_file_name(files.content, name), reason)


def make_file_name(content: str, name: str) -> str:
    """Return the file as problems name it: from the folder that holds the content folder."""
    return f"{content}/{name}"


def find_point_file(table: str) -> str:
    """Return the file of the point to which a CSV file belongs, both with their folders."""
    folder, slash, name = table.rpartition("/")
    return f"{folder}{slash}{name.partition('.')[0]}.yml"


def find_stray_files(files: ContentFiles) -> Iterator[Problem]:
    """Find facts in folders that nothing is read from."""
    for name in files.names:
        folder, slash, _rest = name.partition("/")
        if folder not in (*READ, PROSE) and name.lower().endswith((".yml", ".yaml", ".csv")):
            meant = find_closest(folder, list(READ)) if slash else None
            folders = ", ".join(f"`{known}/`" for known in READ)
            advice = f"did you mean `{meant}/`?" if meant else f"facts belong in {folders}"
            yield _make_problem(make_file_name(files.content, name), f"nothing is read from here: {advice}")


def find_unread_series(files: ContentFiles, taken: Mapping[str, Collection[str] | None]) -> Iterator[Problem]:
    """Find CSV files from which no point takes values.

    `taken` are the CSV files from which each fact file takes values; None where that is not known.
    """
    for name in files.names:
        if not (name.endswith(".csv") and name.startswith("sheets/")):
            continue
        known = taken.get(make_file_name(files.content, find_point_file(name)), ())
        if known is not None and make_file_name(files.content, name) not in known:
            message = "no point reads this file: a series is in `<point>.csv`, and its aspect has `series: daily`"
            yield _make_problem(make_file_name(files.content, name), message)


@lru_cache(maxsize=65_536)  # while a site is served, the same files are listed after each edit
def _locate_file(content: str, name: str) -> FileLocation | Problem | None:
    """Return None for what is no fact file: a README may explain a folder, and series are read with their points."""
    *folders, last = name.split("/")
    is_series = folders[:1] == ["sheets"] and name.endswith(".csv")
    if not folders or folders[0] not in READ or last.lower() == "readme.md" or is_series:
        return None
    file = make_file_name(content, name)
    stem, dot, ending = last.rpartition(".")
    if dot and ending.lower() in ("yml", "yaml") and ending != "yml":
        return _make_problem(file, "the extension must be .yml: rename the file", f"{stem}.yml")
    if not dot or ending != "yml":
        return _make_problem(file, "only `.yml` files belong here: delete it, or move it out of the facts")
    ids = [stem, *folders[1:2]] if folders[0] == "sheets" else [stem]
    for id in ids:
        if not ID.fullmatch(id):
            message = f"`{id}` is not an id: name files and folders with lower-case letters, digits and hyphens"
            return _make_problem(file, message, _guess_id(id))
    location = _make_location(folders, stem)
    if location is None:
        return _make_problem(file, "nothing is read from here: a sheet has `sheet.yml`, and its points in `points/`")
    return location


def _make_location(folders: list[str], stem: str) -> FileLocation | None:
    if folders[0] in FOLDERS:
        return FileLocation(FOLDERS[folders[0]], stem)
    if len(folders) == 2 and stem == "sheet":
        return FileLocation("sheet", folders[1])
    if folders[2:3] == ["points"]:
        return FileLocation("point", stem, folders[1])
    return None


def _make_problem(file: str, message: str, fix: str | None = None) -> Problem:
    return Problem(file, 1, 1, "F020", Level.ERROR, message, fix, width=0)


def _guess_id(name: str) -> str | None:
    """Return the id that the name was probably meant to be, from the fix of the rule for ids."""
    try:
        return validate_id(name)
    except PydanticCustomError as error:
        return error.context["fix"] if error.context else None
