"""What is agreed on a sheet: the points in which nothing differs, each printed as a fact, not as a title."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from factsheet.analysis.analysis import Agreed, Findings
from factsheet.analysis.compare import AspectComparison
from factsheet.analysis.shared_words import Shared, shared_words
from factsheet.content.corpus import Corpus, point_key
from factsheet.model.point import Kind, Point
from factsheet.model.point_summary import Outline
from factsheet.model.sheet import Sheet
from factsheet.model.values import TYPES
from factsheet.site.pages.parts import comparison_rows, point_list
from factsheet.site.pages.parts.view_types import PointItem
from factsheet.text.i18n import _, ngettext, quoted
from factsheet.text.rich_text import RichText, Span

MOST = 7
MOST_VALUES = 2
"""More agreed values of one point than these stand on its own page."""
_KINDS: tuple[Kind, ...] = ("figure", "proposal", "statement", "reaction", "event", "background")
_STRENGTH: tuple[Agreed, ...] = ("value", "words", "report")


@dataclass(frozen=True, slots=True)
class AgreedItem:
    """A point on which several families agree."""

    item: PointItem
    """Its note is the agreed value, else the shortest words that they share, else that it was said; "4 families"."""
    rests_on: tuple[str, ...]
    """The anchors of the rows that agree."""


def agreed(findings: Findings, sheet: Sheet, points: Sequence[Outline]) -> tuple[AgreedItem, ...]:
    """Return a handful of points: those that the editors put first, then those with a value, by kind and families."""
    return tuple(_item(findings, point) for point in ranked(findings, sheet, points)[:MOST])


def ranked(findings: Findings, sheet: Sheet, points: Iterable[Outline]) -> list[Outline]:
    """Return the points that stand, and in which nothing but words differs, in the order of display."""
    disputed = {point_key(sheet.id, reference) for difference in sheet.differences for reference in difference.points}
    lead = [point_key(sheet.id, reference) for reference in sheet.lead]
    standing = (
        point for point in points if point.status not in comparison_rows.NO_LONGER and point.key not in disputed
    )
    alike = [point for point in standing if findings.brief(point.key).agreed is not None]

    def place(point: Outline) -> tuple[int, ...]:
        brief = findings.brief(point.key)
        first = lead.index(point.key) if point.key in lead else len(lead)
        strength = _STRENGTH.index(brief.agreed or "report")
        return first, strength, _KINDS.index(point.kind), -brief.families, -brief.origins

    return sorted(alike, key=place)


def _item(findings: Findings, outline: Outline) -> AgreedItem:
    point = findings.corpus.points[outline.key]
    finding = findings.on(point)
    values = [found for found in finding.aspects if found.is_agreed][:MOST_VALUES]
    heads = finding.standings.heads()
    shared = None if values else shared_words(heads)
    saying = [standing for found in values for said in found.said for standing in said.by] or (
        shared.by if shared else heads
    )
    families = len({standing.family for standing in saying})
    told = ngettext("{count} family", "{count} families", families)
    note = (*_fact(findings.corpus, point, values, shared), Span(f" ({told})"))
    return AgreedItem(
        point_list.item(findings, outline, note), tuple(dict.fromkeys(standing.report.anchor for standing in saying))
    )


def _fact(corpus: Corpus, point: Point, values: Sequence[AspectComparison], shared: Shared | None) -> RichText:
    if values:
        return tuple(_values(corpus, values))
    if shared:
        language = corpus.sources[shared.by[0].report.source].language or ""
        return (Span(quoted(shared.text), language=language),)
    return (Span(_("all agree that this was said") if point.is_utterance else _("all report it")),)


def _values(corpus: Corpus, values: Sequence[AspectComparison]) -> Iterator[Span]:
    for number, found in enumerate(values):
        yield Span(f"{'; ' if number else ''}{found.aspect.head}: ")
        yield from TYPES[found.aspect.type].print_value(found.said[0].value, corpus)
