"""Two states of the content → what changed between them, in terms of points, reports, sources and pages."""

from factsheet.changes.found import Changes
from factsheet.changes.of_pages import pages_changed
from factsheet.changes.of_points import points_changed
from factsheet.changes.of_problems import problems_changed
from factsheet.changes.of_prose import prose_changed
from factsheet.changes.of_things import things_changed
from factsheet.changes.of_unread import evened, unread
from factsheet.changes.state import State


def between(before: State, after: State) -> Changes:
    """Return everything that differs; the same the other way round gives the same with before and after exchanged."""
    new, mended, errors_before, errors_after = problems_changed(before, after)
    old, now = evened(before, after), evened(after, before)
    return Changes(
        unread=unread(before, after),
        points=tuple(points_changed(old, now)),
        things=tuple(things_changed(old, now)),
        prose=tuple(prose_changed(before, after)),
        pages=pages_changed(before, after) if not errors_after else None,
        new_problems=new,
        mended_problems=mended,
        errors_before=errors_before,
        errors_after=errors_after,
    )
