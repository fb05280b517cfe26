"""The sources of a corpus beside a folder of snapshots: what is there, what was found, and the ledgers that follow."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Literal

from factsheet.content import snapshots
from factsheet.content.corpus import Corpus
from factsheet.content.verification_ledger import FOLDER, Ledger, written
from factsheet.evidence.coverage import Coverage, coverage
from factsheet.evidence.quote_matching import Page
from factsheet.evidence.verify_quotes import Alteration, Comparison, Quotation, alterations, compare, quotations
from factsheet.model.source import Source
from factsheet.text.regular_files import read_regular

State = Literal["found", "missing", "none"]
"""Of a snapshot: in the folder, not in the folder, or not named by the source."""


@dataclass(frozen=True)
class Evidence:
    """One source with its quotations, its snapshot where there is one, and what the comparison gave."""

    corpus: Corpus
    source: Source
    quotations: tuple[Quotation, ...]
    page: Page | None
    """None: there is no snapshot of it in the folder."""

    @property
    def state(self) -> State:
        if self.source.snapshot is None:
            return "none"
        return "missing" if self.page is None else "found"

    @cached_property
    def comparisons(self) -> tuple[Comparison, ...]:
        """Return one for each quotation; none where there is no page."""
        return tuple(compare(self.page, quotation) for quotation in self.quotations) if self.page else ()

    @cached_property
    def alterations(self) -> tuple[Alteration, ...]:
        return tuple(alterations(self.corpus, self.quotations))

    @cached_property
    def coverage(self) -> Coverage | None:
        if self.page is None:
            return None
        return coverage(self.corpus, self.source, self.page, (found.place for found in self.comparisons))

    @property
    def words_quoted(self) -> int:
        """Return the words of all its quotations; words quoted for several points count each time."""
        return sum(quotation.quote.words for quotation in self.quotations)

    @property
    def ledger(self) -> Ledger | None:
        """Return what the ledger has to say; where the page is not at hand, what it said, without what is gone."""
        snapshot = self.source.snapshot.sha256.lower() if self.source.snapshot else ""
        if self.coverage is not None:
            entries = {found.quotation.key(snapshot): found.entry for found in self.comparisons}
            return Ledger(snapshot, entries, self.coverage.recorded, self.coverage.words)
        known = self.corpus.ledger(self.source.id)
        if known is None:
            return None
        keys = {quotation.key(snapshot) for quotation in self.quotations}
        return replace(known, quotes={key: entry for key, entry in known.quotes.items() if key in keys})


def gather(corpus: Corpus, folder: Path | None) -> Iterator[Evidence]:
    """Return each source that has a snapshot or a quotation; without a folder, no page is at hand."""
    texts = snapshots.texts(corpus, folder) if folder else {}
    for source in corpus.sources.values():
        quoted = tuple(quotations(corpus, source.id))
        if source.snapshot or quoted:
            page = Page(texts[source.id]) if source.id in texts else None
            yield Evidence(corpus, source, quoted, page)


def ledger_files(content: Path, found: Iterable[Evidence]) -> Mapping[Path, bytes | None]:
    """Return each ledger that is not as it has to be, with what it has to hold; None where it has to go."""
    wanted = {content / FOLDER / f"{one.source.id}.json": written(one.ledger) for one in found if one.ledger}
    there = {path: read_regular(path, path.parent) for path in (content / FOLDER).glob("*.json")}
    return {path: wanted.get(path) for path in sorted({*wanted, *there}) if wanted.get(path) != there.get(path)}
