"""One file, mended: its writing until nothing of it can be mended, or the values of one that can be read."""

from codecs import BOM_UTF8
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from factsheet.problems.problem import Edit, Problem
from factsheet.yamlfile import parse
from factsheet.yamlfile.same_content import keeps_the_rest, spliced

Takes = Callable[[Problem], bool]
"""Whether a problem is to be mended."""
MOST_PASSES = 1_000
OF_WRITING = ("F001", "F002", "F004", "F005", "F006", "F007")
"""Codes of what keeps a file from being read."""


@dataclass(frozen=True, slots=True)
class Mended:
    problem: Problem
    before: str
    """The line, or lines, as they were."""
    after: str


def mend_fields(data: bytes, problems: Sequence[Problem], takes: Takes) -> tuple[bytes, list[Mended]]:
    """Mend what is wrong with values and names, from the end of the file, so that earlier places stay right."""
    start, text = _text(data)
    mended: list[Mended] = []
    first = len(text) + 1
    for problem, edit in reversed(list(_edits(problems, takes))):
        if problem.code in OF_WRITING or edit.end >= first or not keeps_the_rest(text, edit):
            continue
        after = spliced(text, edit)
        mended.insert(0, _mended(problem, text, after, edit))
        text, first = after, edit.start
    return start + text.encode(), mended


def mend_writing(file: str, data: bytes, takes: Takes) -> tuple[bytes, list[Mended]]:
    """Mend mistakes of writing one by one, since each can hide the next."""
    mended: list[Mended] = []
    for _pass in range(MOST_PASSES):
        step = next(_steps(file, data, parse.read(file, data)[1], takes), None)
        if step is None:
            break
        mended.append(step[0])
        data = step[1]
    return data, mended


def _steps(file: str, data: bytes, problems: Sequence[Problem], takes: Takes) -> Iterator[tuple[Mended, bytes]]:
    """Return each way on that leads further than where the file is."""
    start, text = _text(data)
    for problem, edit in _edits(problems, takes):
        after = spliced(text, edit)
        now = start + after.encode()
        keeps = None if problem.code == "F001" else keeps_the_rest(text, edit)
        if keeps or (keeps is None and _leads_on(problem, parse.read(file, now)[1])):
            yield _mended(problem, text, after, edit), now


def _leads_on(problem: Problem, now: Sequence[Problem]) -> bool:
    """True where the mistake is gone, and none is found above it; an invisible sign less is always a way on."""
    if problem.code == "F001":
        return True
    same = [one for one in now if one.line == problem.line and one.message == problem.message]
    return not same and all(one.line >= problem.line for one in now if one.code in OF_WRITING)


def _edits(problems: Sequence[Problem], takes: Takes) -> Iterator[tuple[Problem, Edit]]:
    allowed = [(one, one.edit) for one in problems if one.edit is not None and takes(one)]
    yield from sorted(allowed, key=lambda pair: (pair[1].start, pair[1].end))


def _text(data: bytes) -> tuple[bytes, str]:
    """Return the byte order mark, if there is one, and the text behind it."""
    start = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
    try:
        return start, data[len(start) :].decode("utf-8")
    except UnicodeDecodeError:
        return data, ""


def _mended(problem: Problem, before: str, after: str, edit: Edit) -> Mended:
    return Mended(
        problem,
        _around(before, edit.start, edit.end),
        _around(after, edit.start, edit.start + len(edit.text)),
    )


def _around(text: str, start: int, end: int) -> str:
    """Return the whole lines of a stretch."""
    first = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    last = min((place for sign in "\r\n" if (place := text.find(sign, end)) >= 0), default=len(text))
    return text[first:last].strip()
