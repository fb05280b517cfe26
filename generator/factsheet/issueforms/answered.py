"""The text of an issue → the answers that somebody gave, each with the line on which it stands.

A forge puts `### Label` above each answer. People write headings, fences and quoted issues into answers, too: a heading
counts only where it is a label of the form, in the order of the form; what could be either is told and not guessed.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from factsheet.issueforms.headings import NO_ANSWER, NOTHING_CHOSEN, Headings, headings
from factsheet.issueforms.questions import Asked, IssueForm, Question, forms
from factsheet.yamlfile.seen import unseen_in

LARGEST = 70_000
"""Characters; GitHub takes 65,536."""
_BREAK = re.compile(r"\r\n|\r|\n")
_FENCE = re.compile(r"(`{3,}|~{3,})[^`]*")


@dataclass(frozen=True, slots=True)
class Answer:
    text: str
    line: int
    """From 1, of its first line; that of the heading where it is empty."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is wrong with an issue."""

    message: str
    line: int = 0
    """From 1; 0 for the issue as a whole."""
    label: str = ""
    fix: str | None = None

    def __str__(self) -> str:
        where = f"line {self.line} (“{self.label}”): " if self.label else f"line {self.line}: " if self.line else ""
        return f"{where}{self.message}" + (f"\n  write: {self.fix}" if self.fix else "")


@dataclass(frozen=True, slots=True)
class Issue:
    form: IssueForm
    answers: Mapping[str, Answer]
    """Those that are not empty, by question."""
    places: Mapping[str, int]
    """The line of each answer or, where it is empty, of its heading."""
    above: int
    """The line of the first words that stand above the first heading, and belong to no question; 0 for none."""

    def text(self, id: str) -> str:
        return self.answers[id].text if id in self.answers else ""

    @property
    def unseen(self) -> list[Told]:
        """Return what is wrong with answers that hold a character which nobody sees."""
        found = ((id, unseen_in(answer.text)) for id, answer in self.answers.items())
        return [self.told(id, f"{message} [F001]") for id, message in found if message]

    def told(self, id: str, message: str, fix: str | None = None) -> Told:
        question = self.form.question(id)
        return Told(message, self.places.get(id, 0), question.label if question else "", fix)


def read(text: str) -> Issue | Told:
    """Return what was answered, or why nobody can tell."""
    if len(text) > LARGEST:
        return Told(f"it has more than {LARGEST:,} characters: no form makes that many")
    lines = _BREAK.split(text.removeprefix("\ufeff"))
    found = [(form, headings(form, lines)) for form in forms()]
    form, best = max(found, key=lambda one: one[1].score)
    if not best.lines:
        names = ", ".join(f"“{form.name}”" for form in forms())
        return Told(f"it has no heading of a form: paste the whole text of an issue that was made with one ({names})")
    if best.doubtful:
        label, one, other = best.doubtful
        message = f"the heading stands on line {other}, too: put `> ` before the one that belongs to an answer"
        return Told(message, one, label)
    return _issue(form, lines, best)


def _issue(form: IssueForm, lines: Sequence[str], found: Headings) -> Issue:
    ends = [*sorted(found.lines.values())[1:], len(lines)]
    end_of = dict(zip(sorted(found.lines.values()), ends, strict=True))
    answers, places = {}, {}
    for question in form.questions:
        if question.id in found.lines:
            start = found.lines[question.id]
            answer = _answer(question, lines, start, end_of[start])
            places[question.id] = answer.line
            if answer.text:
                answers[question.id] = answer
    first = min(found.lines.values())
    above = next((number for number, line in enumerate(lines[:first], 1) if line.strip()), 0)
    return Issue(form, answers, places, above)


def _answer(question: Question, lines: Sequence[str], heading: int, end: int) -> Answer:
    """Return what stands between the heading (a line from 0) and the next one."""
    start = heading + 1
    while start < end and not lines[start].strip():
        start += 1
    while end > start and not lines[end - 1].strip():
        end -= 1
    if _is_fenced(lines[start:end]):
        start, end = start + 1, end - 1
    text = "\n".join(lines[start:end])
    if text.strip() in ("", NO_ANSWER) or (question.asked is Asked.CHOICE and text.strip() == NOTHING_CHOSEN):
        return Answer("", heading + 1)
    return Answer(question.meant(text.strip()), start + 1)


def _is_fenced(lines: Sequence[str]) -> bool:
    """Tell whether the whole answer stands in one fence, which somebody has put around the words."""
    opened = _FENCE.fullmatch(lines[0].strip()) if len(lines) > 1 else None
    if opened is None or lines[-1].strip() != opened[1]:
        return False
    return not any(line.strip().startswith(opened[1]) for line in lines[1:-1])
