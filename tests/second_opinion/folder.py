"""A content folder as YAML and CSV have it, read without the generator."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

Row = dict[str, Any]
"""What a file says, or a part of it, as YAML has it."""
UTTERANCES = ("statement", "proposal", "reaction")


@dataclass
class World:
    sources: dict[str, Row]
    actors: dict[str, Row]
    places: dict[str, Row]
    sheets: dict[str, Row]
    points: dict[str, Row]  # by `sheet/point`
    series: dict[str, list[Row]]  # by `sheet/point`: the rows of all CSV files, each with the aspect that it belongs to


def read(content: Path) -> World:
    def load(path: Path) -> Any:
        return yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader)

    def folder(name: str) -> dict[str, Row]:
        return {path.stem: load(path) for path in sorted((content / name).glob("*.yml"))}

    world = World(folder("sources"), folder("actors"), folder("places"), {}, {}, {})
    for path in sorted((content / "sheets").glob("*/sheet.yml")):
        sheet = path.parent.name
        world.sheets[sheet] = load(path)
        for file in sorted((path.parent / "points").rglob("*.yml")):
            key = f"{sheet}/{file.stem}"
            world.points[key] = load(file)
            world.series[key] = list(series_of(world.points[key], file))
    return world


def series_of(point: Row, file: Path) -> Iterator[Row]:
    aspects = [aspect["id"] for aspect in point.get("compare", ()) if aspect.get("series")]
    for aspect in aspects:
        beside = file.with_suffix(f".{aspect}.csv" if len(aspects) > 1 else ".csv")
        with beside.open(encoding="utf-8-sig", newline="") as lines:
            for line, row in enumerate(csv.DictReader(lines), 2):
                yield {**{name: (cell or "").strip() for name, cell in row.items()}, "aspect": aspect, "line": line}


def many(value: Any) -> list[str]:
    """A list of one may be written without brackets."""
    return [value] if isinstance(value, str) else list(value or ())


def chain(row: Row) -> list[str]:
    return many(row.get("attribution", {}).get("chain"))


def is_yes(value: Any) -> bool:
    return str(value).casefold() in ("yes", "true")
