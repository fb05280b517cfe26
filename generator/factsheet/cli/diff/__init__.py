"""Two states of the content → what changed between them, in terms of points, reports, sources and pages."""

from factsheet.cli.diff.entities import things_changed
from factsheet.cli.diff.model import Changes
from factsheet.cli.diff.pages import pages_changed
from factsheet.cli.diff.points import points_changed
from factsheet.cli.diff.problems import problems_changed
from factsheet.cli.diff.prose import prose_changed
from factsheet.cli.diff.state import State
from factsheet.cli.diff.unread import evened, unread


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
