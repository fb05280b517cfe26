"""The pages of the site that change: by what they show, or by their digests where that would take too long."""

from collections.abc import Iterator

from factsheet.cli.diff.model import PageChange, PageChanges, get_turn
from factsheet.cli.diff.state import ContentState
from factsheet.web.outputs import File, Output, Page

MOST_VIEWED = 300
"""Pages whose views are made and compared; beyond these the digests alone decide, which are generous."""
MOST_POINTS = 2_000
"""On a site with more points, only their own pages are viewed: the view of a list opens too many points."""


def compare_pages(before: ContentState, after: ContentState) -> PageChanges | None:
    """Return the pages in the order of the site, removed ones last; None where errors leave no site to compare."""
    if before.site is None or after.site is None:
        return None
    old = {output.address.path: output for output in before.site.make_outputs()}
    new = {output.address.path: output for output in after.site.make_outputs()}
    pages = []
    files = 0
    for path in dict.fromkeys((*new, *old)):
        if _is_same(old.get(path), new.get(path)):
            continue
        if isinstance(new.get(path) or old[path], File):
            files += 1
        else:
            pages.append(path)
    few = len(after.findings.corpus.points) <= MOST_POINTS
    return PageChanges(tuple(_list_page_changes(old, new, pages, few)), files)


def _is_same(old: Output | None, new: Output | None) -> bool:
    return old is not None and new is not None and old.digest() == new.digest()


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
