"""Text that was typed and is lost: words that became a comment, signs that changed, lines that were joined.

Real comments are allowed: on a line of their own, or with two spaces before `#` and one after.
Losses are looked for in the text around the nodes, since YAML loaders drop comments; a round-trip loader, which keeps
them, is ten times slower.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

import yaml
from msgspec import Struct, field

from factsheet.problems import suppressions
from factsheet.problems.problem import Level, Problem
from factsheet.problems.suppressions import COMMENT as ALLOWING
from factsheet.problems.suppressions import MARK, Suppression
from factsheet.yamlfile.error_lines import QUOTE_IT, find_missing_dash, find_missing_space, quote_value_at
from factsheet.yamlfile.invisible_characters import is_invisible

_COMMENT = re.compile(r"""\#(?<=[\ \t,\[\]{}"'|>+\d-]\#) | ^\#[^\s#!]""", re.VERBOSE | re.MULTILINE)
"""A comment that is not a line at the margin, or has no space after `#`."""
_DIRECTIVE = re.compile(r"^%", re.MULTILINE)
_LONE_RETURN = re.compile(r"\r(?!\n)")
"""A line end that `^` does not know."""
_UNDASHED = re.compile(r":[ \t]*[\n\r]+\s*(?:-[^\s\d-]|[–—•*])")
"""An item without its dash and space."""
_BELOW_TEXT = re.compile(r"\n( *+)[^\s#](?=.*[^:\s])[^\n\r]*+[\n\r]++\1 ++(?:- |\w++:\S)")
"""A field or an item below a line of text. The possessive `*+` and `++` keep the time for long lines linear."""
_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|\r\n|[\s\S])")
_HARMLESS = ('\\"', "\\\\", "\\/", "\\ ")
_SPACED = re.compile(r"#+(?:[ \n\r]|$)")
_OUTCOMMENTED = re.compile(r"#+(?:- |[\w-]+:(?:\s|$))")
"""A field or an item that was commented out on purpose."""
_DRIVE = re.compile(r"\b[A-Za-z]:$")
_LINE_END = re.compile(r"\r\n|\r|\n")

_UNOPENED = re.compile(r"\A(?:[^\[]*\]|[^{]*\})\Z")

UNOPENED = f"a bracket is closed here that was never opened: write it where the list or the fields begin, or {QUOTE_IT}"
COMMENT = f"the value after `#` is lost as a comment: {QUOTE_IT}; a comment has two spaces before `#` and one after"
STRAY = "the text after `#` is lost as a comment: a comment has two spaces before `#` and one after"
TAIL = f"the line is lost as a comment: {QUOTE_IT}; a comment has a space after `#`"
JOINED = f"the dash is read as part of the text above: a field has a text or a list; for a text, {QUOTE_IT}"
GLUED = "the line is read as part of the text above, because a space is missing after its colon"
DIRECTIVE = "a line that begins with `%` is lost: delete it"


def find_losses(file: str, text: str, root: yaml.Node) -> Iterator[Problem]:
    """Return a problem for each place where what is read is not what was typed."""
    closes_more = text.count("]") > text.count("[") or text.count("}") > text.count("{")
    if closes_more or _is_suspect(text):
        scalars = _Scalars(file, text)
        scalars.collect(root, in_flow=False)
        yield from scalars.find_losses()


def _is_suspect(text: str) -> bool:
    """Return whether something may be lost."""
    # Most texts are checked by this alone, so the fast test for a sign comes before the pattern.
    return (
        "\\" in text
        or ("#" in text and _COMMENT.search(text) is not None)
        or ("%" in text and _DIRECTIVE.search(text) is not None)
        or ("\r" in text and _LONE_RETURN.search(text) is not None)
        or _UNDASHED.search(text) is not None
        or _BELOW_TEXT.search(f"\n{text}") is not None
    )


def find_suppressions(file: str, text: str, root: yaml.Node) -> Iterator[Suppression | Problem]:
    """Return what comments in the file suppress; the same words inside a value are text."""
    if MARK not in text:
        return
    scalars = _Scalars(file, text)
    scalars.collect(root, in_flow=False)
    for match in ALLOWING.finditer(text):
        if not scalars.has_position(match.start()):
            before = _LINE_END.split(text[: match.start()])
            yield from suppressions.parse_comment(file, len(before), len(before[-1]) + 1, match[0])


class _Scalar(NamedTuple):
    node: yaml.ScalarNode
    is_block: bool
    """Whether it is a value, and not in brackets; field names are not."""

    @property
    def is_plain(self) -> bool:
        """Whether it has no quotation marks, and no `|` or `>`."""
        return not self.node.style


class _Scalars(Struct):
    """All scalars of a text in order, and the text between them."""

    file: str
    text: str
    scalars: list[_Scalar] = field(default_factory=list)

    def collect(self, node: yaml.Node, *, in_flow: bool) -> None:
        if isinstance(node, yaml.ScalarNode):
            self.scalars.append(_Scalar(node, not in_flow))
        elif isinstance(node, yaml.SequenceNode):
            for item in node.value:
                self.collect(item, in_flow=in_flow or bool(node.flow_style))
        elif isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                self.collect(key, in_flow=True)
                self.collect(value, in_flow=in_flow or bool(node.flow_style))

    def has_position(self, place: int) -> bool:
        return any(node.start_mark.index <= place < node.end_mark.index for node, _is_block in self.scalars)

    def find_losses(self) -> Iterator[Problem]:
        yield from self._find_directives()
        end = 0
        last: _Scalar | None = None
        for scalar in self.scalars:
            node = scalar.node
            yield from self._find_lost_comments(end, node.start_mark.index, last)
            end, last = node.end_mark.index, scalar
            if node.style in ("|", ">"):
                yield from self._check_block_header(node)
            elif node.style == '"':
                yield from self._check_escapes(node)
            elif scalar.is_plain:
                yield from self._check_plain(scalar)
        yield from self._find_lost_comments(end, len(self.text), last)

    def _check_plain(self, scalar: _Scalar) -> Iterator[Problem]:
        node = scalar.node
        # One problem at most: joined lines follow from the missing dashes or the bracket.
        if scalar.is_block and (problem := self._find_missing_dashes(node)):
            yield problem
        elif scalar.is_block and _UNOPENED.search(node.value):
            yield replace(self._make_problem(node.end_mark.index - 1, UNOPENED), code="F002")
        elif node.start_mark.line != node.end_mark.line:
            yield from self._find_joined_lines(node)

    def _find_directives(self) -> Iterator[Problem]:
        for match in re.finditer(r"^(?:%|[^%#\s])", self.text, re.MULTILINE):
            if match[0] != "%":
                return
            yield self._make_problem(match.start(), DIRECTIVE)

    def _find_lost_comments(self, start: int, end: int, last: _Scalar | None) -> Iterator[Problem]:
        """Find comments between two scalars that may have been meant as text."""
        place = self.text.find("#", start, end)
        while place >= 0:
            message = self._explain_comment(place, last)
            if message == COMMENT and last and last.node.start_mark.line == last.node.end_mark.line:
                yield self._make_problem(place, message, last.node)
            elif message is not None:
                yield self._make_problem(place, message)
            line_end = _LINE_END.search(self.text, place)
            if line_end is None:
                return
            place = self.text.find("#", line_end.end(), end)

    def _explain_comment(self, place: int, last: _Scalar | None) -> str | None:
        before = _LINE_END.split(self.text[max(0, self.text.rfind("\n", 0, place)) : place])[-1]
        spaces = len(before) - len(before.rstrip(" \t"))
        is_spaced = _SPACED.match(self.text, place) is not None
        if not before.strip():
            return TAIL if not is_spaced and self._is_continued(spaces, place, last) else None
        if is_spaced and spaces > 1:
            return None
        is_value_end = last is not None and last.is_plain and last.node.end_mark.line == self._find_line(place)
        return COMMENT if is_value_end and before.rstrip()[-1:] not in ("]", "}", ",") else STRAY

    def _is_continued(self, indent: int, place: int, last: _Scalar | None) -> bool:
        """Return whether a line without a space after `#` could continue the text above it."""
        if last is None or not last.is_block:
            return False
        node = last.node
        if node.style in ("|", ">"):
            return _OUTCOMMENTED.match(self.text, place) is None
        if not node.value or self.text[node.end_mark.index : place].strip():
            return False
        above = self.text[: node.start_mark.index].splitlines()[-1:] or [""]
        return indent > len(above[0]) - len(above[0].lstrip(" -"))

    def _check_block_header(self, node: yaml.ScalarNode) -> Iterator[Problem]:
        """Find a comment on the line of a `|` or `>`."""
        line = _LINE_END.split(self.text[node.start_mark.index : node.end_mark.index], maxsplit=1)[0]
        match = re.match(r"[|>][-+\d]*([ \t]*)#(.?)", line)
        if match and (len(match[1]) < 2 or match[2] not in ("", " ")):
            yield self._make_problem(node.start_mark.index + match.end(1), STRAY)

    def _check_escapes(self, node: yaml.ScalarNode) -> Iterator[Problem]:
        start = node.start_mark.index
        typed = self.text[start : node.end_mark.index]
        for match in _ESCAPE.finditer(typed):
            if not _is_harmless(match[0], typed[: match.start()]):
                sign = match[0].strip() or "\\"
                message = (
                    f"in double quotes `{sign}` becomes another character or disappears: write the backslash twice"
                )
                yield self._make_problem(start + match.start(), message, width=len(sign))

    def _find_joined_lines(self, node: yaml.ScalarNode) -> Iterator[Problem]:
        start = node.start_mark.index
        for match in re.finditer(r"[\n\r][ \t]+([^\s].*)", self.text[start : node.end_mark.index]):
            if match[1].startswith("- "):
                yield self._make_problem(start + match.start(1), JOINED)
            elif find_missing_space(match[1]):
                yield self._make_problem(start + match.start(1), GLUED)

    def _find_missing_dashes(self, node: yaml.ScalarNode) -> Problem | None:
        """Find items without a space after the dash: YAML reads them as one text."""
        start = node.start_mark.index
        before = _LINE_END.split(self.text[:start])[-1]
        if before.strip():
            return None
        line = _LINE_END.split(self.text[start : node.end_mark.index], maxsplit=1)[0]
        typo = find_missing_dash(line)
        if typo is None:
            return None
        return replace(self._make_problem(start, f"{typo.message}; for a text, {QUOTE_IT}"), fix=typo.fix)

    def _find_line(self, place: int) -> int:
        return len(_LINE_END.findall(self.text, 0, place))

    def _make_problem(
        self, place: int, message: str, node: yaml.ScalarNode | None = None, width: int | None = None
    ) -> Problem:
        before = _LINE_END.split(self.text[:place])
        rest = _LINE_END.split(self.text[place:], maxsplit=1)[0].rstrip()
        fix = None
        if node:
            fix = quote_value_at(self.text, node.start_mark.line + 1, node.start_mark.column + 1)
        place_of = self.file, len(before), len(before[-1]) + 1
        return Problem(*place_of, "F007", Level.ERROR, message, fix, width or max(1, len(rest)))


def _is_harmless(escape: str, before: str) -> bool:
    """Return whether the escape is what was meant; in `C:\\new` it is not."""
    if escape in _HARMLESS:
        return True
    if escape == "\\n":
        return not _DRIVE.search(before)
    return len(escape) > 3 and not is_invisible(chr(int(escape[2:], 16) % 0x110000))
