"""The quotations of one source stay under a third of its words.

Quote the shortest part that carries the difference; give the sentence numbers of everything else that a report uses in
`locator`. The number of words of an article comes from the ledger, so a source that was never verified is not checked.
Words quoted for several points count each time.
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
    article_words: dict[str, int] = {}
    for id in corpus.sources:
        words = get_if_known(partial(_count_words, corpus, id), 0)
        if words:
            article_words[id] = words
    # Quotations of all points are only counted if a ledger has something to compare them with.
    if not article_words:
        return
    quoted_words: Counter[str] = Counter()
    for point in corpus.points.values():
        for id, quote in iterate_quotations(point):
            if id not in article_words:
                continue
            quoted_words[id] += quote.word_count if isinstance(quote, Quote) else len(quote.split())
    for id, words in article_words.items():
        source, quoted = corpus.sources[id], quoted_words[id]
        if 3 * quoted > words:
            message = (
                f"its quotations have {quoted} words, {100 * quoted // words} % of its {words}: keep them"
                " under a third; cut each to the part that carries the difference, and refer to the rest in `locator`"
            )
            yield corpus.get_document(source.file).make_problem("F044", message, ("snapshot",), level=Level.WARNING)


def _count_words(corpus: Corpus, source: str) -> int:
    """Return the number of words of the article; 0 if it was never verified."""
    ledger = corpus.find_ledger(source)
    if ledger is None or ledger.words is None:
        return 0
    return ledger.words
