"""What parties said on one matter, as a card: each party with its positions in order, who tells them, who is silent."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from factsheet.analysis import positions
from factsheet.analysis.analysis import Findings
from factsheet.analysis.positions import Matter, ReportAnchor, Standpoint
from factsheet.analysis.support import Support
from factsheet.content.corpus import Corpus
from factsheet.model.point import Point
from factsheet.model.values.date import Date, describe_date
from factsheet.site.pages.parts import comparison_rows, labels, point_list, source_columns
from factsheet.site.pages.parts.view_types import Counts
from factsheet.text.i18n import _, cache_per_language, ngettext
from factsheet.text.rich_text import RichText, Span
from factsheet.web import urls
from factsheet.web.urls import Address

MOST_NAMED = 12
"""Silent parties that are named; of more, how many they are."""

Party = tuple[str, str]
"""What it is (`actors`, `places`, or nothing for a word), and its id or the word."""


@dataclass(frozen=True, slots=True)
class PositionReport:
    """How one point tells a position."""

    point: Span | None
    """The point that tells it, where it is not the matter itself."""
    state: str
    """`contested`, `withdrawn` … in words; empty where there is nothing to add."""
    reported_by: RichText
    """The outlets, each linked to its row."""
    denied_by: RichText
    counts: Counts | None
    """None where some of the reports on the point tell another position."""


@dataclass(frozen=True, slots=True)
class PositionStep:
    """One position at one time, by every point that tells it."""

    symbol: str
    word: str
    date: str
    reports: tuple[PositionReport, ...]


@dataclass(frozen=True, slots=True)
class PartySteps:
    name: Span
    role: str
    steps: tuple[PositionStep, ...]
    is_contradictory: bool
    """Reports on one vote give it different positions."""


@dataclass(frozen=True, slots=True)
class PositionCard:
    id: str
    point: Span
    details: tuple[str, ...]
    """Kind and date."""
    parties: tuple[PartySteps, ...]
    addressed: RichText
    """Parties to whom it was addressed, and of whom no answer is told, nor of anybody with a role in them."""
    silent: RichText
    """Other parties of the page of whom no position is told; or how many there are."""


def make_card(findings: Findings, matter: Matter, parties: Sequence[Party]) -> PositionCard:
    """Return the card of a matter; `parties` are all that take a position on the page."""
    corpus, point = findings.corpus, matter.point
    heard = {*matter.group_by_party(), *(("actors", body) for body in matter.through)}
    addressed = [id for id in point.to if ("actors", id) not in heard]
    silent = [
        other_party
        for other_party in parties
        if other_party not in heard and not (other_party[0] == "actors" and other_party[1] in point.to)
    ]
    date = describe_date(point.date) if point.date else ""
    return PositionCard(
        id=make_anchor(point),
        point=point_list.link_point(point),
        details=tuple(filter(None, (labels.get_label("kind", point.kind), date))),
        parties=tuple(_make_parties(findings, matter)),
        addressed=point_list.link_names(corpus, "actor", addressed),
        silent=_name_silent(findings, silent),
    )


def make_anchor(point: Point) -> str:
    """Return the anchor of a card: matters of other sheets can share a page with those of this one."""
    return f"{point.sheet}-{point.id}"


def link_party(corpus: Corpus, party: Party) -> Span:
    of, id = party
    kind = {"actors": "actor", "places": "place"}.get(of)
    return point_list.link_name(corpus, kind, id) if kind else Span(id)


def choose_symbol(standpoint: Standpoint) -> str:
    """Return the sign of a position; an option of a vote stands for itself."""
    signs = {"said": "◇", "accepts": "●", "conditional": "◐", "rejects": "✕", "noncommittal": "~", "answers": "…"}
    return standpoint.position if standpoint.is_option else signs.get(standpoint.position, "◆")


def is_current(corpus: Corpus, standpoint: Standpoint) -> bool:
    """Say whether it still stands, and not every report on it denies it."""
    no_longer = corpus.points[standpoint.point].status.state in comparison_rows.NO_LONGER
    return not no_longer and (bool(standpoint.reported) or not standpoint.denied)


def name_position(standpoint: Standpoint) -> str:
    return standpoint.position if standpoint.is_option else _translate_position(standpoint.position)


@cache_per_language
def _translate_position(position: str) -> str:
    own = {"proposed": _("proposed it"), "said": _("said it"), "answers": _("answers without a plain position")}
    return own.get(position) or labels.get_label("position", position)


def _make_parties(findings: Findings, matter: Matter) -> Iterator[PartySteps]:
    for party, standpoints in matter.group_by_party().items():
        steps = tuple(_make_step(findings, matter.point, ones) for ones in group_by_time(standpoints))
        yield PartySteps(
            link_party(findings.corpus, party), _format_role(findings.corpus, party), steps, party[1] in matter.torn
        )


def _format_role(corpus: Corpus, party: Party) -> str:
    of, id = party
    held = positions.find_role(corpus, id) if of == "actors" else None
    if held is None or held.of is None:
        return held.title if held else ""
    return _("{role}, {of}").format(role=held.title, of=corpus.get_name("actor", held.of))


def group_by_time(taken: Iterable[Standpoint]) -> Iterator[list[Standpoint]]:
    """Put together what is one position of one time; which came first within that time nobody tells."""
    groups: dict[tuple[Date | None, str], list[Standpoint]] = {}
    for standpoint in taken:
        groups.setdefault((standpoint.date, standpoint.position), []).append(standpoint)
    yield from groups.values()


def _make_step(findings: Findings, matter: Point, taken: Sequence[Standpoint]) -> PositionStep:
    first = taken[0]
    return PositionStep(
        symbol=choose_symbol(first),
        word=name_position(first),
        date=describe_date(first.date) if first.date else _("no date"),
        reports=tuple(_make_report(findings, matter, standpoint) for standpoint in taken),
    )


def _make_report(findings: Findings, matter: Point, standpoint: Standpoint) -> PositionReport:
    point = findings.corpus.points[standpoint.point]
    page, brief = urls.make_point_address(point.sheet, point.id), findings.get_brief(point.key)
    counted = len(findings.corpus.list_counted_reports(point))
    whole = len(standpoint.reported) + len(standpoint.denied) == counted
    contested = _("contested") if brief.support is Support.CONTESTED else ""
    no_report_note = "" if standpoint.reported or standpoint.denied else _("no report is recorded yet")
    return PositionReport(
        point=point_list.link_point(point) if point.key != matter.key else None,
        state=labels.get_label("status", point.status.state) or contested or no_report_note,
        reported_by=tuple(_link_sources(findings, page, standpoint.reported)),
        denied_by=tuple(_link_sources(findings, page, standpoint.denied)),
        counts=point_list.make_counts(brief) if whole else None,
    )


def _link_sources(findings: Findings, page: Address, places: Iterable[ReportAnchor]) -> Iterator[Span]:
    """Return the sources, each linked to the first of its rows."""
    first = dict(reversed(tuple(places)))
    corpus = findings.corpus
    alone = len(first) == 1
    names = (
        {id: corpus.get_name("source", id) for id in first} if alone else source_columns.make_short_names(corpus, first)
    )
    for number, source in enumerate(sorted(first, key=lambda source: names[source].casefold())):
        if number:
            yield Span(", ")
        yield Span(names[source], page.add_anchor(first[source]))


def _name_silent(findings: Findings, silent: Sequence[Party]) -> RichText:
    if len(silent) > MOST_NAMED:
        return (Span(ngettext("{count} other party", "{count} other parties", len(silent))),)
    spans = [span for party in silent for span in (Span(", "), link_party(findings.corpus, party))]
    return tuple(spans[1:])
