"""Which pages of the site read otherwise: told by what they show, and by the stamps where that would take too long."""

from collections.abc import Iterator

from factsheet.cli.diff.model import PageChange, PageChanges, get_turn
from factsheet.cli.diff.state import ContentState
from factsheet.web.outputs import File, Output, Page

MOST_VIEWED = 300
"""Pages whose contents are made on both sides and compared; of those beyond, the stamps alone are."""
MOST_POINTS = 2_000
"""On a site with more of them, only the pages of points are compared: the others gather too many."""


def compare_pages(before: ContentState, after: ContentState) -> PageChanges | None:
    """Return the pages in the order of the site, those that are gone last; None where there is no site to be made."""
    if before.site is None or after.site is None:
        return None
    old = {output.address.path: output for output in before.site.make_outputs()}
    new = {output.address.path: output for output in after.site.make_outputs()}
    paths = [path for path in dict.fromkeys((*new, *old)) if not _is_same(old.get(path), new.get(path))]
    pages = [path for path in paths if not isinstance(new.get(path) or old[path], File)]
    few = len(after.findings.corpus.points) <= MOST_POINTS
    changed = tuple(_list_page_changes(old, new, pages, few))
    return PageChanges(changed, len(paths) - len(pages))


def _is_same(old: Output | None, new: Output | None) -> bool:
    return old is not None and new is not None and old.stamp() == new.stamp()


def _list_page_changes(
    old: dict[str, Output], new: dict[str, Output], paths: list[str], few: bool
) -> Iterator[PageChange]:
    viewed = 0
    for path in paths:
        was, now = old.get(path), new.get(path)
        if isinstance(was, Page) and isinstance(now, Page) and viewed < MOST_VIEWED and (few or now.point is not None):
            viewed += 1
            if was.title == now.title and was.view() == now.view():
                continue
        page = now or was
        assert isinstance(page, Page)
        yield PageChange(path, page.title, get_turn(was, now), page.point)
