"""Measure which sentences of an article the reports use. The text itself never goes into the site."""

from collections.abc import Iterable
from itertools import chain, groupby

from msgspec import Struct

from factsheet.content.corpus import Corpus
from factsheet.evidence.quote_matching import QuoteRanges, SnapshotPage
from factsheet.model.sentence_numbers import parse_sentence_numbers
from factsheet.model.source import Source
from factsheet.text.sentences import split_sentences


class ArticleSentence(Struct, frozen=True):
    """One sentence of an article."""

    number: int
    """From 1, in the snapshot."""
    text: str
    used: bool
    """True if a report quotes a part of it, or names it by number."""
    is_content: bool
    """False for what the source lists as no part of the article: navigation, adverts."""

    @property
    def words(self) -> int:
        return len(self.text.split())


class Coverage(Struct, frozen=True):
    """The sentences of one article, in order; shares are of the words that are content."""

    sentences: tuple[ArticleSentence, ...]

    @property
    def content(self) -> tuple[ArticleSentence, ...]:
        return tuple(sentence for sentence in self.sentences if sentence.is_content)

    @property
    def words(self) -> int:
        return sum(sentence.words for sentence in self.content)

    @property
    def recorded(self) -> int:
        """Return the share used in percent, rounded down so that 100 means all of it."""
        used = sum(sentence.words for sentence in self.content if sentence.used)
        return 100 * used // self.words if self.words else 100

    def list_unused(self) -> tuple[tuple[ArticleSentence, ...], ...]:
        """Return the passages that no report uses, in order, each as its sentences."""
        passages = []
        for is_unused, run in groupby(self.sentences, key=lambda sentence: sentence.is_content and not sentence.used):
            if is_unused:
                passages.append(tuple(run))
        return tuple(passages)

    def measure_share(self, passage: Iterable[ArticleSentence]) -> float:
        """Return the share of a passage in percent."""
        return 100 * sum(sentence.words for sentence in passage) / self.words if self.words else 0.0


def measure_coverage(corpus: Corpus, source: Source, page: SnapshotPage, quoted: Iterable[QuoteRanges]) -> Coverage:
    """Return which sentences of the page are used by its quotations and by the locators of reports."""
    spans = split_sentences(page.text)
    quoted_spans = list(chain.from_iterable(quoted))
    located: list[str] = []
    for point in corpus.list_points_by_source(source.id):
        for report in point.reports:
            if report.source == source.id and report.locator:
                located += report.locator.sentences
    furniture: list[str] = []
    for part in source.not_content:
        furniture += part.sentences
    used_numbers = parse_sentence_numbers(located, len(spans))
    furniture_numbers = parse_sentence_numbers(furniture, len(spans))
    sentences = []
    for number, (start, end) in enumerate(spans, 1):
        sentence = ArticleSentence(
            number=number,
            text=page.text[start:end],
            used=number in used_numbers or any(first < end and start < last for first, last in quoted_spans),
            is_content=number not in furniture_numbers,
        )
        sentences.append(sentence)
    return Coverage(tuple(sentences))
