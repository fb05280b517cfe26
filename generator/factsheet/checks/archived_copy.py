"""A web page can change or disappear: record the address of an archived copy with its own.

With `archive_url`, readers can find the words even after the page is gone. Sources without an address are not checked.
"""

from collections.abc import Iterator
from functools import partial

from factsheet.analysis.analysis import Findings
from factsheet.model.gaps import get_if_known
from factsheet.model.source import Source
from factsheet.problems.problem import Level, Problem

CODES = ("F070",)


def check(findings: Findings) -> Iterator[Problem]:
    corpus = findings.corpus
    for source in corpus.sources.values():
        if get_if_known(partial(_is_unarchived, source), False):
            message = "`archive_url` is missing: save the page in a web archive and add the address of the copy"
            yield corpus.get_document(source.file).make_problem("F070", message, ("url",), level=Level.HINT)


def _is_unarchived(source: Source) -> bool:
    return source.url is not None and source.archive_url is None
