"""A change report for programs."""

import json
from dataclasses import asdict
from typing import Any

from factsheet.cli.diff import words
from factsheet.cli.diff.model import Changes, PointChange, ReportChange, ThingChange


def draw(changes: Changes, names: tuple[str, str]) -> str:
    told = {
        "from": names[0],
        "to": names[1],
        "summary": words.headline(changes),
        **asdict(changes),
        "points": [_point(one) for one in changes.points],
        "things": [_with_turn(one) for one in changes.things],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _point(change: PointChange) -> dict[str, Any]:
    reports = [_with_turn(one) for one in change.reports]
    return {**_with_turn(change), "reports": reports, "counts": list(words.counts(change))}


def _with_turn(change: PointChange | ReportChange | ThingChange) -> dict[str, Any]:
    return {"turn": change.turn, **asdict(change)}
