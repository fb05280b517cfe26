"""A content folder as YAML and CSV have it, read without the generator."""

import csv
from dataclasses import dataclass

import yaml

UTTERANCES = ("statement", "proposal", "reaction")


@dataclass
class World:
    sources: dict
    actors: dict
    places: dict
    sheets: dict
    points: dict  # by `sheet/point`
    series: dict  # by `sheet/point`: the rows of all CSV files, each with the aspect that it belongs to


def read(content):
    def load(path):
        return yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader)

    def folder(name):
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


def series_of(point, file):
    aspects = [aspect["id"] for aspect in point.get("compare", ()) if aspect.get("series")]
    for aspect in aspects:
        beside = file.with_suffix(f".{aspect}.csv" if len(aspects) > 1 else ".csv")
        with beside.open(encoding="utf-8-sig", newline="") as lines:
            for line, row in enumerate(csv.DictReader(lines), 2):
                yield {**{name: (cell or "").strip() for name, cell in row.items()}, "aspect": aspect, "line": line}


def many(value):
    """A list of one may be written without brackets."""
    return [value] if isinstance(value, str) else list(value or ())


def chain(row):
    return many(row.get("attribution", {}).get("chain"))


def is_yes(value):
    return str(value).casefold() in ("yes", "true")
