"""One file, mended: its writing until nothing of it can be mended, or the values of one that can be read."""

from codecs import BOM_UTF8
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from factsheet.problems.problem import Edit, Problem
from factsheet.yamlfile import parse
from factsheet.yamlfile.same_content import apply_edit, is_rest_unchanged

Takes = Callable[[Problem], bool]
"""Whether a problem is to be mended."""
MOST_PASSES = 1_000
OF_WRITING = ("F001", "F002", "F004", "F005", "F006", "F007")
"""Codes of what keeps a file from being read."""


@dataclass(frozen=True, slots=True)
class AppliedFix:
    problem: Problem
    before: str
    """The line, or lines, as they were."""
    after: str


def fix_fields(data: bytes, problems: Sequence[Problem], takes: Takes) -> tuple[bytes, list[AppliedFix]]:
    """Mend what is wrong with values and names, from the end of the file, so that earlier places stay right."""
    start, text = _split_mark(data)
    applied: list[AppliedFix] = []
    first = len(text) + 1
    for problem, edit in reversed(list(_list_edits(problems, takes))):
        if problem.code in OF_WRITING or edit.end >= first or not is_rest_unchanged(text, edit):
            continue
        after = apply_edit(text, edit)
        applied.insert(0, _make_applied_fix(problem, text, after, edit))
        text, first = after, edit.start
    return start + text.encode(), applied


def fix_syntax(file: str, data: bytes, takes: Takes) -> tuple[bytes, list[AppliedFix]]:
    """Mend mistakes of writing one by one, since each can hide the next."""
    applied: list[AppliedFix] = []
    for _pass in range(MOST_PASSES):
        step = next(_find_steps(file, data, parse.parse_file(file, data)[1], takes), None)
        if step is None:
            break
        applied.append(step[0])
        data = step[1]
    return data, applied


def _find_steps(
    file: str, data: bytes, problems: Sequence[Problem], takes: Takes
) -> Iterator[tuple[AppliedFix, bytes]]:
    """Return each way on that leads further than where the file is."""
    start, text = _split_mark(data)
    for problem, edit in _list_edits(problems, takes):
        after = apply_edit(text, edit)
        now = start + after.encode()
        keeps = None if problem.code == "F001" else is_rest_unchanged(text, edit)
        if keeps or (keeps is None and _is_progress(problem, parse.parse_file(file, now)[1])):
            yield _make_applied_fix(problem, text, after, edit), now


def _is_progress(problem: Problem, now: Sequence[Problem]) -> bool:
    """True where the mistake is gone, and none is found above it; an invisible sign less is always a way on."""
    if problem.code == "F001":
        return True
    same = [other for other in now if other.line == problem.line and other.message == problem.message]
    return not same and all(other.line >= problem.line for other in now if other.code in OF_WRITING)


def _list_edits(problems: Sequence[Problem], takes: Takes) -> Iterator[tuple[Problem, Edit]]:
    allowed = [(problem, problem.edit) for problem in problems if problem.edit is not None and takes(problem)]
    yield from sorted(allowed, key=lambda pair: (pair[1].start, pair[1].end))


def _split_mark(data: bytes) -> tuple[bytes, str]:
    """Return the byte order mark, if there is one, and the text behind it."""
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
    """Return the whole lines of a stretch."""
    first = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    last = min((place for sign in "\r\n" if (place := text.find(sign, end)) >= 0), default=len(text))
    return text[first:last].strip()
