"""The problems that the content would have with other files in it: found by checking a copy."""

import tempfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from factsheet.checks.check_content import examine
from factsheet.cli.problem_formats import text_and_json
from factsheet.content.layout import copy_files
from factsheet.problems.problem import Problem, filter_errors
from factsheet.text.file_writing import write_regular
from factsheet.web.problem_display import FileTexts


class Trial(Struct, frozen=True):
    problems: tuple[Problem, ...]
    """Those that the content does not have already."""
    report: str
    """The problems as `factsheet check` shows them, each with its line."""

    @property
    def errors(self) -> tuple[Problem, ...]:
        return filter_errors(self.problems)


def try_files(content: Path, files: Mapping[str, bytes], site_url: str) -> Trial:
    """Check the content with these files, named from the folder above the content folder; nothing is changed."""
    _findings, known = examine(content)
    known_counts = Counter(map(_identify_problem, known))
    with tempfile.TemporaryDirectory() as folder:
        copy = copy_files(content, Path(folder))
        for name, data in files.items():
            write_regular(copy.parent / name, data, copy)
        _findings, problems = examine(copy)
        new = []
        for problem in problems:
            known_counts[_identify_problem(problem)] -= 1
            if known_counts[_identify_problem(problem)] < 0:
                new.append(problem)
        report = text_and_json.format_text(new, text_and_json.Audience(FileTexts(copy.parent), site_url))
    return Trial(tuple(new), report)


def _identify_problem(problem: Problem) -> tuple[str, str, str]:
    """Return what stays the same where lines are added above the problem."""
    return problem.file, problem.code, problem.message
