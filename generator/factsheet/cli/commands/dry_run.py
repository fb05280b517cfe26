"""What would be wrong with the content if some of its files were others: found out in a copy, told in its words."""

import tempfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from factsheet.checks.check_content import examine
from factsheet.cli.problem_formats import text_and_json
from factsheet.content.layout import copy_files
from factsheet.problems.problem import Problem, errors
from factsheet.text.regular_files import write_regular
from factsheet.web.problem_display import Texts


@dataclass(frozen=True, slots=True)
class Trial:
    problems: tuple[Problem, ...]
    """Those that the content does not have as it is."""
    told: str
    """With the lines that they are about, as `factsheet check` tells them."""

    @property
    def errors(self) -> tuple[Problem, ...]:
        return errors(self.problems)


def tried(content: Path, files: Mapping[str, bytes], site_url: str) -> Trial:
    """Return the trial of files that are named from the folder that holds the content folder; nothing is changed."""
    there = Counter(_sign(problem) for problem in examine(content)[1])
    with tempfile.TemporaryDirectory() as folder:
        copy = copy_files(content, Path(folder))
        for name, data in files.items():
            file = copy.parent / name
            write_regular(file, data, copy)
        new = []
        for problem in examine(copy)[1]:
            there[_sign(problem)] -= 1
            if there[_sign(problem)] < 0:
                new.append(problem)
        told = text_and_json.as_text(new, text_and_json.Audience(Texts(copy.parent), site_url))
    return Trial(tuple(new), told)


def _sign(problem: Problem) -> tuple[str, str, str]:
    """Return what stays of a problem where lines are put above it."""
    return problem.file, problem.code, problem.message
