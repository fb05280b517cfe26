"""A page on the web may change or go: keep the address of an archived copy beside its own.

`archive_url` is where a reader still finds the words when the page has gone. Sources without an address are left alone.
"""

from collections.abc import Iterator

from factsheet.findings import Findings
from factsheet.problems import Level, Problem

CODES = ("F070",)


def check(findings: Findings) -> Iterator[Problem]:
    corpus = findings.corpus
    for source in corpus.sources.values():
        if source.url is not None and source.archive_url is None:
            message = "no archived copy is known: save the page in a web archive and add its `archive_url`"
            yield corpus.documents[source.file].problem("F070", message, ("url",), level=Level.HINT)
