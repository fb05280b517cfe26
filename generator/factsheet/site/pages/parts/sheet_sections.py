"""The groups of a sheet, each with its points, and how many of them the sheet's own page has room for."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from factsheet.analysis.analysis import Findings
from factsheet.analysis.support import Support
from factsheet.content.corpus import Corpus
from factsheet.model.point import Point
from factsheet.model.sheet import Sheet
from factsheet.site.pages.parts import pagination
from factsheet.text.i18n import _, ngettext

MOST = 300
"""Points of a sheet that its page shows all."""
FIRST = 20
"""Points of each group on the page of a sheet that has more."""


@dataclass(frozen=True, slots=True)
class PointGroup:
    id: str
    title: str
    summary: str
    points: Sequence[Point]


def is_long(corpus: Corpus, sheet: Sheet) -> bool:
    """True where the groups of the sheet have pages of their own."""
    return len(corpus.list_points(sheet.id)) > MOST


def count_shown(corpus: Corpus, sheet: Sheet, groups: Sequence[PointGroup]) -> int:
    """Return how many points of each group the sheet's page shows at most."""
    return max(1, min(FIRST, pagination.MOST // len(groups))) if is_long(corpus, sheet) else MOST


def group_points(corpus: Corpus, sheet: Sheet) -> tuple[PointGroup, ...]:
    """Return the groups in the sheet's order, each point in the first that has it; what belongs to none stands last."""
    members = _collect_members(corpus, sheet)
    sections = [
        PointGroup(group.id, group.title, group.summary or "", _rank_points(members[group.id], group.points))
        for group in sheet.groups
        if group.id in members
    ]
    if rest := members.get(None):
        sections.append(PointGroup("further", _("Further points") if sheet.groups else _("Points"), "", rest))
    return tuple(sections)


def format_counts(findings: Findings, group: PointGroup) -> str:
    """Return "12 points, 3 contested"."""
    contested = sum(findings.get_brief(point.key).support is Support.CONTESTED for point in group.points)
    count = ngettext("{count} point", "{count} points", len(group.points))
    if contested:
        count = f"{count}, {ngettext('{count} contested', '{count} contested', contested)}"
    return count


def _collect_members(corpus: Corpus, sheet: Sheet) -> Mapping[str | None, list[Point]]:
    """Return the points by the first group of the sheet that has them; those that belong to none under None."""
    members: defaultdict[str | None, list[Point]] = defaultdict(list)
    for point in corpus.list_points(sheet.id):
        groups = corpus.list_groups(point)
        members[next((group.id for group in sheet.groups if group.id in groups), None)].append(point)
    return members


def _rank_points(points: Sequence[Point], order: Sequence[str]) -> list[Point]:
    """Put those that the sheet lists first, in its order, the others by date."""
    rank = {id: number for number, id in enumerate(order)}
    return sorted(
        points, key=lambda point: (rank.get(point.id, len(rank)), "" if point.id in rank else _make_date_key(point))
    )


def _make_date_key(point: Point) -> str:
    return point.date.sort_key[0].isoformat() if point.date else "9999"
