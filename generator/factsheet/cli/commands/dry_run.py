"""What would be wrong with the content if some of its files were others: found out in a copy, told in its words."""

import tempfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from factsheet.checks.check_content import examine
from factsheet.cli.problem_formats import text_and_json
from factsheet.content.layout import copy_files
from factsheet.problems.problem import Problem, filter_errors
from factsheet.text.regular_files import write_regular
from factsheet.web.problem_display import FileTexts


@dataclass(frozen=True, slots=True)
class Trial:
    problems: tuple[Problem, ...]
    """Those that the content does not have as it is."""
    report: str
    """With the lines that they are about, as `factsheet check` tells them."""

    @property
    def errors(self) -> tuple[Problem, ...]:
        return filter_errors(self.problems)


def try_files(content: Path, files: Mapping[str, bytes], site_url: str) -> Trial:
    """Return the trial of files that are named from the folder that holds the content folder; nothing is changed."""
    known_counts = Counter(_identify_problem(problem) for problem in examine(content)[1])
    with tempfile.TemporaryDirectory() as folder:
        copy = copy_files(content, Path(folder))
        for name, data in files.items():
            file = copy.parent / name
            write_regular(file, data, copy)
        new = []
        for problem in examine(copy)[1]:
            known_counts[_identify_problem(problem)] -= 1
            if known_counts[_identify_problem(problem)] < 0:
                new.append(problem)
        report = text_and_json.format_text(new, text_and_json.Audience(FileTexts(copy.parent), site_url))
    return Trial(tuple(new), report)


def _identify_problem(problem: Problem) -> tuple[str, str, str]:
    """Return what stays of a problem where lines are put above it."""
    return problem.file, problem.code, problem.message
