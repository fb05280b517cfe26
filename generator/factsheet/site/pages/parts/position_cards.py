"""What parties said on one matter, as a card: each party's positions in order, their sources, and who is silent."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from factsheet.analysis import positions
from factsheet.analysis.analysis import Findings
from factsheet.analysis.positions import PositionTopic, ReportAnchor, TakenPosition
from factsheet.analysis.support import Support
from factsheet.content.corpus import Corpus
from factsheet.model.point import Point
from factsheet.model.values.date import Date, describe_date
from factsheet.site.pages.parts import comparison_rows, labels, point_list, source_columns
from factsheet.site.pages.parts.view_types import Counts
from factsheet.text.i18n import _, cache_per_language, ngettext
from factsheet.text.rich_text import RichText, Span, join
from factsheet.web import urls
from factsheet.web.urls import Address

MOST_NAMED = 12
"""Silent parties named; more are only counted, since they would be longer than the card itself."""

Party = tuple[str, str]
"""Its kind (`actors`, `places`, or nothing for a word), and its id or the word."""


class PositionReport(Struct, frozen=True):
    """A position as one point reports it."""

    point: Span | None
    """None where it is the matter itself."""
    state: str
    """`contested`, `withdrawn` … in words; empty where there is nothing to add."""
    reported_by: RichText
    """The outlets, each linked to its row."""
    denied_by: RichText
    counts: Counts | None
    """None where some of the reports on the point give another position."""


class PositionStep(Struct, frozen=True):
    """One position at one time, with every point that reports it."""

    symbol: str
    word: str
    date: str
    reports: tuple[PositionReport, ...]


class PartySteps(Struct, frozen=True):
    name: Span
    role: str
    steps: tuple[PositionStep, ...]
    is_contradictory: bool
    """Reports on one vote give it different positions."""


class PositionCard(Struct, frozen=True):
    id: str
    point: Span
    details: tuple[str, ...]
    """Kind and date."""
    parties: tuple[PartySteps, ...]
    addressed: RichText
    """Parties to whom it was addressed without a reported answer, not even from anybody with a role in them."""
    silent: RichText
    """Other parties of the page without a reported position; or how many there are."""


def make_card(findings: Findings, matter: PositionTopic, parties: Sequence[Party]) -> PositionCard:
    """Return the card of a matter; `parties` are all that take a position on the page."""
    corpus, point = findings.corpus, matter.point
    # A body is not silent where somebody with a role in it answered, but the answer is not turned into its position.
    heard: set[Party] = set(matter.group_by_party())
    heard.update(("actors", body) for body in matter.through)
    addressed = [id for id in point.to if ("actors", id) not in heard]
    heard.update(("actors", id) for id in point.to)
    silent = [party for party in parties if party not in heard]
    details = [labels.get_label("kind", point.kind)]
    if point.date:
        details.append(describe_date(point.date))
    return PositionCard(
        id=make_anchor(point),
        point=point_list.link_point(point),
        details=tuple(details),
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


def choose_symbol(taken_position: TakenPosition) -> str:
    """Return the sign of a position; an option of a vote is its own sign."""
    signs = {"said": "◇", "accepts": "●", "conditional": "◐", "rejects": "✕", "noncommittal": "~", "answers": "…"}
    return taken_position.position if taken_position.is_option else signs.get(taken_position.position, "◆")


def is_current(corpus: Corpus, taken_position: TakenPosition) -> bool:
    """Say whether it is still current and at least one report does not deny it."""
    no_longer = corpus.points[taken_position.point].status.state in comparison_rows.NO_LONGER
    return not no_longer and (bool(taken_position.reported) or not taken_position.denied)


def name_position(taken_position: TakenPosition) -> str:
    return taken_position.position if taken_position.is_option else _translate_position(taken_position.position)


@cache_per_language
def _translate_position(position: str) -> str:
    own = {"proposed": _("proposed it"), "said": _("said it"), "answers": _("replies without a clear position")}
    return own.get(position) or labels.get_label("position", position)


def _make_parties(findings: Findings, matter: PositionTopic) -> Iterator[PartySteps]:
    for party, taken_positions in matter.group_by_party().items():
        steps = tuple(_make_step(findings, matter.point, ones) for ones in group_by_time(taken_positions))
        yield PartySteps(
            link_party(findings.corpus, party), _format_role(findings.corpus, party), steps, party[1] in matter.torn
        )


def _format_role(corpus: Corpus, party: Party) -> str:
    of, id = party
    role = positions.find_role(corpus, id) if of == "actors" else None
    if role is None:
        return ""
    if role.of is None:
        return role.title
    return _("{role}, {of}").format(role=role.title, of=corpus.get_name("actor", role.of))


def group_by_time(taken: Iterable[TakenPosition]) -> Iterator[list[TakenPosition]]:
    """Group what is one position at one time; no source says which came first within that time."""
    groups: dict[tuple[Date | None, str], list[TakenPosition]] = {}
    for taken_position in taken:
        groups.setdefault((taken_position.date, taken_position.position), []).append(taken_position)
    yield from groups.values()


def _make_step(findings: Findings, matter: Point, taken: Sequence[TakenPosition]) -> PositionStep:
    first = taken[0]
    return PositionStep(
        symbol=choose_symbol(first),
        word=name_position(first),
        date=describe_date(first.date) if first.date else _("no date"),
        reports=tuple(_make_report(findings, matter, taken_position) for taken_position in taken),
    )


def _make_report(findings: Findings, matter: Point, taken_position: TakenPosition) -> PositionReport:
    point = findings.corpus.points[taken_position.point]
    page, brief = urls.make_point_address(point.sheet, point.id), findings.get_brief(point.key)
    counted = len(findings.corpus.list_counted_reports(point))
    whole = len(taken_position.reported) + len(taken_position.denied) == counted
    state = labels.get_label("status", point.status.state)
    if not state and brief.support is Support.CONTESTED:
        state = _("contested")
    elif not state and not taken_position.reported and not taken_position.denied:
        state = _("no report recorded yet")
    return PositionReport(
        point=point_list.link_point(point) if point.key != matter.key else None,
        state=state,
        reported_by=_link_sources(findings, page, taken_position.reported),
        denied_by=_link_sources(findings, page, taken_position.denied),
        counts=point_list.make_counts(brief) if whole else None,
    )


def _link_sources(findings: Findings, page: Address, places: Iterable[ReportAnchor]) -> RichText:
    """Return the sources, each linked to the first of its rows."""
    first: dict[str, str] = {}
    for source, anchor in places:
        first.setdefault(source, anchor)
    if len(first) == 1:
        names = {source: findings.corpus.get_name("source", source) for source in first}
    else:
        names = source_columns.make_short_names(findings.corpus, first)
    ordered = sorted(first, key=lambda source: names[source].casefold())
    return join(Span(names[source], page.add_anchor(first[source])) for source in ordered)


def _name_silent(findings: Findings, silent: Sequence[Party]) -> RichText:
    if len(silent) > MOST_NAMED:
        return (Span(ngettext("{count} other party", "{count} other parties", len(silent))),)
    return join(link_party(findings.corpus, party) for party in silent)
