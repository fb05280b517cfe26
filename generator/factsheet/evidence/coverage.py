"""Which sentences of an article the reports use, and which they do not. The text itself never goes into the site."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from factsheet.content.corpus import Corpus
from factsheet.evidence.quote_matching import QuoteRanges, SnapshotPage
from factsheet.model.sentence_numbers import parse_sentence_numbers
from factsheet.model.source import Source
from factsheet.text.sentences import split_sentences


@dataclass(frozen=True, slots=True)
class ArticleSentence:
    """One sentence of an article."""

    number: int
    """From 1, in the snapshot."""
    text: str
    used: bool
    """A report quotes a part of it, or names it by number."""
    is_content: bool
    """False where the source says that it is none: navigation, adverts."""

    @property
    def words(self) -> int:
        return len(self.text.split())


@dataclass(frozen=True, slots=True)
class Coverage:
    """The sentences of one article, in order; shares are shares of the words that are content."""

    sentences: tuple[ArticleSentence, ...]

    @property
    def content(self) -> tuple[ArticleSentence, ...]:
        return tuple(sentence for sentence in self.sentences if sentence.is_content)

    @property
    def words(self) -> int:
        return sum(sentence.words for sentence in self.content)

    @property
    def recorded(self) -> int:
        """Return how many percent are used, rounded down: 100 only where nothing is left."""
        used = sum(sentence.words for sentence in self.content if sentence.used)
        return 100 * used // self.words if self.words else 100

    def list_unused(self) -> tuple[tuple[ArticleSentence, ...], ...]:
        """Return the passages that no report uses, in order, each as its sentences."""
        runs = groupby(self.sentences, key=lambda sentence: sentence.is_content and not sentence.used)
        return tuple(tuple(run) for is_unused, run in runs if is_unused)

    def measure_share(self, passage: Iterable[ArticleSentence]) -> float:
        """Return the share of a passage in percent."""
        return 100 * sum(sentence.words for sentence in passage) / self.words if self.words else 0.0


def measure_coverage(corpus: Corpus, source: Source, page: SnapshotPage, quoted: Iterable[QuoteRanges]) -> Coverage:
    """Return what of the page is used by the quotations that stand there and by the locators of reports."""
    spans = split_sentences(page.text)
    quoted_spans = [span for place in quoted for span in place]
    reports = [report for point in corpus.list_points_by_source(source.id) for report in point.reports]
    located = [report.locator.sentences for report in reports if report.source == source.id and report.locator]
    named = parse_sentence_numbers((text for texts in located for text in texts), len(spans))
    furniture = parse_sentence_numbers((text for part in source.not_content for text in part.sentences), len(spans))

    def is_used(number: int, start: int, end: int) -> bool:
        return number in named or any(first < end and start < last for first, last in quoted_spans)

    return Coverage(
        tuple(
            ArticleSentence(number, page.text[start:end], is_used(number, start, end), number not in furniture)
            for number, (start, end) in enumerate(spans, 1)
        )
    )
