"""Read what is left of a file with syntax errors: each is reported, its lines are left out, and the rest is parsed
again.
"""

import re
from collections.abc import Iterator, Sequence
from textwrap import dedent

import yaml
from msgspec import Struct
from msgspec.structs import replace

from factsheet.problems import suppressions
from factsheet.problems.problem import Problem, Spot
from factsheet.problems.suppressions import Suppression
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
"""Times that a file is parsed again; each finds one syntax error at least. After that, only those are reported."""
MOST_AT_ONCE = 200
"""Problems of one pass from which on recovery stops: a file like this is damaged as a whole."""
_OTHER_LINE = re.compile(r"on line (\d+)")
_LINES = re.compile(r"\r\n|\r|\n")


class LostLine(Struct, frozen=True):
    """A field, an item or a text on a left-out line."""

    spots: tuple[Spot, ...]
    """Fields, lists or texts that it may have belonged to, in what is left; a single one where there is no doubt."""
    name: str | None
    """Of the field, or of the first field of an item; None if unknown."""
    is_item: bool


class RecoveredFile(Struct, frozen=True):
    fields: Fields | None
    """None where nothing of the file can be used."""
    problems: tuple[Problem, ...]
    blank: tuple[int, ...] = ()
    """The lines (from 1) that were left out."""
    lost: tuple[LostLine, ...] = ()


def recover_file(file: str, data: bytes) -> RecoveredFile:
    """Return what can be read, and every syntax error at its own line.

    Errors that only follow from lines that were left out are not reported.
    """
    text, problem = decode(file, data)
    if problem is not None and not (problem.width and text):
        return RecoveredFile(None, (problem,))
    fields: Fields | None = None
    problems: tuple[Problem, ...]
    if problem:
        problems = (problem,)
    else:
        fields, problems = parse_text(file, text)
    if fields is not None:
        return RecoveredFile(fields, tuple(add_edits(text, problems)))
    work = _Recovery(file, text)
    while fields is None and work.tries < MOST and len(problems) <= MOST_AT_ONCE and work.remove_lines(problems):
        fields, problems = work.parse_remaining()
    if fields is None:
        reported = set(work.reported)
        if not work.blank:
            reported.update(problems)
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
        """The first line of each left-out block, and whether its indentation shows where it belongs."""

    def parse_remaining(self, text: str | None = None) -> tuple[Fields | None, tuple[Problem, ...]]:
        """Parse the text; None: what is left of the file."""
        if text is None:
            text = self.left
        if problem := check_invisible(self.file, text):
            return None, (problem,)
        return parse_text(self.file, text)

    def remove_lines(self, problems: Sequence[Problem]) -> bool:
        """Remove the lines of the problems; return False if nothing is left, or nothing more can be removed."""
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
        """Return whether what is left can be parsed, but is not a mapping; not to be called where F006 is reported."""
        try:
            return not isinstance(compose(self.left), yaml.MappingNode)
        except yaml.YAMLError:
            return False

    def filter_genuine(self, problems: Sequence[Problem]) -> list[Problem]:
        """Return the problems that do not only follow from the left-out lines."""
        return [problem for problem in problems if self._is_genuine(problem)]

    def _is_genuine(self, problem: Problem) -> bool:
        if problem.code == "F003" and (other := _OTHER_LINE.search(problem.message)):
            first, last = sorted((problem.line, int(other[1])))
            return self.blank.isdisjoint(range(first, last))  # otherwise two items have become one
        return not self._is_next_to_removed(problem.line) or self._is_wrong_alone(problem)

    def _is_next_to_removed(self, line: int) -> bool:
        """Return whether the text before the line, or below it, was left out."""
        if not self.blank:
            return False
        above = line - 1
        while above > 0 and above not in self.blank and not self.lines[above - 1].strip():
            above -= 1
        return above in self.blank or line in self.blank or self._is_above_removed(line)

    def _is_above_removed(self, line: int) -> bool:
        for number in range(line + 1, len(self.lines) + 1):
            if self._has_text(number):
                return number in self.blank
        return False

    def _has_text(self, number: int) -> bool:
        return self.lines[number - 1].strip() != ""

    def _is_wrong_alone(self, problem: Problem) -> bool:
        """Return whether the block of the line has the same problem when a valid field or item follows it."""
        if problem.line in self.blank:
            return False
        first, last = find_block(self.lines, problem)
        alone = dedent("\n".join(self.lines[first - 1 : last]))
        if is_item(alone):
            text, first_line = f"z:\n{alone}\n- z\n", 2
        else:
            text, first_line = f"{alone}\nz: z\n", 1
        _fields, own_problems = self.parse_remaining(text)
        own_line = problem.line - first + first_line
        return any((own.line, own.message) == (own_line, problem.message) for own in own_problems)

    def _remove_block(self, problem: Problem) -> None:
        first, last = find_block(self.lines, problem)
        self.blank.update(range(first, last + 1))
        self._heads.setdefault(first, is_placed(self.lines, first, problem))

    def list_suppressions(self) -> Iterator[Suppression]:
        """Return the suppressions in comments on the left-out lines."""
        for number in sorted(self.blank):
            for match in suppressions.COMMENT.finditer(self.lines[number - 1]):
                for parsed in suppressions.parse_comment(self.file, number, match.start() + 1, match[0]):
                    if isinstance(parsed, Suppression):
                        yield parsed

    def list_lost_lines(self) -> Iterator[LostLine]:
        """Return what was on the left-out lines."""
        root = compose(self.left)
        for first, placed in self._heads.items():
            for number in self._iterate_lost_numbers(first):
                line = self.lines[number - 1]
                yield LostLine(list_spots(root, number, line, placed=placed), find_field_name(line), is_item(line))

    def _iterate_lost_numbers(self, first: int) -> Iterator[int]:
        """Return the lines of a left-out block that may have been fields or items of what is around it."""
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
