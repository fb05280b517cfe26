"""What is agreed, what differs and over which span: the sentences above the comparison table."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from factsheet.compare import AspectComparison, by_weight, value_of
from factsheet.corpus import Corpus
from factsheet.disagreement import against, is_alike, speakers
from factsheet.findings import Finding, Findings
from factsheet.independence import Standing
from factsheet.language import _, ngettext
from factsheet.pages import items, terms
from factsheet.pages.originals import untranslated
from factsheet.records.point import Point
from factsheet.values import TYPES
from factsheet.values.agreement import Relation
from factsheet.values.quantity import Figure, summary
from factsheet.words import Span, Words

T = TypeVar("T")


def agreed(corpus: Corpus, finding: Finding, point: Point) -> Iterator[Span]:
    """Say what all reports with a row of their own have in common: aspect by aspect, else that it was said at all."""
    alike = [found for found in finding.aspects if found.worst and found.worst.relation is Relation.AGREES]
    for number, found in enumerate(alike):
        yield Span(f"{'; ' if number else ''}{found.aspect.head}: ")
        yield from items.pieces(corpus, TYPES[found.aspect.type].words(found.said[0].value, corpus))
    families = len({head.family for head in finding.standings.heads()})
    if alike:
        yield Span(".")
    elif families < 2 or against(finding.standings):
        return
    elif point.is_utterance:
        yield Span(
            ngettext(
                "that it was said; {count} family reports it.",
                "that it was said; {count} families report it.",
                families,
            )
        )
    elif is_alike(point, finding.standings, finding.aspects) and not any(found.differs for found in finding.aspects):
        yield Span(ngettext("{count} family reports it alike.", "{count} families report it alike.", families))


def alone(corpus: Corpus, finding: Finding) -> str:
    """Name the one family that reports it, or is against it: an outlet, with copies or without, or a house."""
    heads = finding.standings.heads()
    if finding.standings.families != 1 or not heads:
        return ""
    if len(against(finding.standings)) == len(heads):
        return " ".join(_against(corpus, finding))
    outlets = dict.fromkeys(corpus.name("source", head.report.source) for head in heads)
    if len(outlets) > 1:
        return _("Only {names} report it, and they are one family.").format(names=", ".join(outlets))
    if finding.standings.sources > 1:
        return _("Only {name} reports it, or copies of it.").format(name=next(iter(outlets)))
    return _("Only {name} reports it.").format(name=next(iter(outlets)))


def differs(findings: Findings, finding: Finding, point: Point) -> Iterator[Words]:
    """What a person says of the differences first, then what the values show and nobody has explained."""
    for told in by_weight(point.differences):
        yield (
            Span(f"{terms.difference(told.kind)}: "),
            *untranslated(point, findings.names.linked(told.reason, near=(*point.by, *point.to))),
        )
    yield from _untold(findings.corpus, finding, point)
    for found in finding.aspects:
        if found.differs and not found.told and found.worst is not None:
            yield tuple(_computed(findings.corpus, found))


def _untold(corpus: Corpus, finding: Finding, point: Point) -> Iterator[Words]:
    """Say who is against it and who names which speaker, where neither a person nor an aspect tells that."""
    told = {difference.kind for difference in point.differences}
    heads, denying = finding.standings.heads(), against(finding.standings)
    shown = any(found.aspect.type == "yes_no" and found.differs for found in finding.aspects)
    if len(denying) < len(heads) and "substance" not in told and not shown:
        yield from ((Span(words),) for words in _against(corpus, finding))
    if "speaker" not in told and len(speakers(point, (head.report for head in heads))) > 1:
        named = ((head.report.by or point.by, head) for head in heads if head not in denying)
        yield (Span(f"{terms.difference('speaker')}: "), *_speakers(corpus, named))


def _against(corpus: Corpus, finding: Finding) -> Iterator[str]:
    for stance, outlets in _by_outlet(corpus, ((one.report.stance, one) for one in against(finding.standings))):
        word = terms.stance(stance)
        yield f"{word[:1].upper()}{word[1:]}: {outlets}."


def _speakers(corpus: Corpus, named: Iterable[tuple[tuple[str, ...], Standing]]) -> Iterator[Span]:
    for number, (by, outlets) in enumerate(_by_outlet(corpus, named)):
        yield Span("; " if number else "")
        yield from items.names(corpus, "actor", by) or (Span(_("not stated")),)
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
    for number, said in enumerate(found.said):
        outlets = dict.fromkeys(corpus.name("source", standing.report.source) for standing in said.by)
        yield Span("; " if number else "")
        yield from items.pieces(corpus, TYPES[found.aspect.type].words(said.value, corpus))
        yield Span(f" ({', '.join(outlets)})")
    if found.worst.relation in (Relation.DATE, Relation.SCOPE):
        yield Span(_("; not comparable: {reason}").format(reason=found.worst.reason))
    elif found.worst.relation is Relation.COMPATIBLE:
        yield Span(_("; compatible: {reason}").format(reason=found.worst.reason))
    yield Span(".")


def span(finding: Finding) -> str:
    """Return the labelled summary of the figures, or why there is none; nothing for less than two of them."""
    for aspect in (found.aspect for found in finding.aspects if found.aspect.type == "quantity"):
        given = [(standing, value_of(standing.report, aspect)) for standing in finding.standings.heads()]
        stated = [(standing, value) for standing, value in given if value is not None]
        if len(stated) < 2:
            continue
        result = summary(_claimed(stated))
        if not result.comparable:
            return _("No range over the sources: {reason}.").format(reason=result.reason)
        span = "".join(piece.text for piece in result.pieces)
        ends = {standing.origin.id for standing, _value in stated} - {""}
        origins = ngettext("{count} origin", "{count} origins", len(ends) or 1)
        reported = _("Reported: {span}, {origins}").format(span=span, origins=origins)
        return f"{reported} ({result.reason})." if result.reason else f"{reported}."
    return ""


def _claimed(stated: Sequence[tuple[Standing, Figure]]) -> list[Figure]:
    """Say whose figures they are where one of them names its claimant: the others are then those of their origins."""
    if not any(figure.claimed_by for _standing, figure in stated):
        return [figure for _standing, figure in stated]
    return [replace(figure, claimed_by=figure.claimed_by or standing.origin.id or None) for standing, figure in stated]
