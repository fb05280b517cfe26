"""What is agreed, what differs and over which span: the sentences above the comparison table."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from factsheet.compare import AspectComparison, by_weight, value_of
from factsheet.corpus import Corpus
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


def agreed(corpus: Corpus, finding: Finding, point: Point) -> Iterator[Span]:
    """Say what all reports with a row of their own have in common: aspect by aspect, else that it was said at all."""
    alike = [found for found in finding.aspects if found.worst and found.worst.relation is Relation.AGREES]
    for number, found in enumerate(alike):
        yield Span(f"{'; ' if number else ''}{found.aspect.head}: ")
        yield from items.pieces(corpus, TYPES[found.aspect.type].words(found.said[0].value, corpus))
    families = finding.standings.families
    if alike:
        yield Span(".")
    elif families > 1 and point.is_utterance:
        yield Span(
            ngettext(
                "that it was said; {count} family reports it.",
                "that it was said; {count} families report it.",
                families,
            )
        )
    elif families > 1 and not any(found.differs for found in finding.aspects):
        yield Span(ngettext("{count} family reports it alike.", "{count} families report it alike.", families))


def alone(corpus: Corpus, finding: Finding) -> str:
    """Name the one family that reports it: an outlet, with copies or without, or a house; nothing for several."""
    if finding.standings.families != 1 or not finding.standings.heads():
        return ""
    outlets = dict.fromkeys(corpus.name("source", head.report.source) for head in finding.standings.heads())
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
    for found in finding.aspects:
        if found.differs and not found.told and found.worst is not None:
            yield tuple(_computed(findings.corpus, found))


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
