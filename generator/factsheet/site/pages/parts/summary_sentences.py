"""What is agreed, what differs and over which span: the sentences above the comparison table."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from factsheet.analysis.analysis import Finding, Findings
from factsheet.analysis.compare import AspectComparison, by_weight, value_of
from factsheet.analysis.count_words import origins_and_unnamed
from factsheet.analysis.differences import against, is_alike, speakers
from factsheet.analysis.independence import Standing
from factsheet.analysis.member_differences import memberships
from factsheet.analysis.origins import OriginKind
from factsheet.content.corpus import Corpus
from factsheet.model.aspect import Aspect
from factsheet.model.point import Point
from factsheet.model.values import TYPES
from factsheet.model.values.quantity import Figure, outside, summary
from factsheet.model.values.value_type import Relation
from factsheet.site.pages.parts import claimant_sentences, labels, point_list
from factsheet.site.pages.parts.differing_members import apart
from factsheet.site.pages.parts.original_language import untranslated
from factsheet.site.pages.parts.view_types import Sentence
from factsheet.text.i18n import _, ngettext
from factsheet.text.rich_text import Span, to_plain_text

T = TypeVar("T")


def counted(finding: Finding) -> tuple[str, ...]:
    """Return the anchors of all rows that are counted."""
    return _anchors(finding.standings.standings)


def agreed(corpus: Corpus, finding: Finding) -> Sentence | None:
    """Say which values rows of several families give alike, aspect by aspect."""
    found = [one for one in finding.aspects if one.is_agreed]
    words: list[Span] = []
    for one in found:
        words.append(Span(f"{'; ' if words else ''}{one.aspect.head}: "))
        words += TYPES[one.aspect.type].print_value(one.said[0].value, corpus)
    return Sentence((*words, Span(".")), _anchors(_saying(found))) if words else None


def alike(finding: Finding, point: Point) -> Sentence | None:
    """Say that several families agree that it was said, or report the same, where no value is agreed."""
    heads = finding.standings.heads()
    families = len({head.family for head in heads})
    if families < 2 or against(finding.standings) or any(found.is_agreed for found in finding.aspects):
        return None
    if point.is_utterance:
        told = ngettext(
            "{count} family agrees that this was said.",
            "All {count} families agree that this was said.",
            families,
        )
    elif _reports_the_same(finding, point):
        told = ngettext("{count} family reports it.", "{count} families report the same.", families)
    else:
        return None
    return Sentence((Span(told),), _anchors(heads))


def _reports_the_same(finding: Finding, point: Point) -> bool:
    same = is_alike(point, finding.standings, finding.aspects, finding.series)
    return same and not any(found.differs for found in finding.aspects)


def alone(corpus: Corpus, finding: Finding) -> Sentence | None:
    """Name the one family that reports it, or is against it: an outlet, with copies or without, or a house."""
    if finding.standings.families != 1 or not finding.standings.heads():
        return None
    return Sentence((Span(_alone(corpus, finding)),), counted(finding))


def _alone(corpus: Corpus, finding: Finding) -> str:
    heads = finding.standings.heads()
    if len(against(finding.standings)) == len(heads):
        return " ".join(_against(corpus, finding))
    outlets = dict.fromkeys(corpus.name("source", head.report.source) for head in heads)
    if len(outlets) > 1:
        return _("Only {names} report it, and they are one family.").format(names=", ".join(outlets))
    if finding.standings.sources > 1:
        return _("Only {name} reports it, or copies of it.").format(name=next(iter(outlets)))
    return _("Only {name} reports it.").format(name=next(iter(outlets)))


def differs(findings: Findings, finding: Finding, point: Point) -> Iterator[Sentence]:
    """What a person says of the differences first, then what the values show and nobody has explained."""
    for told in by_weight(point.differences):
        reason = untranslated(point, findings.names.linked(told.reason, near=(*point.by, *point.to)))
        yield Sentence((Span(f"{labels.get_label('difference', told.kind)}: "), *reason), ())
    yield from _untold(findings.corpus, finding, point)
    for found in finding.aspects:
        if found.is_apart and not found.told:
            yield Sentence(tuple(_computed(findings.corpus, found)), _anchors(_saying((found,))))
    for series in finding.series:
        yield from claimant_sentences.differing(findings.corpus, series)


def compatible(corpus: Corpus, finding: Finding) -> Iterator[Sentence]:
    """Say which values are not the same and can yet all be right; nothing of what a person has explained."""
    for found in finding.aspects:
        if found.differs and not found.is_apart and not found.told:
            yield Sentence(tuple(_computed(corpus, found)), _anchors(_saying((found,))))


def _untold(corpus: Corpus, finding: Finding, point: Point) -> Iterator[Sentence]:
    """Say who is against it and who names which speaker, where neither a person nor an aspect tells that."""
    told = {difference.kind for difference in point.differences}
    heads, denying = finding.standings.heads(), against(finding.standings)
    shown = any(found.aspect.type == "yes_no" and found.differs for found in finding.aspects)
    if len(denying) < len(heads) and "substance" not in told and not shown:
        yield from (Sentence((Span(words),), _anchors(heads)) for words in _against(corpus, finding))
    if "speaker" not in told and len(speakers(point, (head.report for head in heads))) > 1:
        naming = [head for head in heads if head not in denying]
        named = ((head.report.by or point.by, head) for head in naming)
        yield Sentence(
            (Span(f"{labels.get_label('difference', 'speaker')}: "), *_speakers(corpus, named)), _anchors(naming)
        )


def _saying(aspects: Iterable[AspectComparison]) -> Iterator[Standing]:
    return (standing for found in aspects for said in found.said for standing in said.by)


def _anchors(standings: Iterable[Standing]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(standing.report.anchor for standing in standings))


def _against(corpus: Corpus, finding: Finding) -> Iterator[str]:
    for stance, outlets in _by_outlet(corpus, ((one.report.stance, one) for one in against(finding.standings))):
        word = labels.get_label("stance", stance)
        yield f"{word[:1].upper()}{word[1:]}: {outlets}."


def _speakers(corpus: Corpus, named: Iterable[tuple[tuple[str, ...], Standing]]) -> Iterator[Span]:
    for number, (by, outlets) in enumerate(_by_outlet(corpus, named)):
        yield Span("; " if number else "")
        yield from point_list.names(corpus, "actor", by) or (Span(_("not stated")),)
        yield Span(f" ({outlets})")
    yield Span(".")


def _by_outlet(corpus: Corpus, given: Iterable[tuple[T, Standing]]) -> Iterator[tuple[T, str]]:
    """Return each thing with the outlets that have it, in the order in which it comes first."""
    found: dict[T, dict[str, None]] = {}
    for what, standing in given:
        found.setdefault(what, {})[corpus.name("source", standing.report.source)] = None
    yield from ((what, ", ".join(outlets)) for what, outlets in found.items())


def _computed(corpus: Corpus, found: AspectComparison) -> Iterator[Span]:
    assert found.worst is not None
    if found.aspect.type == "text":
        yield Span(ngettext("{count} wording.", "{count} wordings.", len(found.said)))
        return
    yield Span(f"{found.aspect.head}: ")
    lists = memberships(found.aspect, [standing for said in found.said for standing in said.by])
    if lists and lists.apart:
        yield Span(f"{apart(corpus, lists)}.")
        return
    for number, said in enumerate(found.said):
        outlets = dict.fromkeys(corpus.name("source", standing.report.source) for standing in said.by)
        yield Span("; " if number else "")
        yield from TYPES[found.aspect.type].print_value(said.value, corpus)
        yield Span(f" ({', '.join(outlets)})")
    if found.worst.relation in (Relation.DATE, Relation.SCOPE):
        yield Span(_("; not comparable: {reason}").format(reason=found.worst.reason))
    elif found.worst.relation is Relation.COMPATIBLE:
        yield Span(f"; {found.worst.reason}")
    yield Span(".")


def spans(finding: Finding) -> Iterator[Sentence]:
    """Return for each quantity with two counted values the span over all of them, or why there is none."""
    found = [one.aspect for one in finding.aspects if one.aspect.type == "quantity"]
    given = [(aspect, _stated(aspect, finding.standings.heads())) for aspect in found]
    several = [(aspect, stated) for aspect, stated in given if len(stated) > 1]
    for aspect, stated in several:
        folded = [one for one in finding.standings.standings if one.parent is not None]
        others = _stated(aspect, folded)
        of = f" ({aspect.head})" if len(several) > 1 else ""
        told = _range(stated, [value for _standing, value in others], of)
        yield Sentence((Span(told),), _anchors(standing for standing, _value in (*stated, *others)))


def _stated(aspect: Aspect, standings: Iterable[Standing]) -> list[tuple[Standing, Figure]]:
    given = ((standing, value_of(standing.report, aspect)) for standing in standings)
    return [(standing, value) for standing, value in given if value is not None]


def _range(stated: Sequence[tuple[Standing, Figure]], folded: Sequence[Figure], of: str) -> str:
    """Return the span; `folded`: what copies and later versions of the rows give, which it must hold as well.

    `of` names the quantity where there are several ranges.
    """
    figures = _claimed(stated)
    result = summary(figures)
    if not result.comparable:
        return _("No range over the sources{of}: {reason}.").format(of=of, reason=result.reason)
    if altered := outside(figures, folded):
        reason = _("a copy or a later version gives “{value}”").format(value=altered[0].value.as_stated)
        return _("No range over the sources{of}: {reason}.").format(of=of, reason=reason)
    span = to_plain_text(result.words)
    ends = [standing.origin for standing, _value in stated]
    named = {end for end in ends if end.kind is OriginKind.NAMED}
    unnamed = sum(end.kind is OriginKind.UNKNOWN for end in ends)
    origins = origins_and_unnamed(len(named), unnamed)
    reported = _("Reported{of}: {span}, {origins}").format(of=of, span=span, origins=origins)
    return f"{reported} ({result.reason})." if result.reason else f"{reported}."


def _claimed(stated: Sequence[tuple[Standing, Figure]]) -> list[Figure]:
    """Say whose figures they are where one of them names its claimant: the others are then those of their origins."""
    if not any(figure.claimed_by for _standing, figure in stated):
        return [figure for _standing, figure in stated]
    return [replace(figure, claimed_by=figure.claimed_by or standing.origin.id or None) for standing, figure in stated]
