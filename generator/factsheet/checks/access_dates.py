"""A quoted source says when its page was read.

Pages change. With `access_date`, or a snapshot with its hash, a reader knows which version of the page has the words;
an archived copy alone can be from another day.
"""

from collections.abc import Iterator
from functools import partial

from factsheet.analysis.analysis import Findings
from factsheet.checks.known_parts import iterate_quotations
from factsheet.model.gaps import get_if_known
from factsheet.model.source import Source
from factsheet.problems.problem import Level, Problem

CODES = ("F057",)


def check(findings: Findings) -> Iterator[Problem]:
    corpus = findings.corpus
    quoted: set[str] = set()
    for point in corpus.points.values():
        quoted.update(id for id, _quote in iterate_quotations(point))
    for source in corpus.sources.values():
        if source.id in quoted and get_if_known(partial(_is_unread, source), False):
            message = "the source is quoted without a date of reading: add `access_date` or a `snapshot`"
            yield corpus.get_document(source.file).make_problem("F057", message, (), level=Level.HINT)


def _is_unread(source: Source) -> bool:
    return source.is_seen and source.snapshot is None and source.access_date is None
