"""A warning or hint that a file allows, with a reason, is not reported; when the problem is fixed, delete the comment.

Otherwise the comment would hide the same problem if it came back for another reason.
"""

from collections.abc import Container, Iterable, Iterator

from factsheet.content.corpus import Corpus
from factsheet.problems.problem import Level, Problem

CODES = ("F080",)


def drop_suppressed(corpus: Corpus, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the problems that their files do not allow."""
    for problem in problems:
        file = corpus.files.get(problem.file)
        if file is None or all(allowance.code != problem.code for allowance in file.parsed.allowed):
            yield problem


def find_unneeded(corpus: Corpus, problems: Iterable[Problem], looked_for: Container[str]) -> Iterator[Problem]:
    """Yield a problem for each allowance of a code that was looked for and not found."""
    reported = {(problem.file, problem.code) for problem in problems}
    for file, loaded in corpus.files.items():
        for allowance in loaded.parsed.allowed:
            if allowance.code in looked_for and (file, allowance.code) not in reported:
                message = f"the comment allows {allowance.code}, but this file has no such problem: delete the comment"
                yield Problem(
                    file, allowance.line, allowance.column, "F080", Level.WARNING, message, width=allowance.width
                )
