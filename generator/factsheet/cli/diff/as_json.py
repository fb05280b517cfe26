"""A change report for programs."""

import json
from typing import Any

import msgspec

from factsheet.cli.diff.count_changes import format_counts
from factsheet.cli.diff.headline import format_headline
from factsheet.cli.diff.model import Changes, PointChange, ReportChange, StateNames, ThingChange


def draw(changes: Changes, names: StateNames) -> str:
    data = {
        "from": names.before,
        "to": names.after,
        "summary": format_headline(changes),
        **msgspec.to_builtins(changes),
        "points": [_make_point(change) for change in changes.points],
        "things": [_add_turn(change) for change in changes.things],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _make_point(change: PointChange) -> dict[str, Any]:
    reports = [_add_turn(report_change) for report_change in change.reports]
    return {**_add_turn(change), "reports": reports, "counts": list(format_counts(change))}


def _add_turn(change: PointChange | ReportChange | ThingChange) -> dict[str, Any]:
    return {"turn": change.turn, **msgspec.to_builtins(change)}
