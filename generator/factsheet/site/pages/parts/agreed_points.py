"""What is agreed on a sheet: the points in which nothing differs, each printed as a fact, not as a title."""

from collections.abc import Iterable, Iterator, Sequence

from factsheet.analysis.analysis import Agreed, Findings
from factsheet.analysis.compare import AspectComparison
from factsheet.analysis.independence import ReportLineage
from factsheet.analysis.shared_words import SharedWords, find_shared_words
from factsheet.content.corpus import Corpus, make_point_key
from factsheet.model.point import Point, PointKind
from factsheet.model.sheet import Sheet
from factsheet.model.values import TYPES
from factsheet.site.pages.parts import comparison_rows, point_list
from factsheet.site.pages.parts.list_entries import EntryPart
from factsheet.site.pages.parts.summary_sentences import describe_same_reports
from factsheet.site.pages.parts.view_types import PointItem
from factsheet.text.i18n import add_quotation_marks, ngettext
from factsheet.text.rich_text import RichText, Span
from factsheet.web.settings import Settings

MOST = 7  # To be read at a glance: the lists below it have every point.
MOST_VALUES = 2
"""Agreed values shown for one point; its own page has the others."""
_KINDS: tuple[PointKind, ...] = ("figure", "proposal", "statement", "reaction", "event", "background")
# An equal value says more than equal words, and those say more than that something was reported.
_STRENGTH: tuple[Agreed, ...] = ("value", "words", "report")


def list_agreed_points(
    findings: Findings, settings: Settings, sheet: Sheet, points: Sequence[Point]
) -> tuple[PointItem, ...]:
    """Return a handful of points: those that the editors put first, then those with a value, by kind and families.

    The note is the agreed value, else the shortest words that they share, else that it was said; "4 families".
    """
    items: list[PointItem] = []
    for point in rank_points(findings, sheet, points)[:MOST]:
        items.append(point_list.make_item(findings, point, ENTRIES.load(findings, settings, point)))
    return tuple(items)


def rank_points(findings: Findings, sheet: Sheet, points: Iterable[Point]) -> list[Point]:
    """Return the points that are still current and differ in nothing but words, in the order of display."""
    disputed: set[str] = set()
    for difference in sheet.differences:
        disputed.update(make_point_key(sheet.id, reference) for reference in difference.points)
    lead = [make_point_key(sheet.id, reference) for reference in sheet.lead]
    alike: list[Point] = []
    for point in points:
        if point.status.state in comparison_rows.NO_LONGER or point.key in disputed:
            continue
        if findings.get_brief(point.key).agreed is not None:
            alike.append(point)

    def make_rank(point: Point) -> tuple[int, ...]:
        brief = findings.get_brief(point.key)
        first = lead.index(point.key) if point.key in lead else len(lead)
        strength = _STRENGTH.index(brief.agreed or "report")
        return first, strength, _KINDS.index(point.kind), -brief.families, -brief.origins

    return sorted(alike, key=make_rank)


def _make_note(findings: Findings, settings: Settings, point: Point) -> RichText:
    if findings.get_brief(point.key).agreed is None:
        return ()
    finding = findings.analyze_point(point)
    values = [compared for compared in finding.aspects if compared.is_agreed][:MOST_VALUES]
    heads = finding.independence.heads
    shared = None if values else find_shared_words(heads)
    saying: list[ReportLineage] = []
    for compared in values:
        for said in compared.values:
            saying += said.by
    if not saying:
        saying += shared.by if shared else heads
    families = len({lineage.family for lineage in saying})
    words = tuple(_describe_agreement(findings.corpus, values, shared))
    if not words:
        # Not "the same" where the point's own page does not say so: their wording may differ.
        same = describe_same_reports(finding, point)
        count = ngettext("{count} family reports this.", "{count} families report this.", families)
        return same.words if same else (Span(count),)
    family_count = ngettext("{count} family", "{count} families", families)
    return (*words, Span(f" ({family_count})"))


ENTRIES = EntryPart("agreed", tuple[Span, ...], _make_note)


def _describe_agreement(
    corpus: Corpus, values: Sequence[AspectComparison], shared: SharedWords | None
) -> Iterator[Span]:
    """Yield the values or the words that the reports have in common, if any."""
    if values:
        yield from _format_values(corpus, values)
    elif shared:
        language = corpus.sources[shared.by[0].report.source].language or ""
        yield Span(add_quotation_marks(shared.text), language=language)


def _format_values(corpus: Corpus, values: Sequence[AspectComparison]) -> Iterator[Span]:
    separator = ""
    for compared in values:
        yield Span(f"{separator}{compared.aspect.head}: ")
        separator = "; "
        yield from TYPES[compared.aspect.type].print_value(compared.values[0].value, corpus)
