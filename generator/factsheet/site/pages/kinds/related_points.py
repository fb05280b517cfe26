"""The points that a point refers to, and those that refer to it, in lists by the tie between them."""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from factsheet.analysis.analysis import Findings
from factsheet.content.corpus import make_point_key
from factsheet.model.point import Point
from factsheet.site.pages.parts import point_list
from factsheet.site.pages.parts.view_types import PointList
from factsheet.text.i18n import _

Tie = Literal["responds_to", "subset_of", "replaced_by", "came_as", "related"]


class PointReference(NamedTuple):
    """How a point refers to another."""

    tie: Tie
    key: str
    """Of the other point."""


def list_related(findings: Findings, point: Point) -> Iterator[PointList]:
    corpus = findings.corpus
    # By tie; as dictionaries, since two points may name each other as related.
    to: dict[Tie, dict[str, Point]] = {}
    by: dict[Tie, dict[str, Point]] = {}
    for reference in _list_references(point):
        to.setdefault(reference.tie, {})[reference.key] = corpus.points[reference.key]
    for other in corpus.list_points_naming("point", point.key):
        for reference in _list_references(other):
            if reference.key == point.key:
                by.setdefault(reference.tie, {})[other.key] = other
    lists: tuple[tuple[str, str, dict[str, Point]], ...] = (
        ("fs-answers", _("Reactions and answers"), by.get("responds_to", {})),
        ("fs-answered", _("Answers to"), to.get("responds_to", {})),
        ("fs-part-of", _("Counted within"), to.get("subset_of", {})),
        ("fs-parts", _("Counted among these"), by.get("subset_of", {})),
        ("fs-replaces", _("Replaces"), by.get("replaced_by", {})),
        ("fs-expected", _("Previously expected"), by.get("came_as", {})),
        ("fs-related", _("Related"), {**to.get("related", {}), **by.get("related", {})}),
    )
    for id, title, points in lists:
        if points:
            yield point_list.make_list(findings, id, title, points.values())


def _list_references(point: Point) -> Iterator[PointReference]:
    """Return how the point refers to others, in the order of its fields."""
    ids: tuple[tuple[Tie, Iterable[str | None]], ...] = (
        ("responds_to", point.responds_to),
        ("came_as", (point.outcome.point if point.outcome else None,)),
        ("replaced_by", (point.status.by,)),
        ("subset_of", (point.subset_of,)),
        ("related", point.related),
    )
    for tie, named in ids:
        for id in named:
            if id:
                yield PointReference(tie, make_point_key(point.sheet, id))
