"""What can still be read of a file that has mistakes of writing: each is told, its lines are left out, and reading goes
on without them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from textwrap import dedent

import yaml

from factsheet.problems import suppressions
from factsheet.problems.problem import Problem, Spot
from factsheet.problems.suppressions import MARK, Allowance
from factsheet.yamlfile.decoding import decode, unseen_in, without_lines
from factsheet.yamlfile.fixes import with_edits
from factsheet.yamlfile.line_blocks import holds_what_is_below, indent_of, is_item, is_placed, name_on, stretch
from factsheet.yamlfile.nodes import compose
from factsheet.yamlfile.parse import Fields, read_text
from factsheet.yamlfile.placements import ways

MOST = 20
"""Times that a file is read again; after that, only what was found so far is told of it."""
MOST_AT_ONCE = 200
"""Mistakes of one reading from which on nobody looks for what is left."""
_OTHER_LINE = re.compile(r"on line (\d+)")
_LINES = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Lost:
    """Something that stood on a line that was left out."""

    ways: tuple[Spot, ...]
    """Fields, lists or texts in one of which it stood, as they are read without it; one where there is no doubt."""
    name: str | None
    """Of the field, or of the first field of an item; None where it cannot be told."""
    is_item: bool


@dataclass(frozen=True, slots=True)
class Remains:
    fields: Fields | None
    """None where nothing of the file can be used."""
    problems: tuple[Problem, ...]
    blank: tuple[int, ...] = ()
    """The lines (from 1) that were left out."""
    lost: tuple[Lost, ...] = ()


def remains(file: str, data: bytes) -> Remains:
    """Return what can be read, and every mistake of writing, each at its own line; what only follows from the lines
    that were left out is not told.
    """
    text, problem = decode(file, data)
    if problem is not None and not (problem.width and text):
        return Remains(None, (problem,))
    fields, found = (None, (problem,)) if problem else read_text(file, text)
    if fields is not None:
        return Remains(fields, tuple(with_edits(text, found)))
    work = _Work(file, text)
    while fields is None and work.tries < MOST and len(found) <= MOST_AT_ONCE and work.leave_out(found):
        fields, found = work.read()
    if fields is None:
        told = {*work.told, *(() if work.blank else found)}
        return Remains(None, tuple(with_edits(text, sorted(told))))
    told = {*work.told, *work.genuine(found)}
    fields = replace(fields, allowed=(*fields.allowed, *work.allowed()))
    lost = tuple(dict.fromkeys(work.lost()))
    return Remains(fields, tuple(with_edits(text, sorted(told))), tuple(sorted(work.blank)), lost)


class _Work:
    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self.left = text
        self.lines = _LINES.split(text)
        self.blank: set[int] = set()
        """Lines that are left out, from 1."""
        self.told: list[Problem] = []
        self.tries = 0
        self._heads: dict[int, bool] = {}
        """The first line of each stretch that was left out, and whether its indentation says where it belongs."""

    def read(self, text: str | None = None) -> tuple[Fields | None, tuple[Problem, ...]]:
        """Return what can be read of the text; None: of what is left."""
        text = self.left if text is None else text
        unseen = unseen_in(self.file, text)
        return (None, (unseen,)) if unseen else read_text(self.file, text)

    def leave_out(self, problems: Sequence[Problem]) -> bool:
        """Take the lines of the problems out; return False where nothing is left, or nothing more can be taken."""
        self.tries += 1
        before = len(self.blank)
        self.told += self.genuine(problems)
        if not any(problem.code == "F006" for problem in problems) and self._holds_no_fields():
            return False
        for problem in problems:
            if problem.width and problem.line <= len(self.lines):
                self._take(problem)
        self.left = without_lines(self.text, self.blank)
        return len(self.blank) > before and self.left.strip() != ""

    def _holds_no_fields(self) -> bool:
        """Tell whether it can be read, and is something else; one that is nested too deeply must not be asked."""
        try:
            return not isinstance(compose(self.left), yaml.MappingNode)
        except yaml.YAMLError:
            return False

    def genuine(self, problems: Sequence[Problem]) -> list[Problem]:
        """Return those that do not only follow from what was left out."""
        return [one for one in problems if self._is_genuine(one)]

    def _is_genuine(self, problem: Problem) -> bool:
        if problem.code == "F003" and (other := _OTHER_LINE.search(problem.message)):
            first, last = sorted((problem.line, int(other[1])))
            return self.blank.isdisjoint(range(first, last))  # else two things have become one
        return not self._borders(problem.line) or self._is_wrong_alone(problem)

    def _borders(self, line: int) -> bool:
        """Tell whether what stands before the line was left out, or what was left out stands somewhere below it."""
        if not self.blank:
            return False
        above = line - 1
        while above > 0 and above not in self.blank and not self.lines[above - 1].strip():
            above -= 1
        return above in self.blank or line in self.blank or self._opens_above(line)

    def _opens_above(self, line: int) -> bool:
        """Tell whether nothing but what is further in stands between the line and what was left out below it."""
        below = next((number for number in range(line + 1, len(self.lines) + 1) if self._stands(number)), 0)
        return below in self.blank

    def _stands(self, number: int) -> bool:
        return self.lines[number - 1].strip() != ""

    def _is_wrong_alone(self, problem: Problem) -> bool:
        """Tell whether the same is wrong with the line, and what hangs on it, where a sound one stands below."""
        if problem.line in self.blank:
            return False
        first, last = stretch(self.lines, problem)
        alone = dedent("\n".join(self.lines[first - 1 : last]))
        text, offset = (f"z:\n{alone}\n- z\n", first - 2) if is_item(alone) else (f"{alone}\nz: z\n", first - 1)
        _fields, found = self.read(text)
        return any((one.line + offset, one.message) == (problem.line, problem.message) for one in found)

    def _take(self, problem: Problem) -> None:
        first, last = stretch(self.lines, problem)
        self.blank.update(range(first, last + 1))
        self._heads.setdefault(first, is_placed(self.lines, first, problem))

    def allowed(self) -> Iterator[Allowance]:
        """Return what comments on the lines that were left out allow."""
        for number in sorted(self.blank):
            line = self.lines[number - 1]
            for match in suppressions.COMMENT.finditer(line) if MARK in line else ():
                found = suppressions.read(self.file, number, match.start() + 1, match[0])
                yield from (one for one in found if isinstance(one, Allowance))

    def lost(self) -> Iterator[Lost]:
        """Return what stood on the lines that were left out."""
        root = compose(self.left)
        for first, placed in self._heads.items():
            for number in self._told_by(first):
                line = self.lines[number - 1]
                yield Lost(ways(root, number, line, placed=placed), name_on(line), is_item(line))

    def _told_by(self, first: int) -> Iterator[int]:
        """Return the lines of a stretch that may have been fields or items of what is around it."""
        yield first
        if holds_what_is_below(self.lines[first - 1]):
            return
        number, nearest = first + 1, 0
        while number in self.blank and number not in self._heads:
            if self._stands(number):
                line = self.lines[number - 1]
                nearest = nearest or indent_of(line)
                if indent_of(line) <= nearest and name_on(line):
                    yield number
            number += 1
