"""The groups of a sheet, each with its points, and how many of them the sheet's own page has room for."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct

from factsheet.analysis.analysis import Findings
from factsheet.analysis.support import Support
from factsheet.content.corpus import Corpus
from factsheet.model.point import Point
from factsheet.model.sheet import Sheet
from factsheet.site.pages.parts import pagination
from factsheet.text.i18n import _, ngettext

MOST = 300
"""Points of a sheet whose page shows all of them; above that, groups have pages of their own."""
FIRST = 20
"""Points of each group that the page of such a long sheet shows, enough to see what the group is about."""


class PointGroup(Struct, frozen=True):
    id: str
    title: str
    summary: str
    points: Sequence[Point]


def is_long(corpus: Corpus, sheet: Sheet) -> bool:
    """True where the groups of the sheet have pages of their own."""
    return len(corpus.list_points(sheet.id)) > MOST


def count_shown(corpus: Corpus, sheet: Sheet, groups: Sequence[PointGroup]) -> int:
    """Return how many points of each group the sheet's page shows at most."""
    if not is_long(corpus, sheet):
        return MOST
    # With many groups fewer of each, so that the page is not longer than any other page of a list.
    return max(1, min(FIRST, pagination.MOST // len(groups)))


def group_points(corpus: Corpus, sheet: Sheet) -> tuple[PointGroup, ...]:
    """Return the groups in the sheet's order, each point in the first that has it; points in no group come last."""
    members = _collect_members(corpus, sheet)
    sections = []
    for group in sheet.groups:
        if group.id in members:
            points = _rank_points(members[group.id], group.points)
            sections.append(PointGroup(group.id, group.title, group.summary or "", points))
    if rest := members.get(None):
        title = _("Further points") if sheet.groups else _("Points")
        sections.append(PointGroup("further", title, "", rest))
    return tuple(sections)


def format_counts(findings: Findings, group: PointGroup) -> str:
    """Return "12 points, 3 contested"."""
    contested = 0
    for point in group.points:
        contested += findings.get_brief(point.key).support is Support.CONTESTED
    count = ngettext("{count} point", "{count} points", len(group.points))
    if contested:
        count = f"{count}, {ngettext('{count} contested', '{count} contested', contested)}"
    return count


def _collect_members(corpus: Corpus, sheet: Sheet) -> Mapping[str | None, list[Point]]:
    """Return the points by the first group of the sheet that has them; those in no group under None."""
    members: defaultdict[str | None, list[Point]] = defaultdict(list)
    for point in corpus.list_points(sheet.id):
        members[_find_group(sheet, corpus.list_groups(point))].append(point)
    return members


def _find_group(sheet: Sheet, ids: Collection[str]) -> str | None:
    for group in sheet.groups:
        if group.id in ids:
            return group.id
    return None


def _rank_points(points: Sequence[Point], order: Sequence[str]) -> list[Point]:
    """Sort the points that the sheet lists first, in its order, then the others by date."""
    rank = {id: number for number, id in enumerate(order)}

    def make_key(point: Point) -> tuple[int, str]:
        if point.id in rank:
            return rank[point.id], ""
        return len(rank), point.date.sort_key[0].isoformat() if point.date else "9999"

    return sorted(points, key=make_key)
