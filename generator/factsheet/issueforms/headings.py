"""Which lines of an issue are the headings of a form, where an answer may repeat some of them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from factsheet.issueforms.questions import Asked, IssueForm, Question

NO_ANSWER = "_No response_"
NOTHING_CHOSEN = "None"
_HEADING = re.compile("### +")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")
_MOST = 8
"""Lines that may be one heading; who quotes it more often is asked to write it otherwise."""
_SKIPPED = 3
"""What a heading that is not there costs, in answers of the right shape."""


_Place = tuple[int, int]
"""Number of the question, and line, of a heading."""


@dataclass(frozen=True, slots=True)
class Headings:
    lines: Mapping[str, int]
    """By question, the line (from 0) of its heading."""
    score: int
    """How well the form fits the text."""
    doubtful: tuple[str, int, int] | None = None
    """A label, and two lines (from 1) that can both be its heading."""


@dataclass(frozen=True, slots=True)
class _Way:
    """Headings up to one of them, and how well they fit; of those that fit as well, the first and the last."""

    score: int
    first: tuple[_Place, ...]
    last: tuple[_Place, ...]


def headings(form: IssueForm, lines: Sequence[str]) -> Headings:
    """Return the headings in the order of the form that leave the likeliest answers."""
    found = _candidates(form, lines)
    if not found:
        return Headings({}, -_SKIPPED * len(form.questions))
    crowded = next((id for id, places in found.items() if len(places) > _MOST), None)
    if crowded is not None:
        one, other = found[crowded][:2]
        label = next(question.label for question in form.questions if question.id == crowded)
        return Headings({crowded: one}, len(found), (label, one + 1, other + 1))
    best = _Ways(form, lines, found).best()
    doubtful = (
        (form.questions[one[0]].label, one[1] + 1, other[1] + 1)
        for one, other in zip(best.first, best.last, strict=False)
        if one != other
    )
    kept = {form.questions[number].id: line for number, line in best.first if number < len(form.questions)}
    return Headings(kept, best.score, next(doubtful, None))


class _Ways:
    """The ways through the lines that may be headings, from the first to the last."""

    def __init__(self, form: IssueForm, lines: Sequence[str], found: Mapping[str, Sequence[int]]) -> None:
        self._questions = form.questions
        self._shape = _Shape(lines)
        self._end = (len(form.questions), len(lines))
        self._ways: dict[_Place, _Way] = {}
        for number, question in enumerate(form.questions):
            for line in found.get(question.id, ()):
                self._ways[number, line] = self._to((number, line))

    def best(self) -> _Way:
        """Return the way to the end of the text."""
        return self._to(self._end)

    def _to(self, place: _Place) -> _Way:
        """Return the best way to a heading; of those that are as good, the first and the last."""
        above = [one for one in self._ways if one[0] < place[0] and one[1] < place[1]]
        scores = {one: self._score(one, place) for one in above}
        start = -_SKIPPED * place[0]
        most = max(scores.values(), default=start)
        kept = [self._ways[before] for before, score in scores.items() if score == most]
        if not kept or start > most:
            return _Way(start, (place,), (place,))
        return _Way(most, (*min(way.first for way in kept), place), (*max(way.last for way in kept), place))

    def _score(self, before: _Place, place: _Place) -> int:
        """Return how well it fits that the one heading follows the other, and ends its answer."""
        fits = self._shape.fits(self._questions[before[0]], before[1] + 1, place[1])
        return self._ways[before].score + fits - _SKIPPED * (place[0] - before[0] - 1)


def _candidates(form: IssueForm, lines: Sequence[str]) -> dict[str, list[int]]:
    """Return for each question the lines that can be its heading: as a forge writes it, else as people leave it."""
    labels = {question.label: question.id for question in form.questions}
    fenced = _fenced(lines)
    kinds: dict[str, tuple[list[int], list[int], list[int]]] = {}
    for number, line in enumerate(lines):
        match = _HEADING.match(line)
        label = line[match.end() :].rstrip() if match else ""
        if label in labels:
            around = (lines[number - 1] if number else "", lines[number + 1] if number + 1 < len(lines) else "")
            kind = 2 if number in fenced else 1 if "".join(around).strip() else 0
            kinds.setdefault(labels[label], ([], [], []))[kind].append(number)
    return {id: next(places for places in found if places) for id, found in kinds.items()}


def _fenced(lines: Sequence[str]) -> set[int]:
    """Return the lines inside fences that are closed again."""
    found: set[int] = set()
    opened: tuple[int, str] | None = None
    for number, line in enumerate(lines):
        fence = _FENCE.fullmatch(line)
        if fence is None:
            continue
        if opened is None:
            opened = (number, fence[1])
        elif fence[1].startswith(opened[1]) and not fence[2].strip():
            found.update(range(opened[0], number + 1))
            opened = None
    return found


class _Shape:
    """Tells quickly how many lines an answer has."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._filled = [number for number, line in enumerate(lines) if line.strip()]
        self._before = list(accumulate((bool(line.strip()) for line in lines), initial=0))
        self._empty = list(accumulate((line.strip() == NO_ANSWER for line in lines), initial=0))

    def fits(self, question: Question, start: int, end: int) -> bool:
        """Tell whether that can be an answer: a forge leaves none empty, and few have several lines."""
        count = self._before[end] - self._before[start]
        if count == 0:
            return False
        if question.asked is Asked.TEXT:
            return count == 1 or self._empty[end] == self._empty[start]
        text = self._lines[self._filled[self._before[start]]].strip()
        return count == 1 and (
            question.asked is Asked.LINE or text in (*question.options, *question.choices, NO_ANSWER, NOTHING_CHOSEN)
        )
