"""Signs in the wrong place: each told at its line, mended to what was meant where that is plain, and never to harm."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from random import Random
from shutil import copytree
from tempfile import TemporaryDirectory

import pytest
from factsheet.checks.check_content import examine
from factsheet.edit.fix import FixOutcome, fix_files
from factsheet.problems.problem import Problem, filter_errors
from factsheet.yamlfile import parse
from factsheet.yamlfile.parse import Raw

from tests.mutants.slips_of_hand import BACK, LISTS, RECORDS, TEXTS, Typed, typed

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
CONTENTS = (ROOT / "tests/site/content", ROOT / "tests/problems/base/content")
EACH = 6
"""Mutants of each slip."""
LEAST = 300


@cache
def chosen() -> Sequence[tuple[Path, dict[str, Typed]]]:
    """Return rounds of one content folder each, in which nearly every file is broken once."""
    by_slip: dict[str, list[tuple[Path, str, Typed]]] = defaultdict(list)
    for content in CONTENTS:
        for path in sorted(content.rglob("*.yml")):
            file = path.relative_to(content.parent).as_posix()
            for one in typed(path.read_text(encoding="utf-8")):
                by_slip[one.slip.name].append((content, file, one))
    rounds: list[tuple[Path, dict[str, Typed]]] = []
    for name in sorted(by_slip):
        for content, file, one in Random(name).sample(by_slip[name], min(EACH, len(by_slip[name]))):
            free = next((files for place, files in rounds if place == content and file not in files), None)
            if free is None:
                free = {}
                rounds.append((content, free))
            free[file] = one
    return rounds


@cache
def examined() -> Sequence[tuple[dict[str, Typed], Sequence[Problem], FixOutcome]]:
    return [(files, *_examined(content, files)) for content, files in chosen()]


def _examined(content: Path, files: dict[str, Typed]) -> tuple[Sequence[Problem], FixOutcome]:
    with TemporaryDirectory() as folder:
        place = Path(copytree(content, Path(folder) / "content"))
        for file, one in files.items():
            (place.parent / file).write_bytes(one.text.encode())
        return filter_errors(examine(place)[1]), fix_files(place, lambda folder: examine(folder)[1], unsafe=False)


def everything() -> Iterator[tuple[str, Typed, list[Problem], FixOutcome]]:
    for files, problems, outcome in examined():
        for file, one in files.items():
            yield file, one, [problem for problem in problems if problem.file == file], outcome


def test_there_are_enough_of_them_and_every_slip_is_among_them() -> None:
    found = [one.slip.name for _file, one, _problems, _outcome in everything()]
    assert len(found) >= LEAST
    assert {slip.name for slip in (*TEXTS, *LISTS, *RECORDS)} == set(found)


def test_each_is_told_at_its_line_and_nowhere_else() -> None:
    wrong = []
    for file, one, problems, _outcome in everything():
        lines = {one.line, one.line + 1, one.line + 2} if one.slip.name == "three times" else {one.line}
        if not problems or problems[0].line != one.line or {problem.line for problem in problems} - lines:
            wrong.append((one.slip.name, file, one.line, [str(problem) for problem in problems]))
    assert wrong == []


def test_no_other_file_is_blamed() -> None:
    assert [problem for files, problems, _ in examined() for problem in problems if problem.file not in files] == []


def test_what_is_plain_is_mended_to_what_was_meant() -> None:
    wrong = []
    for file, one, _problems, outcome in everything():
        if one.value is None:
            continue
        left = [str(problem) for problem in filter_errors(outcome.left) if problem.file == file]
        change = outcome.changes.get(file)
        said = list(texts(read(change.after))) if change else []
        meant = _sound(file, outcome) if one.value == BACK else [one.value]
        if left or not set(meant) <= set(said):
            wrong.append((one.slip.name, file, left, said))
    assert wrong == []


def test_mending_changes_one_line_and_the_second_time_none() -> None:
    for file, one, _problems, outcome in everything():
        if change := outcome.changes.get(file):
            before, after = (data.split(b"\n") for data in (change.before, change.after))
            assert len(before) == len(after), one.slip.name
            assert sum(line != other for line, other in zip(before, after, strict=True)) == 1, one.slip.name
            assert parse.parse_file(file, change.after)[1] == (), one.slip.name


def _sound(file: str, outcome: FixOutcome) -> list[str]:
    """Return what the file says where it is sound, in whichever content it is."""
    wanted = outcome.changes[file].after if file in outcome.changes else b""
    texts_of = [
        list(texts(read((content.parent / file).read_bytes())))
        for content in CONTENTS
        if (content.parent / file).exists()
    ]
    return min(texts_of, key=lambda found: len(set(found) ^ set(texts(read(wanted)))))


def read(data: bytes) -> Raw:
    fields, _problems = parse.parse_file("one.yml", data)
    return fields.written if fields else ""


def texts(value: Raw) -> Iterator[str]:
    """Return all names and values."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
    else:
        for name, inner in value.items():
            yield name
            yield from texts(inner)
