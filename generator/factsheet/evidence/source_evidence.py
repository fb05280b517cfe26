"""The sources of a corpus beside a folder of snapshots: what is there, what was found, and the ledgers that follow."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Literal

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
"""Of a snapshot: in the folder, not in the folder, or not named by the source."""


@dataclass(frozen=True)
class SourceEvidence:
    """One source with its quotations, its snapshot where there is one, and what the comparison gave."""

    corpus: Corpus
    source: Source
    quotations: tuple[LocatedQuote, ...]
    page: SnapshotPage | None
    """None: there is no snapshot of it in the folder."""

    @property
    def state(self) -> SnapshotState:
        if self.source.snapshot is None:
            return "none"
        return "missing" if self.page is None else "found"

    @cached_property
    def comparisons(self) -> tuple[QuoteComparison, ...]:
        """Return one for each quotation; none where there is no page."""
        return tuple(compare_quote(self.page, quotation) for quotation in self.quotations) if self.page else ()

    @cached_property
    def alterations(self) -> tuple[QuoteAlteration, ...]:
        return tuple(find_alterations(self.corpus, self.quotations))

    @cached_property
    def coverage(self) -> Coverage | None:
        if self.page is None:
            return None
        return measure_coverage(
            self.corpus, self.source, self.page, (comparison.place for comparison in self.comparisons)
        )

    @property
    def words_quoted(self) -> int:
        """Return the words of all its quotations; words quoted for several points count each time."""
        return sum(quotation.quote.word_count for quotation in self.quotations)

    @property
    def ledger(self) -> Ledger | None:
        """Return what the ledger has to say; where the page is not at hand, what it said, without what is gone."""
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
    """Return each source that has a snapshot or a quotation; without a folder, no page is at hand."""
    texts = snapshots.read_texts(corpus, folder) if folder else {}
    for source in corpus.sources.values():
        quoted = tuple(list_source_quotes(corpus, source.id))
        if source.snapshot or quoted:
            page = SnapshotPage(texts[source.id]) if source.id in texts else None
            yield SourceEvidence(corpus, source, quoted, page)


def list_stale_ledgers(content: Path, evidence: Iterable[SourceEvidence]) -> Mapping[Path, bytes | None]:
    """Return each ledger that is not as it has to be, with what it has to hold; None where it has to go."""
    wanted = {
        content / FOLDER / f"{source_evidence.source.id}.json": encode_ledger(source_evidence.ledger)
        for source_evidence in evidence
        if source_evidence.ledger
    }
    existing = {path: read_regular(path, path.parent) for path in (content / FOLDER).glob("*.json")}
    return {path: wanted.get(path) for path in sorted({*wanted, *existing}) if wanted.get(path) != existing.get(path)}
