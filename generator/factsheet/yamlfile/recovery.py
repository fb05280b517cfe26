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
from factsheet.problems.suppressions import MARK, Suppression
from factsheet.yamlfile.decoding import check_invisible, clear_lines, decode
from factsheet.yamlfile.fixes import add_edits
from factsheet.yamlfile.line_blocks import (
    choose_indent,
    find_block,
    find_field_name,
    has_nested_lines,
    is_item,
    is_placed,
)
from factsheet.yamlfile.nodes import compose
from factsheet.yamlfile.parse import Fields, parse_text
from factsheet.yamlfile.placements import list_spots

MOST = 20
"""Times that a file is read again; after that, only what was found so far is told of it."""
MOST_AT_ONCE = 200
"""Mistakes of one reading from which on nobody looks for what is left."""
_OTHER_LINE = re.compile(r"on line (\d+)")
_LINES = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class LostLine:
    """Something that stood on a line that was left out."""

    spots: tuple[Spot, ...]
    """Fields, lists or texts in one of which it stood, as they are read without it; one where there is no doubt."""
    name: str | None
    """Of the field, or of the first field of an item; None where it cannot be told."""
    is_item: bool


@dataclass(frozen=True, slots=True)
class RecoveredFile:
    fields: Fields | None
    """None where nothing of the file can be used."""
    problems: tuple[Problem, ...]
    blank: tuple[int, ...] = ()
    """The lines (from 1) that were left out."""
    lost: tuple[LostLine, ...] = ()


def recover_file(file: str, data: bytes) -> RecoveredFile:
    """Return what can be read, and every mistake of writing, each at its own line; what only follows from the lines
    that were left out is not told.
    """
    text, problem = decode(file, data)
    if problem is not None and not (problem.width and text):
        return RecoveredFile(None, (problem,))
    fields, problems = (None, (problem,)) if problem else parse_text(file, text)
    if fields is not None:
        return RecoveredFile(fields, tuple(add_edits(text, problems)))
    work = _Recovery(file, text)
    while fields is None and work.tries < MOST and len(problems) <= MOST_AT_ONCE and work.remove_lines(problems):
        fields, problems = work.parse_remaining()
    if fields is None:
        reported = {*work.reported, *(() if work.blank else problems)}
        return RecoveredFile(None, tuple(add_edits(text, sorted(reported))))
    reported = {*work.reported, *work.filter_genuine(problems)}
    fields = replace(fields, suppressions=(*fields.suppressions, *work.list_suppressions()))
    lost = tuple(dict.fromkeys(work.list_lost_lines()))
    return RecoveredFile(fields, tuple(add_edits(text, sorted(reported))), tuple(sorted(work.blank)), lost)


class _Recovery:
    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self.left = text
        self.lines = _LINES.split(text)
        self.blank: set[int] = set()
        """Lines that are left out, from 1."""
        self.reported: list[Problem] = []
        self.tries = 0
        self._heads: dict[int, bool] = {}
        """The first line of each stretch that was left out, and whether its indentation says where it belongs."""

    def parse_remaining(self, text: str | None = None) -> tuple[Fields | None, tuple[Problem, ...]]:
        """Return what can be read of the text; None: of what is left."""
        text = self.left if text is None else text
        unseen = check_invisible(self.file, text)
        return (None, (unseen,)) if unseen else parse_text(self.file, text)

    def remove_lines(self, problems: Sequence[Problem]) -> bool:
        """Take the lines of the problems out; return False where nothing is left, or nothing more can be taken."""
        self.tries += 1
        before = len(self.blank)
        self.reported += self.filter_genuine(problems)
        if not any(problem.code == "F006" for problem in problems) and self._has_no_fields():
            return False
        for problem in problems:
            if problem.width and problem.line <= len(self.lines):
                self._remove_block(problem)
        self.left = clear_lines(self.text, self.blank)
        return len(self.blank) > before and self.left.strip() != ""

    def _has_no_fields(self) -> bool:
        """Tell whether it can be read, and is something else; one that is nested too deeply must not be asked."""
        try:
            return not isinstance(compose(self.left), yaml.MappingNode)
        except yaml.YAMLError:
            return False

    def filter_genuine(self, problems: Sequence[Problem]) -> list[Problem]:
        """Return those that do not only follow from what was left out."""
        return [problem for problem in problems if self._is_genuine(problem)]

    def _is_genuine(self, problem: Problem) -> bool:
        if problem.code == "F003" and (other := _OTHER_LINE.search(problem.message)):
            first, last = sorted((problem.line, int(other[1])))
            return self.blank.isdisjoint(range(first, last))  # else two things have become one
        return not self._is_next_to_removed(problem.line) or self._is_wrong_alone(problem)

    def _is_next_to_removed(self, line: int) -> bool:
        """Tell whether what stands before the line was left out, or what was left out stands somewhere below it."""
        if not self.blank:
            return False
        above = line - 1
        while above > 0 and above not in self.blank and not self.lines[above - 1].strip():
            above -= 1
        return above in self.blank or line in self.blank or self._is_above_removed(line)

    def _is_above_removed(self, line: int) -> bool:
        """Tell whether nothing but what is further in stands between the line and what was left out below it."""
        below = next((number for number in range(line + 1, len(self.lines) + 1) if self._has_text(number)), 0)
        return below in self.blank

    def _has_text(self, number: int) -> bool:
        return self.lines[number - 1].strip() != ""

    def _is_wrong_alone(self, problem: Problem) -> bool:
        """Tell whether the same is wrong with the line, and what hangs on it, where a sound one stands below."""
        if problem.line in self.blank:
            return False
        first, last = find_block(self.lines, problem)
        alone = dedent("\n".join(self.lines[first - 1 : last]))
        text, offset = (f"z:\n{alone}\n- z\n", first - 2) if is_item(alone) else (f"{alone}\nz: z\n", first - 1)
        _fields, own_problems = self.parse_remaining(text)
        return any(
            (own_problem.line + offset, own_problem.message) == (problem.line, problem.message)
            for own_problem in own_problems
        )

    def _remove_block(self, problem: Problem) -> None:
        first, last = find_block(self.lines, problem)
        self.blank.update(range(first, last + 1))
        self._heads.setdefault(first, is_placed(self.lines, first, problem))

    def list_suppressions(self) -> Iterator[Suppression]:
        """Return what comments on the lines that were left out allow."""
        for number in sorted(self.blank):
            line = self.lines[number - 1]
            for match in suppressions.COMMENT.finditer(line) if MARK in line else ():
                parsed = suppressions.parse_comment(self.file, number, match.start() + 1, match[0])
                yield from (suppression for suppression in parsed if isinstance(suppression, Suppression))

    def list_lost_lines(self) -> Iterator[LostLine]:
        """Return what stood on the lines that were left out."""
        root = compose(self.left)
        for first, placed in self._heads.items():
            for number in self._iterate_lost_numbers(first):
                line = self.lines[number - 1]
                yield LostLine(list_spots(root, number, line, placed=placed), find_field_name(line), is_item(line))

    def _iterate_lost_numbers(self, first: int) -> Iterator[int]:
        """Return the lines of a stretch that may have been fields or items of what is around it."""
        yield first
        if has_nested_lines(self.lines[first - 1]):
            return
        number, nearest = first + 1, 0
        while number in self.blank and number not in self._heads:
            if self._has_text(number):
                line = self.lines[number - 1]
                nearest = nearest or choose_indent(line)
                if choose_indent(line) <= nearest and find_field_name(line):
                    yield number
            number += 1
