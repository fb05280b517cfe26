"""A change report for programs."""

import json
from dataclasses import asdict
from typing import Any

from factsheet.cli.diff import words
from factsheet.cli.diff.model import Changes, PointChange, ReportChange, ThingChange


def draw(changes: Changes, names: tuple[str, str]) -> str:
    data = {
        "from": names[0],
        "to": names[1],
        "summary": words.format_headline(changes),
        **asdict(changes),
        "points": [_make_point(change) for change in changes.points],
        "things": [_add_turn(change) for change in changes.things],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _make_point(change: PointChange) -> dict[str, Any]:
    reports = [_add_turn(report_change) for report_change in change.reports]
    return {**_add_turn(change), "reports": reports, "counts": list(words.format_counts(change))}


def _add_turn(change: PointChange | ReportChange | ThingChange) -> dict[str, Any]:
    return {"turn": change.turn, **asdict(change)}
