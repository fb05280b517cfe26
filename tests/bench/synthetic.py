"""Synthetic facts in our model: seeded by the number of points alone, the same bytes each time."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import yaml

from tests.bench.articles import find_day, list_read_in_full, make_articles
from tests.bench.cast import Cast, Fields, make_cast
from tests.bench.points import Setting, make_points
from tests.bench.series import make_series
from tests.bench.vocabulary import MATTERS

GROUPS = 2
"""Sections of a sheet."""
BORROWED = 5
"""Sources of the sheet before that also report on a sheet."""


@dataclass(frozen=True, slots=True)
class Sheet:
    fields: Fields
    points: dict[str, Fields]
    series: dict[str, str]
    """The text of the CSV file next to each point that has one."""


@dataclass(frozen=True, slots=True)
class Facts:
    cast: Cast
    sources: dict[str, Fields]
    sheets: dict[str, Sheet]


@dataclass(frozen=True, slots=True)
class Spot:
    """The one value that changes between two builds: the first of the first figure of the first sheet."""

    sheet: str
    point: str

    @staticmethod
    def words(state: int) -> str:
        """Return the value in a state; it occurs nowhere else."""
        return f"some {state + 431}"


CHANGING = Spot("sheet-0", "figure-0")


def facts(count: int) -> Facts:
    """Return so many points, with three sources for each hundred, in sheets of up to 500."""
    draw = Random(count)
    actors = make_cast(count, draw)
    sheets = max(2, count // 500)
    own = max(12, 3 * count // 100 // sheets)
    sources: dict[str, dict[str, Fields]] = {}
    made: dict[str, Sheet] = {}
    for number in range(sheets):
        sources[f"sheet-{number}"] = make_articles(number, own, actors, draw)
        before = islice(sources.get(f"sheet-{number - 1}", {}).items(), BORROWED)
        share = count // sheets + (number < count % sheets)
        made[f"sheet-{number}"] = _make_sheet(number, share, dict(before) | sources[f"sheet-{number}"], actors, draw)
    every = {id: article for shelf in sources.values() for id, article in shelf.items()}
    return set_state(Facts(actors, every, made), 0)


def set_state(content_facts: Facts, state: int) -> Facts:
    """Return the facts with the one changing value as it is in the state."""
    sheet = content_facts.sheets[CHANGING.sheet]
    point = sheet.points[CHANGING.point]
    column = point["compare"][0]["id"]
    first, *rest = point["reports"]
    figure = {**first["says"][column], "value": CHANGING.words(state)}
    difference = {"kind": "number", "aspect": column, "reason": "The first report gives a later count."}
    reports = [{**first, "says": {**first["says"], column: figure}}, *rest]
    changed = {**point, "differences": [difference], "reports": reports}
    sheets = {CHANGING.sheet: replace(sheet, points={**sheet.points, CHANGING.point: changed})}
    return replace(content_facts, sheets=content_facts.sheets | sheets)


def list_files(content_facts: Facts) -> Iterator[tuple[str, str]]:
    """Return the path below the content folder and the text of each file."""
    for folder, things in (
        ("actors", content_facts.cast.actors),
        ("places", content_facts.cast.places),
        ("sources", content_facts.sources),
    ):
        for id, fields in things.items():
            yield f"{folder}/{id}.yml", format_yaml(fields)
    for id, sheet in content_facts.sheets.items():
        yield f"sheets/{id}/sheet.yml", format_yaml(sheet.fields)
        for name, fields in sheet.points.items():
            yield find_point_file(id, name, fields), format_yaml(fields)
        for name, text in sheet.series.items():
            yield find_point_file(id, name, sheet.points[name]).removesuffix(".yml") + ".csv", text
    yield "pages/about.md", "# About\n\nA synthetic site: nothing in it is true of anybody.\n"


def write(content_facts: Facts, content: Path) -> None:
    for path, text in list_files(content_facts):
        file = content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def find_point_file(sheet: str, point: str, fields: Fields) -> str:
    return f"sheets/{sheet}/points/{fields['groups'][0]}/{point}.yml"


class _Dumper(yaml.CSafeDumper):
    """Writes a value that occurs twice twice: anchors are not part of a fact file."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def format_yaml(fields: Fields) -> str:
    """Return the text of a fact file; small lists and mappings are on one line, as people write them."""
    text: str = yaml.dump(
        fields, Dumper=_Dumper, sort_keys=False, allow_unicode=True, default_flow_style=None, width=118
    )
    return text


def _make_sheet(number: int, count: int, reporting: dict[str, Fields], actors: Cast, draw: Random) -> Sheet:
    groups = [f"group-{number}-{i}" for i in range(GROUPS)]
    own_points = dict(make_points(count, Setting(find_day(number), groups, reporting, actors), draw))
    held = [id for id, article in reporting.items() if article.get("held") != "no"]
    fields = {
        "title": f"The talks on {MATTERS[number % len(MATTERS)]}, round {number + 1}",
        "question": "What was said, proposed and counted, and how do the sources differ?",
        "summary": "All sources report the talks. They differ on the numbers, on the day and on who was in the chair.",
        "editors": ["Desk"],
        "groups": [{"id": id, "title": f"Part {i + 1} of round {number + 1}"} for i, id in enumerate(groups)],
        "read_in_full": [{"source": id, "by": "Desk", "date": "2031-11-01"} for id in list_read_in_full(reporting)],
    }
    return Sheet(fields, own_points, make_series(own_points, held, actors, find_day(number)))
