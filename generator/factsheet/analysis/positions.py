"""Who stands where: what parties proposed, and how they answered what others proposed, as the sources tell it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from factsheet.content.corpus import Corpus, make_point_key
from factsheet.model.actor import Role
from factsheet.model.point import UTTERANCES, Point
from factsheet.model.report import AGAINST
from factsheet.model.values.date import Date
from factsheet.model.values.positions import Positions

ReportAnchor = tuple[str, str]
"""A report: its source, and the anchor of its row."""


@dataclass(frozen=True, slots=True)
class Standpoint:
    """One position of one party, as told by one point."""

    party: str
    """An actor; in a comparison of positions that is not of actors, a place or a word."""
    of: str
    """What the party is: `actors`, `places`, or nothing for a word."""
    position: str
    """`proposed` or `said`; `accepts`, `conditional`, `rejects`, `noncommittal`, or `answers` where none of these is
    told; else the option that it took."""
    is_option: bool
    date: Date | None
    point: str
    """The key of the point that tells it."""
    reported: tuple[ReportAnchor, ...]
    denied: tuple[ReportAnchor, ...]
    """Reports that deny it, or say that there was none."""


@dataclass(frozen=True, slots=True)
class Matter:
    """Something that parties took positions on: a proposal, whatever was answered, or a vote."""

    point: Point
    standpoints: tuple[Standpoint, ...]
    """In order of time; without a date last."""
    torn: frozenset[str]
    """Parties to whom reports on one vote give different positions."""
    through: Mapping[str, tuple[str, ...]]
    """By state or body of which no position is told itself: those who have a role in it and took one."""

    def group_by_party(self) -> dict[tuple[str, str], list[Standpoint]]:
        """Return the standpoints by what the party is and who, in the order in which each first took one."""
        groups: dict[tuple[str, str], list[Standpoint]] = {}
        for standpoint in self.standpoints:
            groups.setdefault((standpoint.of, standpoint.party), []).append(standpoint)
        return groups


def split_by_answer(corpus: Corpus, sheet: str) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    """Return what was answered or voted on, and the proposals to which no answer is told."""
    points = corpus.list_points(sheet)
    targets = {make_point_key(point.sheet, target) for point in points for target in point.responds_to}
    of_others = [corpus.points[key] for key in sorted(targets) if corpus.points[key].sheet != sheet]
    first = [point for point in points if point.key in targets or has_positions(point)]
    rest = [p for p in points if p.kind == "proposal" and not has_positions(p) and p.key not in targets]
    return (*_sort_by_time(first), *of_others), tuple(_sort_by_time(rest))


def make_matters(corpus: Corpus, sheet: str, points: Iterable[Point]) -> tuple[Matter, ...]:
    """Return what parties said on each of the points, as far as the sheet tells it."""
    answers: dict[str, list[Point]] = {}
    for point in corpus.list_points(sheet):
        for target in point.responds_to:
            answers.setdefault(make_point_key(sheet, target), []).append(point)
    return tuple(_make_matter(corpus, point, answers.get(point.key, ())) for point in points)


def has_positions(point: Point) -> bool:
    """Return whether it compares who took which position."""
    return any(aspect.type == "positions" for aspect in point.compare)


def _make_matter(corpus: Corpus, point: Point, answers: Sequence[Point]) -> Matter:
    standpoints = list(_list_own_standpoints(corpus, point)) if point.kind in UTTERANCES else []
    options = list(_list_option_standpoints(corpus, point)) if has_positions(point) else []
    for answer in answers:
        standpoints += _list_spoken_standpoints(corpus, answer, answer.position or "answers")
    placed: dict[tuple[str, str], set[str]] = {}
    for aspect, standpoint in options:
        placed.setdefault((aspect, standpoint.party), set()).add(standpoint.position)
    torn = frozenset(party for (_aspect, party), positions in placed.items() if len(positions) > 1)
    every = sorted(
        (*standpoints, *(standpoint for _aspect, standpoint in options)),
        key=lambda standpoint: _make_time_key(standpoint, point.key),
    )
    return Matter(point, tuple(every), torn, _group_representatives(corpus, every))


def list_parent_bodies(corpus: Corpus, actor: str) -> tuple[str, ...]:
    """Return the body or state that the actor's role belongs to, and those of its role in turn, the nearest first."""
    bodies: list[str] = []
    while (held := find_role(corpus, actor)) is not None:
        body = held.of
        if body is None or body in bodies:
            break
        actor = body
        bodies.append(body)
    return tuple(bodies)


def find_role(corpus: Corpus, actor: str) -> Role | None:
    """Return the first role that has not ended, else the first; None where the actor has none."""
    record = corpus.actors.get(actor)
    roles = record.roles if record is not None else ()
    return next((candidate for candidate in roles if candidate.until is None), roles[0] if roles else None)


def _group_representatives(corpus: Corpus, standpoints: Iterable[Standpoint]) -> dict[str, tuple[str, ...]]:
    parties = dict.fromkeys(standpoint.party for standpoint in standpoints if standpoint.of == "actors")
    members_by_body: dict[str, list[str]] = {}
    for party in parties:
        for body in list_parent_bodies(corpus, party):
            members_by_body.setdefault(body, []).append(party)
    return {body: tuple(members) for body, members in members_by_body.items() if body not in parties}


def _list_own_standpoints(corpus: Corpus, point: Point) -> Iterator[Standpoint]:
    return _list_spoken_standpoints(corpus, point, "proposed" if point.kind == "proposal" else "said")


def _list_spoken_standpoints(corpus: Corpus, point: Point, position: str) -> Iterator[Standpoint]:
    """Return the position of each speaker, with the reports that name this one."""
    reported: dict[str, list[ReportAnchor]] = {speaker: [] for speaker in point.by}
    denied: dict[str, list[ReportAnchor]] = {}
    for report in corpus.list_counted_reports(point):
        for speaker in report.by or point.by:
            side = denied if report.stance in AGAINST else reported
            side.setdefault(speaker, []).append((report.source, report.anchor))
    for speaker in {**reported, **denied}:
        yield Standpoint(
            party=speaker,
            of="actors",
            position=position,
            is_option=False,
            date=point.date,
            point=point.key,
            reported=tuple(reported.get(speaker, ())),
            denied=tuple(denied.get(speaker, ())),
        )


def _list_option_standpoints(corpus: Corpus, point: Point) -> Iterator[tuple[str, Standpoint]]:
    """Return each aspect with the position that reports give a party in it."""
    reports_by_option: dict[tuple[str, str, str, str], list[ReportAnchor]] = {}
    for report in corpus.list_counted_reports(point):
        for aspect, value in report.says.items():
            if isinstance(value, Positions):
                for party, option in value.get_member_options().items():
                    reports_by_option.setdefault((aspect, party, value.of, option), []).append(
                        (report.source, report.anchor)
                    )
    for (aspect, party, of, option), reported in reports_by_option.items():
        yield (
            aspect,
            Standpoint(
                party=party,
                of=of,
                position=option,
                is_option=True,
                date=point.date,
                point=point.key,
                reported=tuple(reported),
                denied=(),
            ),
        )


def _sort_by_time(points: Iterable[Point]) -> list[Point]:
    return sorted(points, key=lambda point: (point.date is None, point.date.sort_key if point.date else (), point.key))


def _make_time_key(standpoint: Standpoint, matter: str) -> tuple[object, ...]:
    """Sort by time; what is answered goes before its answers of the same time, what has no date last."""
    date, is_answer = standpoint.date, standpoint.point != matter
    if date is None:
        return is_answer, datetime.max, is_answer, standpoint.point
    first, *rest = date.sort_key
    return False, first, is_answer, *rest, standpoint.point
