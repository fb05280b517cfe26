"""What parties said on one matter, as a card: each party with its positions in order, who tells them, who is silent."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from factsheet.analysis import positions
from factsheet.analysis.analysis import Findings
from factsheet.analysis.counted import reasons
from factsheet.analysis.positions import Matter, Place, Standpoint
from factsheet.analysis.support import Support
from factsheet.content.corpus import Corpus
from factsheet.model.point_summary import Outline
from factsheet.model.values.date import Date, printed
from factsheet.site.pages.parts import comparison_rows, labels, point_list, source_columns
from factsheet.site.pages.parts.view_types import Counts
from factsheet.text.i18n import _, ngettext, remembered
from factsheet.text.rich_text import RichText, Span
from factsheet.web import urls
from factsheet.web.urls import Address

MOST_NAMED = 12
"""Silent parties that are named; of more, how many they are."""

Party = tuple[str, str]
"""What it is (`actors`, `places`, or nothing for a word), and its id or the word."""


@dataclass(frozen=True, slots=True)
class Telling:
    """How one point tells a position."""

    point: Span | None
    """The point that tells it, where it is not the matter itself."""
    state: str
    """`contested`, `withdrawn` … in words; empty where there is nothing to add."""
    told: RichText
    """The outlets, each linked to its row."""
    denied: RichText
    counts: Counts | None
    """None where some of the reports on the point tell another position."""


@dataclass(frozen=True, slots=True)
class Step:
    """One position at one time, by every point that tells it."""

    symbol: str
    word: str
    date: str
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class PartySteps:
    name: Span
    role: str
    steps: tuple[Step, ...]
    torn: bool
    """Reports on one vote give it different positions."""


@dataclass(frozen=True, slots=True)
class Card:
    id: str
    point: Span
    details: tuple[str, ...]
    """Kind and date."""
    parties: tuple[PartySteps, ...]
    addressed: RichText
    """Parties to whom it was addressed, and of whom no answer is told, nor of anybody with a role in them."""
    silent: RichText
    """Other parties of the page of whom no position is told; or how many there are."""


def card(findings: Findings, matter: Matter, parties: Sequence[Party]) -> Card:
    """Return the card of a matter; `parties` are all that take a position on the page."""
    corpus, point = findings.corpus, matter.point
    heard = {*matter.by_party(), *(("actors", body) for body in matter.through)}
    addressed = [id for id in point.to if ("actors", id) not in heard]
    silent = [one for one in parties if one not in heard and not (one[0] == "actors" and one[1] in point.to)]
    date = printed(point.date) if point.date else ""
    return Card(
        id=anchor(point),
        point=point_list.link(point),
        details=tuple(filter(None, (labels.get_label("kind", point.kind), date))),
        parties=tuple(_parties(findings, matter)),
        addressed=point_list.names(corpus, "actor", addressed),
        silent=_silent(findings, silent),
    )


def anchor(point: Outline) -> str:
    """Return the anchor of a card: matters of other sheets can share a page with those of this one."""
    return f"{point.sheet}-{point.id}"


def name(corpus: Corpus, party: Party) -> Span:
    of, id = party
    kind = {"actors": "actor", "places": "place"}.get(of)
    return point_list.name(corpus, kind, id) if kind else Span(id)


def symbol(standpoint: Standpoint) -> str:
    """Return the sign of a position; an option of a vote stands for itself."""
    signs = {"said": "◇", "accepts": "●", "conditional": "◐", "rejects": "✕", "noncommittal": "~", "answers": "…"}
    return standpoint.position if standpoint.is_option else signs.get(standpoint.position, "◆")


def is_held(corpus: Corpus, standpoint: Standpoint) -> bool:
    """Say whether it still stands, and not every report on it denies it."""
    no_longer = corpus.outlines[standpoint.point].status in comparison_rows.NO_LONGER
    return not no_longer and (bool(standpoint.told) or not standpoint.denied)


def word(standpoint: Standpoint) -> str:
    return standpoint.position if standpoint.is_option else _word(standpoint.position)


@remembered
def _word(position: str) -> str:
    own = {"proposed": _("proposed it"), "said": _("said it"), "answers": _("answers without a plain position")}
    return own.get(position) or labels.get_label("position", position)


def _parties(findings: Findings, matter: Matter) -> Iterator[PartySteps]:
    for party, found in matter.by_party().items():
        steps = tuple(_step(findings, matter.point, ones) for ones in at_one_time(found))
        yield PartySteps(name(findings.corpus, party), _role(findings.corpus, party), steps, party[1] in matter.torn)


def _role(corpus: Corpus, party: Party) -> str:
    of, id = party
    held = positions.role(corpus, id) if of == "actors" else None
    if held is None or held.of is None:
        return held.title if held else ""
    return _("{role}, {of}").format(role=held.title, of=corpus.name("actor", held.of))


def at_one_time(taken: Iterable[Standpoint]) -> Iterator[list[Standpoint]]:
    """Put together what is one position of one time; which came first within that time nobody tells."""
    found: dict[tuple[Date | None, str], list[Standpoint]] = {}
    for one in taken:
        found.setdefault((one.date, one.position), []).append(one)
    yield from found.values()


def _step(findings: Findings, matter: Outline, taken: Sequence[Standpoint]) -> Step:
    first = taken[0]
    return Step(
        symbol=symbol(first),
        word=word(first),
        date=printed(first.date) if first.date else _("no date"),
        tellings=tuple(_telling(findings, matter, one) for one in taken),
    )


def _telling(findings: Findings, matter: Outline, standpoint: Standpoint) -> Telling:
    point = findings.corpus.outlines[standpoint.point]
    page, brief = urls.point(point.sheet, point.id), findings.brief(point.key)
    counted = reasons(findings.corpus, point).count(None)
    whole = len(standpoint.told) + len(standpoint.denied) == counted
    contested = _("contested") if brief.support is Support.CONTESTED else ""
    untold = "" if standpoint.told or standpoint.denied else _("no report is recorded yet")
    return Telling(
        point=point_list.link(point) if point.key != matter.key else None,
        state=labels.get_label("status", point.status) or contested or untold,
        told=tuple(_tellers(findings, page, standpoint.told)),
        denied=tuple(_tellers(findings, page, standpoint.denied)),
        counts=point_list.counts(brief) if whole else None,
    )


def _tellers(findings: Findings, page: Address, told: Iterable[Place]) -> Iterator[Span]:
    """Return the sources, each linked to the first of its rows."""
    first = dict(reversed(tuple(told)))
    corpus = findings.corpus
    alone = len(first) == 1
    names = {id: corpus.name("source", id) for id in first} if alone else source_columns.names(corpus, first)
    for number, source in enumerate(sorted(first, key=lambda source: names[source].casefold())):
        if number:
            yield Span(", ")
        yield Span(names[source], page.at(first[source]))


def _silent(findings: Findings, silent: Sequence[Party]) -> RichText:
    if len(silent) > MOST_NAMED:
        return (Span(ngettext("{count} other party", "{count} other parties", len(silent))),)
    spans = [span for party in silent for span in (Span(", "), name(findings.corpus, party))]
    return tuple(spans[1:])
