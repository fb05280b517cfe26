"""The sentences above the comparison table: agreement, differences, ranges."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from factsheet.analysis.analysis import Finding, Findings
from factsheet.analysis.compare import AspectComparison, get_value, sort_by_weight
from factsheet.analysis.count_words import format_origins
from factsheet.analysis.differences import collect_speakers, is_alike, list_denials
from factsheet.analysis.independence import ReportLineage
from factsheet.analysis.member_differences import compare_memberships
from factsheet.analysis.origins import OriginKind
from factsheet.content.corpus import Corpus
from factsheet.model.aspect import Aspect
from factsheet.model.point import Point
from factsheet.model.values import TYPES
from factsheet.model.values.quantity import Figure, list_outside_figures, summarize_figures
from factsheet.model.values.value_type import Relation
from factsheet.site.pages.parts import claimant_sentences, labels, point_list
from factsheet.site.pages.parts.differing_members import describe_member_differences
from factsheet.site.pages.parts.original_language import mark_untranslated
from factsheet.site.pages.parts.view_types import Sentence
from factsheet.text.i18n import _, ngettext
from factsheet.text.rich_text import Span, convert_to_text


def list_counted_anchors(finding: Finding) -> tuple[str, ...]:
    """Return the anchors of all rows that are counted."""
    return _list_anchors(finding.independence.lineages)


def describe_agreed_values(corpus: Corpus, finding: Finding) -> Sentence | None:
    """Say on which values several families agree, aspect by aspect."""
    agreed_aspects = [compared for compared in finding.aspects if compared.is_agreed]
    if not agreed_aspects:
        return None
    words: list[Span] = []
    separator = ""
    for compared in agreed_aspects:
        words.append(Span(f"{separator}{compared.aspect.head}: "))
        words += TYPES[compared.aspect.type].print_value(compared.values[0].value, corpus)
        separator = "; "
    return Sentence((*words, Span(".")), _list_anchors(_list_lineages(*agreed_aspects)))


def describe_same_reports(finding: Finding, point: Point) -> Sentence | None:
    """Say that several families agree that it was said, or report the same, where they agree on no value."""
    heads = finding.independence.heads
    families = len({head.family for head in heads})
    if families < 2 or list_denials(finding.independence) or any(compared.is_agreed for compared in finding.aspects):
        return None
    if point.is_utterance:
        text = ngettext(
            "{count} family agrees that this was said.",
            "All {count} families agree that this was said.",
            families,
        )
    elif _is_reported_alike(finding, point):
        text = ngettext("{count} family reports it.", "{count} families report the same.", families)
    else:
        return None
    return Sentence((Span(text),), _list_anchors(heads))


def _is_reported_alike(finding: Finding, point: Point) -> bool:
    if any(compared.has_differences for compared in finding.aspects):
        return False
    return is_alike(point, finding.independence, finding.aspects, finding.series)


def describe_single_family(corpus: Corpus, finding: Finding) -> Sentence | None:
    """Name the only family that reports it, or is against it: an outlet, with or without copies, or a house."""
    if finding.independence.families != 1 or not finding.independence.heads:
        return None
    return Sentence((Span(_format_single_family(corpus, finding)),), list_counted_anchors(finding))


def _format_single_family(corpus: Corpus, finding: Finding) -> str:
    heads = finding.independence.heads
    if len(list_denials(finding.independence)) == len(heads):
        return " ".join(_describe_denials(corpus, finding))
    outlets = _list_outlets(corpus, heads)
    if len(outlets) > 1:
        return _("Only {names} report it; they are one family.").format(names=", ".join(outlets))
    if finding.independence.sources > 1:
        return _("Only {name} and its copies report it.").format(name=outlets[0])
    return _("Only {name} reports it.").format(name=outlets[0])


def list_differences(findings: Findings, finding: Finding, point: Point) -> Iterator[Sentence]:
    """Return the differences that an editor has explained first, then those that only the values show."""
    for explained in sort_by_weight(point.differences):
        reason = mark_untranslated(point, findings.names.link_names(explained.reason, near=(*point.by, *point.to)))
        yield Sentence((Span(f"{labels.get_label('difference', explained.kind)}: "), *reason), ())
    yield from _list_unexplained(findings.corpus, finding, point)
    for compared in finding.aspects:
        if compared.is_apart and not compared.explanations:
            yield _make_value_sentence(findings.corpus, compared)
    for series in finding.series:
        yield from claimant_sentences.list_differences(findings.corpus, series)


def list_compatible_values(corpus: Corpus, finding: Finding) -> Iterator[Sentence]:
    """Return the values that are not the same but can all be right, except those that an editor has explained."""
    for compared in finding.aspects:
        if compared.has_differences and not compared.is_apart and not compared.explanations:
            yield _make_value_sentence(corpus, compared)


def _make_value_sentence(corpus: Corpus, compared: AspectComparison) -> Sentence:
    return Sentence(tuple(_describe_values(corpus, compared)), _list_anchors(_list_lineages(compared)))


def _list_unexplained(corpus: Corpus, finding: Finding, point: Point) -> Iterator[Sentence]:
    """Return denials and the speakers named, where neither an editor nor an aspect shows them."""
    explained = {difference.kind for difference in point.differences}
    heads, denying = finding.independence.heads, list_denials(finding.independence)
    # A yes or no that differs already names those who deny it.
    shown = any(compared.aspect.type == "yes_no" and compared.has_differences for compared in finding.aspects)
    if len(denying) < len(heads) and "substance" not in explained and not shown:
        for words in _describe_denials(corpus, finding):
            yield Sentence((Span(words),), _list_anchors(heads))
    if "speaker" not in explained and len(collect_speakers(point, (head.report for head in heads))) > 1:
        naming = [head for head in heads if head not in denying]
        title = Span(f"{labels.get_label('difference', 'speaker')}: ")
        yield Sentence((title, *_format_speakers(corpus, point, naming)), _list_anchors(naming))


def _list_lineages(*aspects: AspectComparison) -> Iterator[ReportLineage]:
    for compared in aspects:
        for said in compared.values:
            yield from said.by


def _list_anchors(lineages: Iterable[ReportLineage]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(lineage.report.anchor for lineage in lineages))


def _list_outlets(corpus: Corpus, lineages: Iterable[ReportLineage]) -> list[str]:
    return list(dict.fromkeys(corpus.get_name("source", lineage.report.source) for lineage in lineages))


def _describe_denials(corpus: Corpus, finding: Finding) -> Iterator[str]:
    by_stance: dict[str, list[ReportLineage]] = {}
    for lineage in list_denials(finding.independence):
        by_stance.setdefault(lineage.report.stance, []).append(lineage)
    for stance, lineages in by_stance.items():
        word = labels.get_label("stance", stance)
        yield f"{word[:1].upper()}{word[1:]}: {', '.join(_list_outlets(corpus, lineages))}."


def _format_speakers(corpus: Corpus, point: Point, naming: Iterable[ReportLineage]) -> Iterator[Span]:
    by_speakers: dict[tuple[str, ...], list[ReportLineage]] = {}
    for head in naming:
        by_speakers.setdefault(head.report.by or point.by, []).append(head)
    separator = ""
    for speakers, lineages in by_speakers.items():
        yield Span(separator)
        yield from point_list.link_names(corpus, "actor", speakers) or (Span(_("not stated")),)
        yield Span(f" ({', '.join(_list_outlets(corpus, lineages))})")
        separator = "; "
    yield Span(".")


def _describe_values(corpus: Corpus, compared: AspectComparison) -> Iterator[Span]:
    assert compared.worst is not None
    if compared.aspect.type == "text":
        yield Span(ngettext("{count} wording.", "{count} wordings.", len(compared.values)))
        return
    yield Span(f"{compared.aspect.head}: ")
    lists = compare_memberships(compared.aspect, list(_list_lineages(compared)))
    if lists and lists.apart:
        yield Span(f"{describe_member_differences(corpus, lists)}.")
        return
    separator = ""
    for said in compared.values:
        yield Span(separator)
        yield from TYPES[compared.aspect.type].print_value(said.value, corpus)
        yield Span(f" ({', '.join(_list_outlets(corpus, said.by))})")
        separator = "; "
    if compared.worst.relation in (Relation.DATE, Relation.SCOPE):
        yield Span(_("; not comparable: {reason}").format(reason=compared.worst.reason))
    elif compared.worst.relation is Relation.COMPATIBLE:
        yield Span(f"; {compared.worst.reason}")
    yield Span(".")


def describe_ranges(finding: Finding) -> Iterator[Sentence]:
    """Return for each quantity with two counted values the span over all of them, or why there is none."""
    stated: dict[Aspect, Sequence[ReportLineage]] = {}
    for compared in finding.aspects:
        giving = _list_giving(compared.aspect, finding.independence.heads)
        if compared.aspect.type == "quantity" and len(giving) > 1:
            stated[compared.aspect] = giving
    folded = [lineage for lineage in finding.independence.lineages if lineage.parent is not None]
    for aspect, heads in stated.items():
        others = _list_giving(aspect, folded)
        of = f" ({aspect.head})" if len(stated) > 1 else ""
        yield Sentence((Span(_format_range(aspect, heads, others, of)),), _list_anchors((*heads, *others)))


def _list_giving(aspect: Aspect, lineages: Iterable[ReportLineage]) -> list[ReportLineage]:
    return [lineage for lineage in lineages if get_value(lineage.report, aspect) is not None]


def _format_range(aspect: Aspect, heads: Sequence[ReportLineage], folded: Sequence[ReportLineage], of: str) -> str:
    """Return the span; `folded`: copies and later versions, whose figures must be within it as well.

    `of` names the quantity where there are several ranges.
    """
    figures = _add_claimants(aspect, heads)
    result = summarize_figures(figures)
    reason = result.reason
    if result.is_comparable:
        outside = list_outside_figures(figures, [get_value(lineage.report, aspect) for lineage in folded])
        if not outside:
            text = _("Reported{of}: {span}, {origins}")
            text = text.format(of=of, span=convert_to_text(result.words), origins=_count_origins(heads))
            return f"{text} ({reason})." if reason else f"{text}."
        reason = _("a copy or a later version gives “{value}”").format(value=outside[0].value.as_stated)
    return _("No range across the sources{of}: {reason}.").format(of=of, reason=reason)


def _count_origins(heads: Iterable[ReportLineage]) -> str:
    named, unnamed = set(), 0
    for head in heads:
        if head.origin.kind is OriginKind.NAMED:
            named.add(head.origin)
        unnamed += head.origin.kind is OriginKind.UNKNOWN
    return format_origins(len(named), unnamed)


def _add_claimants(aspect: Aspect, heads: Iterable[ReportLineage]) -> list[Figure]:
    """Return the figures; where any names its claimant, the others get their origins as claimants.

    The claims of different parties never share a range.
    """
    figures, attributed = [], []
    for head in heads:
        figure = get_value(head.report, aspect)
        figures.append(figure)
        attributed.append(replace(figure, claimed_by=figure.claimed_by or head.origin.id or None))
    return attributed if any(figure.claimed_by for figure in figures) else figures
