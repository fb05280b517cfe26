"""Two states of the content → what changed between them, in terms of points, reports, sources and pages."""

from factsheet.cli.diff.entities import compare_things
from factsheet.cli.diff.model import Changes
from factsheet.cli.diff.pages import compare_pages
from factsheet.cli.diff.points import compare_points
from factsheet.cli.diff.problems import compare_problems
from factsheet.cli.diff.prose import compare_prose
from factsheet.cli.diff.state import ContentState
from factsheet.cli.diff.unread import find_unread, remove_unread


def compare_states(before: ContentState, after: ContentState) -> Changes:
    """Return everything that differs; comparing the other way round exchanges before and after."""
    problems = compare_problems(before, after)
    old, now = remove_unread(before, after), remove_unread(after, before)
    return Changes(
        unread=find_unread(before, after),
        points=tuple(compare_points(old, now)),
        things=tuple(compare_things(old, now)),
        prose=tuple(compare_prose(before, after)),
        pages=compare_pages(before, after) if not problems.errors_after else None,
        new_problems=problems.new,
        fixed_problems=problems.fixed,
        errors_before=problems.errors_before,
        errors_after=problems.errors_after,
    )
