"""The synthetic series: a point now and then whose values are in a CSV file next to it."""

import csv
import io
from datetime import date, timedelta

from tests.bench.cast import Cast, Fields

EVERY = 250
"""One point in so many is a series, and one in each sheet at least."""
DAYS = 14
COLUMNS = ("source", "claimed_by", "as_of", "period", "value", "locator", "quote")


def make_series(points: dict[str, Fields], sources: list[str], cast: Cast, day: date) -> dict[str, str]:
    """Make series of some figures, and return the text of the file of each."""
    chosen = [id for number, id in enumerate(points) if number % EVERY == 6]
    return {id: _series(points[id], sources, cast, day) for id in chosen if _counts(points[id])}


def _counts(point: Fields) -> bool:
    return "compare" in point and point["compare"][0]["type"] == "quantity"


def _series(point: Fields, sources: list[str], cast: Cast, day: date) -> str:
    aspect = {**point["compare"][0], "series": "daily", "counting": "per_period"}
    point["compare"] = [aspect]
    point["reports"] = [
        {**report, "says": {aspect["id"]: report["says"][aspect["id"]]}} if "says" in report else report
        for report in point["reports"]
    ]
    if "differences" in point:
        point["differences"] = [entry for entry in point["differences"] if entry["aspect"] == aspect["id"]]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for number in range(DAYS):
        as_of = (day - timedelta(days=DAYS + 6 - number)).isoformat()
        for claimant, source in zip(cast.offices[:2], sources, strict=False):
            writer.writerow((source, claimant, as_of, "day", f"about {1000 + 13 * number}", f"row {number + 1}", ""))
    return out.getvalue()
