"""A page on the web may change or go: keep the address of an archived copy with its own.

`archive_url` is where a reader still finds the words when the page has gone. Sources without an address are left alone.
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
            message = "no archived copy is known: save the page in a web archive and add its `archive_url`"
            yield corpus.get_document(source.file).make_problem("F070", message, ("url",), level=Level.HINT)


def _is_unarchived(source: Source) -> bool:
    return source.url is not None and source.archive_url is None
