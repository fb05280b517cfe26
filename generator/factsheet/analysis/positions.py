"""Who stands where: what parties proposed, and how they answered what others proposed, as the sources tell it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from factsheet.content.corpus import Corpus, point_key
from factsheet.model.actor import Role
from factsheet.model.point import UTTERANCES, Point
from factsheet.model.report import AGAINST
from factsheet.model.values.date import Date
from factsheet.model.values.positions import Positions

Place = tuple[str, str]
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
    told: tuple[Place, ...]
    denied: tuple[Place, ...]
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

    def by_party(self) -> dict[tuple[str, str], list[Standpoint]]:
        """Return the standpoints by what the party is and who, in the order in which each first took one."""
        found: dict[tuple[str, str], list[Standpoint]] = {}
        for one in self.standpoints:
            found.setdefault((one.of, one.party), []).append(one)
        return found


def answered(corpus: Corpus, sheet: str) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    """Return what was answered or voted on, and the proposals to which no answer is told."""
    points = corpus.points_of(sheet)
    targets = {point_key(point.sheet, target) for point in points for target in point.responds_to}
    of_others = [corpus.points[key] for key in sorted(targets) if corpus.points[key].sheet != sheet]
    first = [point for point in points if point.key in targets or takes_positions(point)]
    rest = [p for p in points if p.kind == "proposal" and not takes_positions(p) and p.key not in targets]
    return (*_by_time(first), *of_others), tuple(_by_time(rest))


def matters(corpus: Corpus, sheet: str, points: Iterable[Point]) -> tuple[Matter, ...]:
    """Return what parties said on each of the points, as far as the sheet tells it."""
    answers: dict[str, list[Point]] = {}
    for point in corpus.points_of(sheet):
        for target in point.responds_to:
            answers.setdefault(point_key(sheet, target), []).append(point)
    return tuple(_matter(corpus, point, answers.get(point.key, ())) for point in points)


def takes_positions(point: Point) -> bool:
    """Return whether it compares who took which position."""
    return any(aspect.type == "positions" for aspect in point.compare)


def _matter(corpus: Corpus, point: Point, answers: Sequence[Point]) -> Matter:
    found = list(_own(corpus, point)) if point.kind in UTTERANCES else []
    options = list(_options(corpus, point)) if takes_positions(point) else []
    for answer in answers:
        found += _spoken(corpus, answer, answer.position or "answers")
    placed: dict[tuple[str, str], set[str]] = {}
    for aspect, one in options:
        placed.setdefault((aspect, one.party), set()).add(one.position)
    torn = frozenset(party for (_aspect, party), positions in placed.items() if len(positions) > 1)
    every = sorted((*found, *(one for _aspect, one in options)), key=lambda one: _when(one, point.key))
    return Matter(point, tuple(every), torn, _through(corpus, every))


def above(corpus: Corpus, actor: str) -> tuple[str, ...]:
    """Return the body or state that the actor's role belongs to, and those of its role in turn, the nearest first."""
    found: list[str] = []
    while (held := role(corpus, actor)) is not None:
        body = held.of
        if body is None or body in found:
            break
        actor = body
        found.append(body)
    return tuple(found)


def role(corpus: Corpus, actor: str) -> Role | None:
    """Return the first role that has not ended, else the first; None where the actor has none."""
    record = corpus.actors.get(actor)
    roles = record.roles if record is not None else ()
    return next((one for one in roles if one.until is None), roles[0] if roles else None)


def _through(corpus: Corpus, standpoints: Iterable[Standpoint]) -> dict[str, tuple[str, ...]]:
    parties = dict.fromkeys(one.party for one in standpoints if one.of == "actors")
    found: dict[str, list[str]] = {}
    for party in parties:
        for body in above(corpus, party):
            found.setdefault(body, []).append(party)
    return {body: tuple(members) for body, members in found.items() if body not in parties}


def _own(corpus: Corpus, point: Point) -> Iterator[Standpoint]:
    return _spoken(corpus, point, "proposed" if point.kind == "proposal" else "said")


def _spoken(corpus: Corpus, point: Point, position: str) -> Iterator[Standpoint]:
    """Return the position of each speaker, with the reports that name this one."""
    told: dict[str, list[Place]] = {speaker: [] for speaker in point.by}
    denied: dict[str, list[Place]] = {}
    for report in corpus.counted(point):
        for speaker in report.by or point.by:
            side = denied if report.stance in AGAINST else told
            side.setdefault(speaker, []).append((report.source, report.anchor))
    for speaker in {**told, **denied}:
        yield Standpoint(
            party=speaker,
            of="actors",
            position=position,
            is_option=False,
            date=point.date,
            point=point.key,
            told=tuple(told.get(speaker, ())),
            denied=tuple(denied.get(speaker, ())),
        )


def _options(corpus: Corpus, point: Point) -> Iterator[tuple[str, Standpoint]]:
    """Return each aspect with the position that reports give a party in it."""
    found: dict[tuple[str, str, str, str], list[Place]] = {}
    for report in corpus.counted(point):
        for aspect, value in report.says.items():
            if isinstance(value, Positions):
                for party, option in value.option_of().items():
                    found.setdefault((aspect, party, value.of, option), []).append((report.source, report.anchor))
    for (aspect, party, of, option), told in found.items():
        yield (
            aspect,
            Standpoint(
                party=party,
                of=of,
                position=option,
                is_option=True,
                date=point.date,
                point=point.key,
                told=tuple(told),
                denied=(),
            ),
        )


def _by_time(points: Iterable[Point]) -> list[Point]:
    return sorted(points, key=lambda point: (point.date is None, point.date.order if point.date else (), point.key))


def _when(standpoint: Standpoint, matter: str) -> tuple[object, ...]:
    """Sort by time; what is answered goes before its answers of the same time, what has no date last."""
    date, is_answer = standpoint.date, standpoint.point != matter
    if date is None:
        return is_answer, datetime.max, is_answer, standpoint.point
    first, *rest = date.order
    return False, first, is_answer, *rest, standpoint.point
