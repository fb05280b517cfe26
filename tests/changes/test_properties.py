"""What holds of every comparison: of a state with itself it is empty, and the other way round it is the mirror."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from factsheet.cli.diff.model import (
    Changes,
    FieldChange,
    PageChange,
    PointChange,
    ProseChange,
    ReportChange,
    ThingChange,
    get_turn,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.changes.desk import PLEDGE, POINTS, TRAVELLERS, Edit, change, compared, laid

EDITS: Sequence[Edit] = (
    (PLEDGE, "title: The bridge will reopen", "title: The bridge is to reopen"),
    (PLEDGE, "to: [southland]", "to: [northland, southland]"),
    (PLEDGE, "says: {wording: open again}", "says: {wording: open once more}"),
    (PLEDGE, "  - source: post\n", "  - source: post\n    id: post-second\n"),
    (TRAVELLERS, "value: up to 400", "value: about 400"),
    (TRAVELLERS, "population: civilian", "population: unstated"),
    (TRAVELLERS, "date: 2022-03-29\n", ""),
    (TRAVELLERS, "kind: figure", "kind: figur"),
    ("sources/post.yml", "title: Lake talks open", "title: Talks at the lake open"),
    ("actors/anna-berg.yml", "name: Anna Berg", "name: Anna B. Berg"),
    ("actors/northland.yml", "kind: state", "kind: state\naliases: [North]"),
    ("sheets/talks/sheet.yml", "title: Talks at the lake", "title: The talks"),
    (
        "sources/third.yml",
        "",
        "title: Third\nurl: https://third.example/\narchive_url: https://archive.example/third\n",
    ),
    ("pages/about.md", "", "# About\n"),
    ("pages/about.md", "", "One line.\n\nTwo lines.\n"),
    ("pages/more/map.svg", "", "<svg/>\n"),
)
MOVES = ((TRAVELLERS, f"{POINTS}/waiting.yml"), ("places/valley.yml", "places/dale.yml"), (PLEDGE, None))

Plan = tuple[frozenset[int], frozenset[int]]
plans = st.tuples(
    st.frozensets(st.integers(0, len(EDITS) - 1), max_size=5), st.frozensets(st.integers(0, len(MOVES) - 1), max_size=2)
)


def made(folder: Path, plan: Plan) -> Path:
    """Lay the small content out and edit it; files that nobody needs any more are renamed or deleted last."""
    content = laid(folder)
    for number in sorted(plan[0]):
        change(content, *EDITS[number])
    for number in sorted(plan[1]):
        file, target = MOVES[number]
        if target is None:
            (content / file).unlink()
        else:
            shutil.move(content / file, content / target)
    return content


@settings(max_examples=15)
@given(plans)
def test_nothing_changes_between_a_state_and_itself(plan: Plan) -> None:
    with TemporaryDirectory() as folder:
        content = made(Path(folder, "one"), plan)
        found = compared(content, made(Path(folder, "other"), plan))
    assert not found
    assert (found.points, found.things, found.prose, found.new_problems) == ((), (), (), ())


@settings(max_examples=15)
@given(plans, plans)
def test_the_other_way_round_before_and_after_change_places(one: Plan, other: Plan) -> None:
    with TemporaryDirectory() as folder:
        first, second = made(Path(folder, "one"), one), made(Path(folder, "other"), other)
        there, back = compared(first, second), compared(second, first)
    assert normal(mirrored(there)) == normal(back)


@settings(max_examples=15)
@given(plans)
def test_what_differs_in_the_files_is_told_or_is_nothing_to_read(plan: Plan) -> None:
    with TemporaryDirectory() as folder:
        found = compared(laid(Path(folder, "one")), made(Path(folder, "other"), plan))
    assert bool(found) == bool(plan[0] or plan[1])


def mirrored(found: Changes) -> Changes:
    return replace(
        found,
        points=tuple(_swapped(point) for point in found.points),
        things=tuple(_swapped(thing) for thing in found.things),
        prose=tuple(map(_swapped_prose, found.prose)),
        pages=found.pages
        and replace(found.pages, changed=tuple(replace(page, turn=_back(page.turn)) for page in found.pages.changed)),
        new_problems=found.fixed_problems,
        fixed_problems=found.new_problems,
        errors_before=found.errors_after,
        errors_after=found.errors_before,
    )


def _back(word: str) -> Any:
    return {"added": "removed", "removed": "added"}.get(word, word)


def _swapped_prose(change: ProseChange) -> ProseChange:
    return replace(
        change,
        turn=_back(change.turn),
        size_before=change.size_after,
        size_after=change.size_before,
        lines=tuple(replace(line, is_new=not line.is_new) for line in change.lines),
    )


def _swapped(change: Any) -> Any:
    swapped = replace(change, before=change.after, after=change.before)
    if isinstance(change, FieldChange):
        return swapped
    swapped = replace(swapped, fields=tuple(_swapped(field) for field in change.fields))
    if isinstance(change, PointChange):
        return replace(swapped, reports=tuple(_swapped(report) for report in change.reports))
    return swapped


def normal(found: Changes) -> object:
    """Return what must be the same either way; the order, the titles of pages and what is listed beside may differ."""
    pages = found.pages and (sorted((page.path, page.turn) for page in found.pages.changed), found.pages.files)
    return (
        sorted(map(_plain, found.points), key=repr),
        sorted((_plain(replace(thing, points=(), touched=0)) for thing in found.things), key=repr),
        [replace(one, lines=tuple(sorted(one.lines, key=repr))) for one in found.prose],
        pages if not (found.errors_before or found.errors_after) else None,
        (found.new_problems, found.fixed_problems, found.errors_before, found.errors_after),
    )


def _plain(change: PointChange | ThingChange | ReportChange) -> object:
    reports = sorted(map(_plain, change.reports), key=repr) if isinstance(change, PointChange) else ()
    return change.before, change.after, sorted(change.fields, key=repr), reports


def test_the_mirror_of_the_tests_is_one() -> None:
    page = PageChange("a/", "A", get_turn(None, 1), None)
    assert _back(page.turn) == "removed"
