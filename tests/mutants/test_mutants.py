"""Facts, each broken in one way: every mistake is told at its line and under its code, and mended if it can be."""

import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

import pytest
from factsheet.checks.check_content import examine
from factsheet.edit.fix import FixOutcome, fix_files
from factsheet.problems.problem import Problem, filter_errors

from tests.mutants.mutators import MUTATORS, Mutant, sample
from tests.rounds import rounds
from tests.site.builds import SMALL

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "tests/site/content"
ROUNDS = range(rounds(quick=4, nightly=40))
LEAST = 200


@dataclass(frozen=True)
class Broken:
    """The whole content, nearly every file of it broken, and what came of it."""

    mutants: Mapping[str, Mutant]
    problems: Sequence[Problem]
    outcome: FixOutcome

    def told(self, problems: Sequence[Problem]) -> dict[str, list[Problem]]:
        found = defaultdict(list)
        for problem in filter_errors(problems):
            found[problem.file].append(problem)
        return found


def laid_out(folder: Path, number: int) -> dict[str, Mutant]:
    """Write a copy of the content, broken, into the folder."""
    copytree(CONTENT, folder / "content")
    files = sorted(path for path in (folder / "content").rglob("*.yml") if "pages" not in path.parts)
    texts = [(path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8")) for path in files]
    mutants = dict(sample(texts, number))
    for file, mutant in mutants.items():
        (folder / file).write_bytes(mutant.text.encode())
    return mutants


@cache
def broken(number: int) -> Broken:
    with TemporaryDirectory() as folder:
        mutants = laid_out(Path(folder), number)
        content = Path(folder) / "content"
        return Broken(mutants, examine(content)[1], fix_files(content, lambda place: examine(place)[1], unsafe=False))


def everything() -> Iterator[tuple[Broken, str, Mutant]]:
    for number in ROUNDS:
        found = broken(number)
        for file, mutant in found.mutants.items():
            yield found, file, mutant


def test_there_are_enough_mutants_and_every_mistake_is_among_them() -> None:
    mutants = [mutant for _found, _file, mutant in everything()]
    assert len(mutants) >= LEAST
    assert set(MUTATORS) - {mutant.mistake for mutant in mutants} == set()


def test_every_mistake_is_told_at_its_line_and_first() -> None:
    wrong = []
    for found, file, mutant in everything():
        first = next(iter(found.told(found.problems)[file]), None)
        if first is None or (first.line, first.code) != (mutant.line, mutant.code):
            wrong.append((mutant.mistake, file, mutant.line, str(first)))
    assert wrong == []


def test_a_sound_file_is_not_blamed_for_a_broken_one() -> None:
    for number in ROUNDS:
        found = broken(number)
        assert set(found.told(found.problems)) == set(found.mutants)


def test_what_can_be_mended_is_sound_afterwards() -> None:
    left = [
        (mutant.mistake, file, str(found.told(found.outcome.left)[file][0]))
        for found, file, mutant in everything()
        if mutant.fixable and file in found.told(found.outcome.left)
    ]
    assert left == []


def test_what_a_person_has_to_decide_is_left_alone() -> None:
    decided = [
        (mutant.mistake, file)
        for found, file, mutant in everything()
        if not mutant.fixable and file in found.outcome.changes
    ]
    assert decided == []


def test_mending_brings_back_what_was_written_but_quotation_marks() -> None:
    """Where the mistake was one of signs alone, the words are those of the sound file and the mistake."""
    for found, file, mutant in everything():
        if mutant.mistake in ("a zero-width space", "a byte order mark"):
            after = found.outcome.changes[file].after.decode()
            assert after.replace("\r\n", "\n") == (CONTENT.parent / file).read_text(encoding="utf-8")


@pytest.mark.parametrize("command", [["check"], ["check", "--format", "json"], ["fix", "--diff"]])
def test_the_command_ends_with_one_and_without_a_traceback(command: list[str], tmp_path: Path) -> None:
    laid_out(tmp_path, 0)
    settings = SMALL.read_text(encoding="utf-8").replace("../../templates", str(ROOT / "templates"))
    (tmp_path / "site.yml").write_text(settings, encoding="utf-8")
    words = [sys.executable, "-m", "factsheet", *command]
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
