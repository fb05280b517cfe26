"""The renderings of one utterance: each in its own words, copies beneath what they copy."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from factsheet.analysis.analysis import Findings
from factsheet.analysis.differing_words import Marks
from factsheet.analysis.independence import ReportLineage
from factsheet.content.corpus import Corpus
from factsheet.model.point import Point
from factsheet.model.report import Report
from factsheet.site.pages.parts import comparison_rows, point_list, quoted_words, sides_of_difference
from factsheet.site.pages.parts.comparison_types import QuotedText
from factsheet.text.i18n import _, get_language_name
from factsheet.text.rich_text import RichText, Span


class QuotationVersion(Struct, frozen=True, array_like=True):
    """One report's words, or those of several in the same words."""

    outlets: RichText
    """Each leads to its row."""
    note: str
    """How a copy came from the one above it; empty for a row of its own."""
    is_copy: bool
    quotation: QuotedText
    language: str
    """In words; empty where it is that of the site."""
    remarks: tuple[RichText, ...]
    """How the report states it, whom it names as speaker, what a copy altered."""
    same: RichText
    """The outlets that copy these words as they are."""


class _Utterance(Struct, frozen=True):
    """What all renderings of one utterance have in common."""

    corpus: Corpus
    point: Point
    differing: Marks
    own_language: str
    """That of the site, which is not labelled."""


def list_versions(findings: Findings, point: Point, own_language: str) -> tuple[QuotationVersion, ...]:
    """Return them in the order of the comparison table; deprecated reports are left out."""
    finding = findings.analyze_point(point)
    said = _Utterance(findings.corpus, point, finding.marks, own_language)
    versions: list[QuotationVersion] = []
    for block in _split_blocks(finding.independence.lineages):
        versions += _make_block_versions(said, block)
    return tuple(versions)


def _make_block_versions(said: _Utterance, block: Sequence[ReportLineage]) -> Iterator[QuotationVersion]:
    """Return a row and what is folded beneath it; a copy in the same words is named in the row."""
    head, *folded = block
    same = [copy for copy in folded if _is_same(copy, head)]
    if head.report.quote:
        yield _make_version(said, head, same)
    for copy in folded:
        if copy.report.quote and copy not in same:
            yield _make_version(said, copy, ())


def _split_blocks(lineages: Sequence[ReportLineage]) -> Iterator[list[ReportLineage]]:
    """Return each row with those that are folded beneath it."""
    block: list[ReportLineage] = []
    for lineage in lineages:
        if block and lineage.parent != block[0].report.anchor:
            yield block
            block = []
        block.append(lineage)
    if block:
        yield block


def _is_same(copy: ReportLineage, head: ReportLineage) -> bool:
    """True where both have words, and the same."""
    copied_quote, head_quote = copy.report.quote, head.report.quote
    return copied_quote is not None and head_quote is not None and copied_quote.text == head_quote.text


def _make_version(said: _Utterance, lineage: ReportLineage, same: Sequence[ReportLineage]) -> QuotationVersion:
    corpus, point, report = said.corpus, said.point, lineage.report
    source = corpus.sources[report.source]
    quotation = quoted_words.make_quotation(source, report, said.differing.get(report.anchor, ()))
    assert quotation is not None, "only reports with words are rendered"
    return QuotationVersion(
        outlets=sides_of_difference.link_outlets(corpus, point, (lineage,)),
        note=comparison_rows.describe_copy(corpus, lineage),
        is_copy=lineage.is_copy,
        quotation=quotation,
        language="" if source.language in (None, said.own_language) else get_language_name(source.language),
        remarks=tuple(_list_remarks(corpus, point, report)),
        same=sides_of_difference.link_outlets(corpus, point, same),
    )


def _list_remarks(corpus: Corpus, point: Point, report: Report) -> Iterator[RichText]:
    for words in comparison_rows.list_manners(report):
        yield (Span(words),)
    if report.by and report.by != point.by:
        yield (Span(_("speaker named here: ")), *point_list.link_names(corpus, "actor", report.by))
    yield from sides_of_difference.describe_alterations(corpus, point, report)
