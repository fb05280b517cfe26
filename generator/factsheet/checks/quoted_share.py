"""The quotations of one source stay under a third of its words.

A quotation is the shortest part that carries the difference; what else a report uses is named by the sentence numbers
of its `locator`. The number of words of an article comes from the ledger, so a source that was never verified is left
alone. Words quoted for several points count each time.
"""

from collections import Counter
from collections.abc import Iterator
from functools import partial

from factsheet.analysis.analysis import Findings
from factsheet.checks.known_parts import iterate_quotations
from factsheet.content.corpus import Corpus
from factsheet.model.gaps import get_if_known
from factsheet.model.quote import Quote
from factsheet.problems.problem import Level, Problem

CODES = ("F044",)


def check(findings: Findings) -> Iterator[Problem]:
    corpus = findings.corpus
    words_of = {id: words for id in corpus.sources if (words := get_if_known(partial(_count_words, corpus, id), 0))}
    quoted_of: Counter[str] = Counter()
    for point in corpus.points.values() if words_of else ():
        for id, quote in iterate_quotations(point):
            if id in words_of:
                quoted_of[id] += quote.word_count if isinstance(quote, Quote) else len(quote.split())
    for id, words in words_of.items():
        source, quoted = corpus.sources[id], quoted_of[id]
        if 3 * quoted > words:
            message = (
                f"its quotations have {quoted} words, {100 * quoted // words} % of its {words}: keep them"
                " under a third; cut each to the part that carries the difference, and name the rest by `locator`"
            )
            yield corpus.get_document(source.file).make_problem("F044", message, ("snapshot",), level=Level.WARNING)


def _count_words(corpus: Corpus, source: str) -> int:
    """Return how many words the article has; 0 where it was never verified."""
    ledger = corpus.find_ledger(source)
    return ledger.words or 0 if ledger else 0
