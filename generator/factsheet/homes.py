"""What the place of a file below the content folder says of it, and which files stand where nothing is read from."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic_core import PydanticCustomError

from factsheet.problems import Level, Problem
from factsheet.records.fields import ID, closest
from factsheet.records.point import Point
from factsheet.seriesfile import series_file
from factsheet.values.ids import checked

FOLDERS = {"sources": "source", "actors": "actor", "places": "place"}
READ = ("sheets", *FOLDERS)
PROSE = "pages"
"""The folder of hand-written pages, which the host reads."""


@dataclass(frozen=True, slots=True)
class Home:
    """What the place of a file says of it."""

    kind: str
    id: str
    sheet: str | None = None

    @property
    def key(self) -> str:
        return f"{self.sheet}/{self.id}" if self.kind == "point" else self.id


def present(content: Path) -> Iterator[Path]:
    """Return every file below the folder but hidden ones, in order."""
    for folder, folders, files in os.walk(content):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        paths = (Path(folder, name) for name in sorted(files) if not name.startswith("."))
        yield from (path for path in paths if path.is_file())


def name_of(content: Path, path: Path) -> str:
    """Return the file as problems name it: from the folder that holds the content folder, with forward slashes."""
    return path.relative_to(content.parent).as_posix()


def facts(content: Path, paths: Iterable[Path]) -> Iterator[tuple[Path, Home | Problem]]:
    """Return each file of the folders that are read, with what its place says, or why nothing belongs there."""
    for path in paths:
        *folders, name = path.relative_to(content).parts
        is_series = folders[:1] == ["sheets"] and path.suffix == ".csv"
        if folders and folders[0] in READ and name.lower() != "readme.md" and not is_series:
            yield path, _home(name_of(content, path), folders, name)


def strays(content: Path, paths: Iterable[Path]) -> Iterator[Problem]:
    """Find facts in folders that nothing is read from."""
    for path in paths:
        folder = path.relative_to(content).parts[0]
        if folder not in (*READ, PROSE) and path.suffix.lower() in (".yml", ".yaml", ".csv"):
            meant = closest(folder, list(READ)) if path.parent != content else None
            folders = ", ".join(f"`{name}/`" for name in READ)
            advice = f"did you mean `{meant}/`?" if meant else f"facts live in {folders}"
            yield _misplaced(name_of(content, path), f"nothing is read from here: {advice}")


def unread_series(
    content: Path, paths: Iterable[Path], points: Iterable[Point], files: Iterable[str]
) -> Iterator[Problem]:
    """Find CSV files beside no point with a series; where a point (of all `files`) was not read, nobody can tell."""
    read = tuple(points)
    wanted = {series_file(point, aspect.id) for point in read for aspect in point.compare if aspect.series}
    unsure = {file.removesuffix(".yml") for file in files} - {point.file.removesuffix(".yml") for point in read}
    for path in paths:
        if path.suffix != ".csv" or not path.is_relative_to(content / "sheets"):
            continue
        file = name_of(content, path)
        point = f"{file.rpartition('/')[0]}/{path.name.partition('.')[0]}"
        if file not in wanted and point not in unsure:
            message = "no point reads this file: a series stands in `<point>.csv`, and its aspect has `series: daily`"
            yield _misplaced(file, message)


def _home(file: str, folders: list[str], name: str) -> Home | Problem:
    stem, dot, ending = name.rpartition(".")
    if dot and ending.lower() in ("yml", "yaml") and ending != "yml":
        return _misplaced(file, "the ending must be .yml: rename the file", f"{stem}.yml")
    if not dot or ending != "yml":
        return _misplaced(file, "only `.yml` files belong here: delete it, or move it out of the facts")
    for id in (stem, *folders[1:2]) if folders[0] == "sheets" else (stem,):
        if not ID.fullmatch(id):
            message = f"`{id}` is no id: name files and folders with small letters, digits and hyphens"
            return _misplaced(file, message, _likely(id))
    message = "nothing is read from here: a sheet has `sheet.yml`, and its points in `points/`"
    return _shelf(folders, stem) or _misplaced(file, message)


def _shelf(folders: list[str], stem: str) -> Home | None:
    if folders[0] in FOLDERS:
        return Home(FOLDERS[folders[0]], stem)
    if len(folders) == 2 and stem == "sheet":
        return Home("sheet", folders[1])
    return Home("point", stem, folders[1]) if folders[2:3] == ["points"] else None


def _misplaced(file: str, message: str, fix: str | None = None) -> Problem:
    return Problem(file, 1, 1, "F020", Level.ERROR, message, fix)


def _likely(name: str) -> str | None:
    """Return the id that a name was probably meant to be."""
    try:
        return checked(name)
    except PydanticCustomError as error:
        return error.context["fix"] if error.context else None
