"""A source is either seen or not seen, and its fields must agree on this.

`held: no` says that nobody here has seen the page. A `snapshot`, an `access_date`, `url_status: live` or an entry in
`read_in_full` says the opposite. `url_status: unchecked` says that nobody has opened the address, which contradicts an
entry in `read_in_full`, unless a snapshot or an archived copy could have been read instead.
"""

from collections.abc import Iterator

from factsheet.analysis.analysis import Findings
from factsheet.analysis.source_access import list_readings
from factsheet.content.corpus import Corpus
from factsheet.model.source import Source
from factsheet.problems.problem import Level, Problem

CODES = ("F059",)


def check(findings: Findings) -> Iterator[Problem]:
    corpus = findings.corpus
    for source in corpus.sources.values():
        document = corpus.get_document(source.file)
        if not source.is_seen:
            for reason in _list_signs_of_access(corpus, source):
                message = f"`held: no` contradicts {reason}: delete the wrong one"
                yield document.make_problem("F059", message, ("held",), level=Level.WARNING)
        elif source.url_status == "unchecked" and not (source.snapshot or source.archive_url):
            for reason in _list_full_readings(corpus, source):
                message = f"`url_status: unchecked` contradicts {reason}: delete it, or write the status you found"
                yield document.make_problem("F059", message, ("url_status",), level=Level.WARNING)


def _list_signs_of_access(corpus: Corpus, source: Source) -> Iterator[str]:
    """Yield what shows that somebody here has opened the page."""
    if source.snapshot:
        yield "the `snapshot`"
    if source.access_date:
        yield "the `access_date`"
    if source.url_status == "live":
        yield "`url_status: live`"
    yield from _list_full_readings(corpus, source)


def _list_full_readings(corpus: Corpus, source: Source) -> Iterator[str]:
    for sheet, _reading in list_readings(corpus, source.id):
        yield f"`read_in_full` of the sheet `{sheet.id}`"
