"""The quotations of one source stay under a third of its words.

A quotation is the shortest part that carries the difference; what else a report uses is named by the sentence numbers
of its `locator`. The number of words of an article comes from the ledger, so a source that was never verified is left
alone. Words quoted for several points count each time.
"""

from collections import Counter
from collections.abc import Iterator
from functools import partial

from factsheet.analysis.analysis import Findings
from factsheet.checks.known_parts import count_quoted_words
from factsheet.model.gaps import if_known
from factsheet.problems.problem import Level, Problem

CODES = ("F044",)


def check(findings: Findings) -> Iterator[Problem]:
    corpus = findings.corpus
    quoted_of: Counter[str] = Counter()
    for point in corpus.points.values():
        for id, words in count_quoted_words(point):
            quoted_of[id] += words
    for source in corpus.sources.values():
        ledger = if_known(partial(corpus.ledger, source.id), None)
        if ledger is None or not ledger.words:
            continue
        quoted = quoted_of[source.id]
        if 3 * quoted > ledger.words:
            message = (
                f"its quotations have {quoted} words, {100 * quoted // ledger.words} % of its {ledger.words}: keep them"
                " under a third; cut each to the part that carries the difference, and name the rest by `locator`"
            )
            yield corpus.document(source.file).problem("F044", message, ("snapshot",), level=Level.WARNING)
