"""What it means that a source has no report on a point."""

from tests.second_opinion.folder import Row, World
from tests.second_opinion.two_values import EVER, NEVER, doubt, span


def silence(world: World, key: str) -> dict[str, str]:
    """Return the word for each source of the sheet that has no report on the point, counted or not."""
    sheet = key.partition("/")[0]
    point = world.points[key]
    read_in_full = [reading["source"] for reading in world.sheets[sheet].get("read_in_full", ())]
    sources = set(read_in_full)
    for other in world.points:
        if other.startswith(f"{sheet}/"):
            sources |= reporting(world, other)
    found = {}
    for source in sources - reporting(world, key):
        about = world.sources[source]
        if is_surely_before(about, point):
            found[source] = "published before"
        elif source in read_in_full and could_have_said(about, point):
            found[source] = "not mentioned"
        else:
            found[source] = "not checked"
    return found


def reporting(world: World, key: str) -> set[str]:
    return {row["source"] for row in (*world.points[key].get("reports", ()), *world.series[key])}


def is_surely_before(about: Row, point: Row) -> bool:
    """An uncertain date, of the source or of the point, is never sure."""
    if "date" not in about or "date" not in point or "date" in about.get("uncertain", ()):
        return False
    if doubt(about["date"]) or doubt(point["date"]):
        return False
    return span(about["date"])[1] < span(point["date"])[0]


def could_have_said(about: Row, point: Row) -> bool:
    """It surely came out on the day of the point or later; what goes on for days can be told from the first one."""
    if "date" not in point:
        return True
    if "date" not in about or span(about["date"])[0] == EVER:
        return False
    begin, _, end = point["date"].partition("/")
    last = span(begin)[1] if begin.strip(".") else span(end)[1]
    return last != NEVER and span(about["date"])[0].date() >= last.date()
