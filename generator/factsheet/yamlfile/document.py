"""The text of one file, and the positions of its values."""

import re
from dataclasses import replace

import yaml
from msgspec import Struct

from factsheet.problems.problem import Edit, Level, Problem, Spot
from factsheet.yamlfile.edits import make_scalar_edit
from factsheet.yamlfile.nodes import compose, follow_step

LONGEST_MESSAGE = 600
"""Characters; a message repeats what was written, and that may be a whole page."""


class Document(Struct, frozen=True):
    """The text of one file; it is composed again only when a position is asked for."""

    file: str
    text: str

    def find_position(self, spot: Spot, of_key: bool = False) -> tuple[int, int]:
        """Return line and column (from 1) of the value at the spot, or its key; else of what is nearest around it."""
        return self.find_extent(spot, of_key)[:2]

    def find_extent(self, spot: Spot, of_key: bool = False) -> tuple[int, int, int]:
        """Return the same, and how many characters of that line are meant; 0 for the whole file."""
        node = compose(self.text)
        line, column, width = 1, 1, 0
        for step in spot:
            entry = follow_step(node, step)
            if entry is None:
                continue
            key, node = entry
            named = node
            if of_key and key is not None:
                named = key
            line, column, width = named.start_mark.line + 1, named.start_mark.column + 1, self.measure_width(named)
        return line, column, width

    def measure_width(self, node: yaml.Node) -> int:
        """Return how many of its characters are on its first line; 1 for a list or fields below each other."""
        if isinstance(node, yaml.CollectionNode) and not node.flow_style:
            return 1
        start, end = node.start_mark, node.end_mark
        if start.line == end.line:
            return max(1, end.column - start.column)
        first_line = re.split(r"[\r\n]", self.text[start.index : end.index], maxsplit=1)[0]
        return max(1, len(first_line.rstrip()))

    def make_problem(
        self,
        code: str,
        message: str,
        spot: Spot,
        fix: str | None = None,
        *,
        level: Level = Level.ERROR,
        of_key: bool = False,
    ) -> Problem:
        """Return a problem of this file at the spot."""
        line, column, width = self.find_extent(spot, of_key)
        if len(message) > LONGEST_MESSAGE:
            message = f"{message[: LONGEST_MESSAGE // 2]} … {message[-LONGEST_MESSAGE // 2 :]}"
        edit = self._make_edit(spot, fix, of_key=of_key, of_few=False)
        return Problem(self.file, line, column, code, level, message, fix, width, edit)

    def make_typo_problem(
        self, code: str, message: str, spot: Spot, fix: str | None, *, of_key: bool = False
    ) -> Problem:
        """Return a problem at a spot for one of a few words, so that a single wrong letter leaves no doubt."""
        problem = self.make_problem(code, message, spot, fix, of_key=of_key)
        return replace(problem, edit=self._make_edit(spot, fix, of_key=of_key, of_few=True))

    def _make_edit(self, spot: Spot, fix: str | None, *, of_key: bool, of_few: bool) -> Edit | None:
        if not fix:
            return None
        node = compose(self.text)
        in_brackets = False
        for number, step in enumerate(spot, start=1):
            inner = follow_step(node, step)
            if inner is None:
                return None
            in_brackets = in_brackets or bool(node.flow_style)
            around, (key, node) = node, inner
            if of_key and number == len(spot):
                name = fix.removesuffix(": …")
                if follow_step(around, name) is not None:  # renamed, the field would be there twice
                    return None
                return make_scalar_edit(self.text, key, name, of_few=of_few, in_brackets=in_brackets)
        return make_scalar_edit(self.text, node, fix, of_few=of_few, in_brackets=in_brackets)
