"""Several mistakes in a file are told in one round: what is told of each alone, and nothing else."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random
from shutil import copytree
from tempfile import TemporaryDirectory

import pytest
from factsheet.checks.check_content import examine
from factsheet.problems.problem import Level, Problem
from factsheet.problems.rules import load_rules

from tests.mutants.together import Change, Place, broken, changes, chosen

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "tests/site/content"
MOST = 6
ROUNDS = 3
Told = tuple[str, str, str]
"""Where, code, and message."""


def examined(content: Path, texts: Mapping[str, str]) -> Mapping[str, Sequence[Problem]]:
    with TemporaryDirectory() as folder:
        place = Path(copytree(content, Path(folder) / "content"))
        for file, text in texts.items():
            (place.parent / file).write_bytes(text.encode())
        found: defaultdict[str, list[Problem]] = defaultdict(list)
        for problem in examine(place)[1]:
            found[problem.file].append(problem)
        return found


def told(problems: Sequence[Problem], places: Sequence[Place]) -> set[Told]:
    """Return the problems by what their lines were; a field that is missing is told where its record begins."""
    found = set()
    for one in problems:
        place = str(places[one.line - 1]) if one.line <= len(places) and one.code != "F010" else ""
        found.add((place, one.code, re.sub(r"\bline \d+", "line N", one.message)))
    return found


def may_wait(one: Told) -> bool:
    """True for what nobody can say as long as something else is not known: a hint, or whether a row has such a name."""
    return load_rules()[one[1]].level is Level.HINT or one[2].startswith("this point has no row")


def files_of(content: Path) -> dict[str, str]:
    paths = [path for path in sorted(content.rglob("*.yml")) if "pages" not in path.relative_to(content).parts]
    return {path.relative_to(content.parent).as_posix(): path.read_text(encoding="utf-8") for path in paths}


@pytest.mark.parametrize("number", range(ROUNDS))
def test_together_they_are_told_as_each_is_alone(number: int) -> None:
    random, files, content = Random(number), files_of(CONTENT), CONTENT
    made: dict[str, tuple[Change, ...]] = {}
    for file, text in files.items():
        found = chosen(changes(text, random), random.randrange(2, MOST + 1))
        if found:
            made[file] = found
    sound = {file: told(found, range(1, 10_000)) for file, found in examined(content, {}).items()}
    alone: defaultdict[str, set[Told]] = defaultdict(set)
    for turn in range(MOST):
        broken_once = {file: broken(files[file], [mine[turn]]) for file, mine in made.items() if turn < len(mine)}
        problems = examined(content, {file: text for file, (text, _places) in broken_once.items()})
        for file, (_text, places) in broken_once.items():
            alone[file] |= told(problems[file], places) - sound.get(file, set())
    at_once = {file: broken(files[file], mine) for file, mine in made.items()}
    problems = examined(content, {file: text for file, (text, _places) in at_once.items()})
    wrong = []
    for file, (_text, places) in at_once.items():
        now = told(problems[file], places) - sound.get(file, set())
        lost = {one for one in alone[file] - now if not may_wait(one)}
        if lost or now - alone[file]:
            wrong.append((file, [one.mistake for one in made[file]], lost, now - alone[file]))
    assert sum(map(len, made.values())) > 2 * len(made)
    assert wrong == []
    assert {file for file in problems if file not in made} <= set(sound)
