"""Positions of parties, as reported: what each proposed, and how it answered what others proposed.

Positions are never added up into one of a state or body, which no source does; they are only listed under it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from msgspec import Struct

from factsheet.content.corpus import Corpus, make_point_key
from factsheet.model.actor import Role
from factsheet.model.point import UTTERANCES, Point
from factsheet.model.report import AGAINST
from factsheet.model.values.date import Date
from factsheet.model.values.positions import Positions

ReportAnchor = tuple[str, str]
"""A report: its source, and the anchor of its row."""


class _Option(NamedTuple):
    aspect: str
    party: str
    of: str
    name: str


class TakenPosition(Struct, frozen=True):
    """One position of one party, from one point."""

    party: str
    """An actor; in an aspect of positions that are not of actors, a place or a word."""
    of: str
    """`actors` or `places`; empty if the party is a word."""
    position: str
    """`proposed` or `said`; `accepts`, `conditional`, `rejects`, `noncommittal`, or `answers` for a reply without a
    clear position; else the option that it took."""
    is_option: bool
    date: Date | None
    point: str
    """The key of the point that reports it."""
    reported: tuple[ReportAnchor, ...]
    denied: tuple[ReportAnchor, ...]
    """Reports that deny it, or say that there was none."""


class PositionTopic(Struct, frozen=True):
    """Something that parties took positions on: a proposal, a vote, or anything else that was answered."""

    point: Point
    taken_positions: tuple[TakenPosition, ...]
    """In order of time, those without a date last."""
    torn: frozenset[str]
    """Parties to which reports on one vote attribute different positions."""
    through: Mapping[str, tuple[str, ...]]
    """By state or body without a reported position: the actors with a role in it that took one."""

    def group_by_party(self) -> dict[tuple[str, str], list[TakenPosition]]:
        """Return the standpoints by (`of`, `party`), in the order in which each party first took one."""
        groups: dict[tuple[str, str], list[TakenPosition]] = {}
        for taken_position in self.taken_positions:
            groups.setdefault((taken_position.of, taken_position.party), []).append(taken_position)
        return groups


def split_by_answer(corpus: Corpus, sheet: str) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    """Return the points that were answered or voted on, and the proposals without a reported reply.

    Points of other sheets that were answered come last among the first.
    """
    points = corpus.list_points(sheet)
    targets: set[str] = set()
    for point in points:
        targets.update(make_point_key(point.sheet, target) for target in point.responds_to)
    answered, unanswered = [], []
    for point in points:
        if point.key in targets or has_positions(point):
            answered.append(point)
        elif point.kind == "proposal":
            unanswered.append(point)
    of_others = [corpus.points[key] for key in sorted(targets) if corpus.points[key].sheet != sheet]
    return (*_sort_by_time(answered), *of_others), tuple(_sort_by_time(unanswered))


def make_matters(corpus: Corpus, sheet: str, points: Iterable[Point]) -> tuple[PositionTopic, ...]:
    """Return the positions of parties on each of the points, as far as points of the sheet report them."""
    answers: dict[str, list[Point]] = {}
    for point in corpus.list_points(sheet):
        for target in point.responds_to:
            answers.setdefault(make_point_key(sheet, target), []).append(point)
    return tuple(_make_matter(corpus, point, answers.get(point.key, ())) for point in points)


def has_positions(point: Point) -> bool:
    return any(aspect.type == "positions" for aspect in point.compare)


def _make_matter(corpus: Corpus, point: Point, answers: Sequence[Point]) -> PositionTopic:
    taken_positions: list[TakenPosition] = []
    if point.kind in UTTERANCES:
        position = "proposed" if point.kind == "proposal" else "said"
        taken_positions += _list_spoken_positions(corpus, point, position)
    for answer in answers:
        taken_positions += _list_spoken_positions(corpus, answer, answer.position or "answers")
    options: dict[tuple[str, str], set[str]] = {}
    for aspect, taken_position in _list_option_positions(corpus, point):
        taken_positions.append(taken_position)
        options.setdefault((aspect, taken_position.party), set()).add(taken_position.position)
    torn = frozenset(party for (_aspect, party), taken in options.items() if len(taken) > 1)
    taken_positions.sort(key=lambda taken_position: _make_time_key(taken_position, point.key))
    return PositionTopic(point, tuple(taken_positions), torn, _group_representatives(corpus, taken_positions))


def list_parent_bodies(corpus: Corpus, actor: str) -> tuple[str, ...]:
    """Return the body or state of the actor's role, that of the body's own role, and so on, the nearest first."""
    bodies: list[str] = []
    while (role := find_role(corpus, actor)) is not None:
        body = role.of
        if body is None or body in bodies:
            break
        actor = body
        bodies.append(body)
    return tuple(bodies)


def find_role(corpus: Corpus, actor: str) -> Role | None:
    """Return the first role that has not ended, else the first; None if the actor has none."""
    record = corpus.actors.get(actor)
    if record is None or not record.roles:
        return None
    for role in record.roles:
        if role.until is None:
            return role
    return record.roles[0]


def _group_representatives(corpus: Corpus, taken_positions: Iterable[TakenPosition]) -> dict[str, tuple[str, ...]]:
    parties = dict.fromkeys(taken_position.party for taken_position in taken_positions if taken_position.of == "actors")
    members_by_body: dict[str, list[str]] = {}
    for party in parties:
        for body in list_parent_bodies(corpus, party):
            members_by_body.setdefault(body, []).append(party)
    return {body: tuple(members) for body, members in members_by_body.items() if body not in parties}


def _list_spoken_positions(corpus: Corpus, point: Point, position: str) -> Iterator[TakenPosition]:
    """Return a standpoint for each speaker, with the reports that name this speaker."""
    reported: dict[str, list[ReportAnchor]] = {speaker: [] for speaker in point.by}
    denied: dict[str, list[ReportAnchor]] = {}
    for report in corpus.list_counted_reports(point):
        for speaker in report.by or point.by:
            side = denied if report.stance in AGAINST else reported
            side.setdefault(speaker, []).append((report.source, report.anchor))
    for speaker in {**reported, **denied}:
        yield TakenPosition(
            party=speaker,
            of="actors",
            position=position,
            is_option=False,
            date=point.date,
            point=point.key,
            reported=tuple(reported.get(speaker, ())),
            denied=tuple(denied.get(speaker, ())),
        )


def _list_option_positions(corpus: Corpus, point: Point) -> Iterator[tuple[str, TakenPosition]]:
    """Return each aspect of the type `positions`, with each position that reports attribute to a party in it."""
    anchors: dict[_Option, list[ReportAnchor]] = {}
    for report in corpus.list_counted_reports(point):
        for aspect, value in report.says.items():
            if not isinstance(value, Positions):
                continue
            for party, name in value.get_member_options().items():
                anchors.setdefault(_Option(aspect, party, value.of, name), []).append((report.source, report.anchor))
    for option, reported in anchors.items():
        taken_position = TakenPosition(
            party=option.party,
            of=option.of,
            position=option.name,
            is_option=True,
            date=point.date,
            point=point.key,
            reported=tuple(reported),
            denied=(),
        )
        yield option.aspect, taken_position


def _sort_by_time(points: Iterable[Point]) -> list[Point]:
    return sorted(points, key=lambda point: (point.date is None, point.date.sort_key if point.date else (), point.key))


def _make_time_key(taken_position: TakenPosition, matter: str) -> tuple[object, ...]:
    """Sort by time, those without a date last; of the same time, what was answered before its answers."""
    date, is_answer = taken_position.date, taken_position.point != matter
    if date is None:
        return is_answer, datetime.max, is_answer, taken_position.point
    first, *rest = date.sort_key
    return False, first, is_answer, *rest, taken_position.point
