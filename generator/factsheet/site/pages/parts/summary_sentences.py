"""What is agreed, what differs and over which span: the sentences above the comparison table."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from factsheet.analysis.analysis import Finding, Findings
from factsheet.analysis.compare import AspectComparison, get_value, sort_by_weight
from factsheet.analysis.count_words import format_origins
from factsheet.analysis.differences import collect_speakers, is_alike, list_denials
from factsheet.analysis.independence import Standing
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

T = TypeVar("T")


def list_counted_anchors(finding: Finding) -> tuple[str, ...]:
    """Return the anchors of all rows that are counted."""
    return _list_anchors(finding.independence.standings)


def describe_agreed_values(corpus: Corpus, finding: Finding) -> Sentence | None:
    """Say which values rows of several families give alike, aspect by aspect."""
    agreed_aspects = [compared for compared in finding.aspects if compared.is_agreed]
    words: list[Span] = []
    for compared in agreed_aspects:
        words.append(Span(f"{'; ' if words else ''}{compared.aspect.head}: "))
        words += TYPES[compared.aspect.type].print_value(compared.values[0].value, corpus)
    return Sentence((*words, Span(".")), _list_anchors(_list_standings(agreed_aspects))) if words else None


def describe_same_reports(finding: Finding, point: Point) -> Sentence | None:
    """Say that several families agree that it was said, or report the same, where no value is agreed."""
    heads = finding.independence.list_heads()
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
    same = is_alike(point, finding.independence, finding.aspects, finding.series)
    return same and not any(compared.has_differences for compared in finding.aspects)


def describe_single_family(corpus: Corpus, finding: Finding) -> Sentence | None:
    """Name the one family that reports it, or is against it: an outlet, with copies or without, or a house."""
    if finding.independence.families != 1 or not finding.independence.list_heads():
        return None
    return Sentence((Span(_format_single_family(corpus, finding)),), list_counted_anchors(finding))


def _format_single_family(corpus: Corpus, finding: Finding) -> str:
    heads = finding.independence.list_heads()
    if len(list_denials(finding.independence)) == len(heads):
        return " ".join(_describe_denials(corpus, finding))
    outlets = dict.fromkeys(corpus.get_name("source", head.report.source) for head in heads)
    if len(outlets) > 1:
        return _("Only {names} report it, and they are one family.").format(names=", ".join(outlets))
    if finding.independence.sources > 1:
        return _("Only {name} reports it, or copies of it.").format(name=next(iter(outlets)))
    return _("Only {name} reports it.").format(name=next(iter(outlets)))


def list_differences(findings: Findings, finding: Finding, point: Point) -> Iterator[Sentence]:
    """What a person says of the differences first, then what the values show and nobody has explained."""
    for explained in sort_by_weight(point.differences):
        reason = mark_untranslated(point, findings.names.link_names(explained.reason, near=(*point.by, *point.to)))
        yield Sentence((Span(f"{labels.get_label('difference', explained.kind)}: "), *reason), ())
    yield from _list_unexplained(findings.corpus, finding, point)
    for compared in finding.aspects:
        if compared.is_apart and not compared.explanations:
            yield Sentence(
                tuple(_describe_values(findings.corpus, compared)), _list_anchors(_list_standings((compared,)))
            )
    for series in finding.series:
        yield from claimant_sentences.list_differences(findings.corpus, series)


def list_compatible_values(corpus: Corpus, finding: Finding) -> Iterator[Sentence]:
    """Say which values are not the same and can yet all be right; nothing of what a person has explained."""
    for compared in finding.aspects:
        if compared.has_differences and not compared.is_apart and not compared.explanations:
            yield Sentence(tuple(_describe_values(corpus, compared)), _list_anchors(_list_standings((compared,))))


def _list_unexplained(corpus: Corpus, finding: Finding, point: Point) -> Iterator[Sentence]:
    """Say who is against it and who names which speaker, where neither a person nor an aspect tells that."""
    explained = {difference.kind for difference in point.differences}
    heads, denying = finding.independence.list_heads(), list_denials(finding.independence)
    shown = any(compared.aspect.type == "yes_no" and compared.has_differences for compared in finding.aspects)
    if len(denying) < len(heads) and "substance" not in explained and not shown:
        yield from (Sentence((Span(words),), _list_anchors(heads)) for words in _describe_denials(corpus, finding))
    if "speaker" not in explained and len(collect_speakers(point, (head.report for head in heads))) > 1:
        naming = [head for head in heads if head not in denying]
        named = ((head.report.by or point.by, head) for head in naming)
        yield Sentence(
            (Span(f"{labels.get_label('difference', 'speaker')}: "), *_format_speakers(corpus, named)),
            _list_anchors(naming),
        )


def _list_standings(aspects: Iterable[AspectComparison]) -> Iterator[Standing]:
    return (standing for compared in aspects for said in compared.values for standing in said.by)


def _list_anchors(standings: Iterable[Standing]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(standing.report.anchor for standing in standings))


def _describe_denials(corpus: Corpus, finding: Finding) -> Iterator[str]:
    for stance, outlets in _group_by_outlet(
        corpus, ((standing.report.stance, standing) for standing in list_denials(finding.independence))
    ):
        word = labels.get_label("stance", stance)
        yield f"{word[:1].upper()}{word[1:]}: {outlets}."


def _format_speakers(corpus: Corpus, named: Iterable[tuple[tuple[str, ...], Standing]]) -> Iterator[Span]:
    for number, (by, outlets) in enumerate(_group_by_outlet(corpus, named)):
        yield Span("; " if number else "")
        yield from point_list.link_names(corpus, "actor", by) or (Span(_("not stated")),)
        yield Span(f" ({outlets})")
    yield Span(".")


def _group_by_outlet(corpus: Corpus, pairs: Iterable[tuple[T, Standing]]) -> Iterator[tuple[T, str]]:
    """Return each thing with the outlets that have it, in the order in which it comes first."""
    grouped: dict[T, dict[str, None]] = {}
    for what, standing in pairs:
        grouped.setdefault(what, {})[corpus.get_name("source", standing.report.source)] = None
    yield from ((what, ", ".join(outlets)) for what, outlets in grouped.items())


def _describe_values(corpus: Corpus, compared: AspectComparison) -> Iterator[Span]:
    assert compared.worst is not None
    if compared.aspect.type == "text":
        yield Span(ngettext("{count} wording.", "{count} wordings.", len(compared.values)))
        return
    yield Span(f"{compared.aspect.head}: ")
    lists = compare_memberships(compared.aspect, [standing for said in compared.values for standing in said.by])
    if lists and lists.apart:
        yield Span(f"{describe_member_differences(corpus, lists)}.")
        return
    for number, said in enumerate(compared.values):
        outlets = dict.fromkeys(corpus.get_name("source", standing.report.source) for standing in said.by)
        yield Span("; " if number else "")
        yield from TYPES[compared.aspect.type].print_value(said.value, corpus)
        yield Span(f" ({', '.join(outlets)})")
    if compared.worst.relation in (Relation.DATE, Relation.SCOPE):
        yield Span(_("; not comparable: {reason}").format(reason=compared.worst.reason))
    elif compared.worst.relation is Relation.COMPATIBLE:
        yield Span(f"; {compared.worst.reason}")
    yield Span(".")


def describe_ranges(finding: Finding) -> Iterator[Sentence]:
    """Return for each quantity with two counted values the span over all of them, or why there is none."""
    quantities = [item.aspect for item in finding.aspects if item.aspect.type == "quantity"]
    pairs = [(aspect, _list_figures(aspect, finding.independence.list_heads())) for aspect in quantities]
    several = [(aspect, stated) for aspect, stated in pairs if len(stated) > 1]
    for aspect, stated in several:
        folded = [item for item in finding.independence.standings if item.parent is not None]
        others = _list_figures(aspect, folded)
        of = f" ({aspect.head})" if len(several) > 1 else ""
        text = _format_range(stated, [value for _standing, value in others], of)
        yield Sentence((Span(text),), _list_anchors(standing for standing, _value in (*stated, *others)))


def _list_figures(aspect: Aspect, standings: Iterable[Standing]) -> list[tuple[Standing, Figure]]:
    pairs = ((standing, get_value(standing.report, aspect)) for standing in standings)
    return [(standing, value) for standing, value in pairs if value is not None]


def _format_range(stated: Sequence[tuple[Standing, Figure]], folded: Sequence[Figure], of: str) -> str:
    """Return the span; `folded`: what copies and later versions of the rows give, which it must hold as well.

    `of` names the quantity where there are several ranges.
    """
    figures = _add_claimants(stated)
    result = summarize_figures(figures)
    if not result.is_comparable:
        return _("No range over the sources{of}: {reason}.").format(of=of, reason=result.reason)
    if altered := list_outside_figures(figures, folded):
        reason = _("a copy or a later version gives “{value}”").format(value=altered[0].value.as_stated)
        return _("No range over the sources{of}: {reason}.").format(of=of, reason=reason)
    span = convert_to_text(result.words)
    ends = [standing.origin for standing, _value in stated]
    named = {end for end in ends if end.kind is OriginKind.NAMED}
    unnamed = sum(end.kind is OriginKind.UNKNOWN for end in ends)
    origins = format_origins(len(named), unnamed)
    reported = _("Reported{of}: {span}, {origins}").format(of=of, span=span, origins=origins)
    return f"{reported} ({result.reason})." if result.reason else f"{reported}."


def _add_claimants(stated: Sequence[tuple[Standing, Figure]]) -> list[Figure]:
    """Say whose figures they are where one of them names its claimant: the others are then those of their origins."""
    if not any(figure.claimed_by for _standing, figure in stated):
        return [figure for _standing, figure in stated]
    return [replace(figure, claimed_by=figure.claimed_by or standing.origin.id or None) for standing, figure in stated]
