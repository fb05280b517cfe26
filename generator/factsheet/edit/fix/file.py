"""Fixes in one file: of its syntax, or of the values if it can be parsed."""

import re
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from factsheet.problems.problem import Edit, Problem
from factsheet.yamlfile import parse
from factsheet.yamlfile.same_content import apply_edit, is_rest_unchanged

Takes = Callable[[Problem], bool]
"""Returns whether to fix a problem."""
# Each pass parses the whole file, so a file with a mistake in every line must not take minutes.
MOST_PASSES = 1_000
OF_SYNTAX = ("F001", "F002", "F004", "F005", "F006", "F007")
"""Codes of problems that prevent parsing."""
_LINE_END = re.compile("[\r\n]")


class AppliedFix(Struct, frozen=True):
    problem: Problem
    before: str
    """The line, or lines, as they were."""
    after: str


def fix_fields(data: bytes, problems: Sequence[Problem], takes: Takes) -> tuple[bytes, list[AppliedFix]]:
    """Fix values and names, from the end of the file, so that the offsets of earlier edits stay valid."""
    start, text = _split_mark(data)
    applied: list[AppliedFix] = []
    first = len(text) + 1
    for problem, edit in reversed(list(_list_edits(problems, takes))):
        if problem.code in OF_SYNTAX or edit.end >= first or not is_rest_unchanged(text, edit):
            continue
        after = apply_edit(text, edit)
        applied.insert(0, _make_applied_fix(problem, text, after, edit))
        text, first = after, edit.start
    return start + text.encode(), applied


def fix_syntax(file: str, data: bytes, takes: Takes) -> tuple[bytes, list[AppliedFix]]:
    """Fix syntax one problem at a time, since each can hide the next."""
    applied: list[AppliedFix] = []
    for _pass in range(MOST_PASSES):
        _fields, problems = parse.parse_file(file, data)
        step = next(_find_steps(file, data, problems, takes), None)
        if step is None:
            break
        fix, data = step
        applied.append(fix)
    return data, applied


def _find_steps(
    file: str, data: bytes, problems: Sequence[Problem], takes: Takes
) -> Iterator[tuple[AppliedFix, bytes]]:
    """Yield each fix that is progress, with the fixed file."""
    start, text = _split_mark(data)
    for problem, edit in _list_edits(problems, takes):
        after = apply_edit(text, edit)
        now = start + after.encode()
        # F001 is an invisible character: removing one is always progress, even where others prevent parsing.
        is_fixed = problem.code == "F001"
        if not is_fixed:
            keeps = is_rest_unchanged(text, edit)
            is_fixed = _is_progress(problem, parse.parse_file(file, now)[1]) if keeps is None else keeps
        if is_fixed:
            yield _make_applied_fix(problem, text, after, edit), now


def _is_progress(problem: Problem, now: Sequence[Problem]) -> bool:
    """Return whether the problem is gone, and the syntax above it is right."""
    for other in now:
        if other.line == problem.line and other.message == problem.message:
            return False
        if other.line < problem.line and other.code in OF_SYNTAX:
            return False
    return True


def _list_edits(problems: Sequence[Problem], takes: Takes) -> Iterator[tuple[Problem, Edit]]:
    """Yield the edits to apply, in the order of the file."""
    allowed = [(problem, problem.edit) for problem in problems if problem.edit is not None and takes(problem)]
    yield from sorted(allowed, key=lambda pair: (pair[1].start, pair[1].end))


def _split_mark(data: bytes) -> tuple[bytes, str]:
    """Return the byte order mark, if any, and the text; the text is empty if it is not UTF-8."""
    start = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
    try:
        return start, data[len(start) :].decode("utf-8")
    except UnicodeDecodeError:
        return data, ""


def _make_applied_fix(problem: Problem, before: str, after: str, edit: Edit) -> AppliedFix:
    return AppliedFix(
        problem,
        _get_whole_lines(before, edit.start, edit.end),
        _get_whole_lines(after, edit.start, edit.start + len(edit.text)),
    )


def _get_whole_lines(text: str, start: int, end: int) -> str:
    """Return the whole lines of a part of the text."""
    first = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    line_end = _LINE_END.search(text, end)
    return text[first : line_end.start() if line_end else None].strip()
