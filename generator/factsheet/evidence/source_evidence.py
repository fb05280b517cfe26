"""Compare the sources of a corpus with a folder of snapshots, and make the ledgers that a build reads.

Snapshots are private and never in the repository, so a build cannot compare quotations itself: it shows the ledgers.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from factsheet.content import snapshots
from factsheet.content.corpus import Corpus
from factsheet.content.verification_ledger import FOLDER, Ledger, encode_ledger
from factsheet.evidence.coverage import Coverage, measure_coverage
from factsheet.evidence.quote_matching import SnapshotPage
from factsheet.evidence.verify_quotes import (
    LocatedQuote,
    QuoteAlteration,
    QuoteComparison,
    compare_quote,
    find_alterations,
    list_source_quotes,
)
from factsheet.model.source import Source
from factsheet.text.regular_files import read_regular

SnapshotState = Literal["found", "missing", "none"]
"""`missing`: not in the folder; `none`: not named by the source."""


class SourceEvidence(Struct, frozen=True, dict=True):
    """One source with its quotations, its snapshot and the results of their comparison."""

    corpus: Corpus
    source: Source
    quotations: tuple[LocatedQuote, ...]
    page: SnapshotPage | None
    """None if the folder has no snapshot of it."""

    @property
    def state(self) -> SnapshotState:
        if self.source.snapshot is None:
            return "none"
        return "missing" if self.page is None else "found"

    @cached_property
    def comparisons(self) -> tuple[QuoteComparison, ...]:
        """Return one for each quotation; none without a page."""
        if self.page is None:
            return ()
        return tuple(compare_quote(self.page, quotation) for quotation in self.quotations)

    @cached_property
    def alterations(self) -> tuple[QuoteAlteration, ...]:
        return tuple(find_alterations(self.corpus, self.quotations))

    @cached_property
    def coverage(self) -> Coverage | None:
        if self.page is None:
            return None
        places = [comparison.place for comparison in self.comparisons]
        return measure_coverage(self.corpus, self.source, self.page, places)

    @property
    def words_quoted(self) -> int:
        """Return the words of all its quotations.

        Words quoted for several points count each time: counted once, one long passage could be on many pages.
        """
        return sum(quotation.quote.word_count for quotation in self.quotations)

    @property
    def ledger(self) -> Ledger | None:
        """Return the content of its ledger; without a page, the old content, without quotations that are gone."""
        snapshot = self.source.snapshot.sha256.lower() if self.source.snapshot else ""
        if self.coverage is not None:
            entries = {comparison.quotation.make_key(snapshot): comparison.entry for comparison in self.comparisons}
            return Ledger(snapshot, entries, self.coverage.recorded, self.coverage.words)
        known = self.corpus.find_ledger(self.source.id)
        if known is None:
            return None
        keys = {quotation.make_key(snapshot) for quotation in self.quotations}
        return replace(known, quotes={key: entry for key, entry in known.quotes.items() if key in keys})


def gather_evidence(corpus: Corpus, folder: Path | None) -> Iterator[SourceEvidence]:
    """Yield each source that has a snapshot or a quotation; without a folder, none has a page."""
    texts = snapshots.read_texts(corpus, folder) if folder else {}
    for source in corpus.sources.values():
        quoted = tuple(list_source_quotes(corpus, source.id))
        if source.snapshot or quoted:
            page = SnapshotPage(texts[source.id]) if source.id in texts else None
            yield SourceEvidence(corpus, source, quoted, page)


def list_stale_ledgers(content: Path, evidence: Iterable[SourceEvidence]) -> Mapping[Path, bytes | None]:
    """Return each ledger that is out of date, with its new content; None if it has to be deleted."""
    wanted = {}
    for source_evidence in evidence:
        ledger = source_evidence.ledger
        if ledger is not None:
            wanted[content / FOLDER / f"{source_evidence.source.id}.json"] = encode_ledger(ledger)
    existing = {path: read_regular(path, path.parent) for path in (content / FOLDER).glob("*.json")}
    stale = {}
    for path in sorted({*wanted, *existing}):
        if wanted.get(path) != existing.get(path):
            stale[path] = wanted.get(path)
    return stale
