"""What counts of points that stay unopened; of an opened one the corpus says it."""

from collections.abc import Sequence
from itertools import repeat

from factsheet.content.corpus import Corpus
from factsheet.model.point_summary import Outline
from factsheet.model.report import NotCounted, why_not_counted


def reasons(corpus: Corpus, point: Outline) -> Sequence[NotCounted | None]:
    """Return of each report why it is not counted, in their order; None where it counts."""
    own = point.uncounted or repeat(None, len(point.sources))
    return [why_not_counted(one, corpus.sources.get(id)) for one, id in zip(own, point.sources, strict=True)]


def reporting(corpus: Corpus, point: Outline) -> tuple[str, ...]:
    """Return the sources whose reports, or values in the series, count; each once."""
    own = [id for id, reason in zip(point.sources, reasons(corpus, point), strict=True) if reason is None]
    return tuple(dict.fromkeys((*own, *in_series(corpus, point))))


def in_series(corpus: Corpus, point: Outline) -> tuple[str, ...]:
    """Return the sources whose values in the series count."""
    return tuple(
        id
        for id in point.in_series
        if id not in point.filled_in and why_not_counted(None, corpus.sources.get(id)) is None
    )


def is_seen(corpus: Corpus, source: str) -> bool:
    """Return False where nobody here has opened the source."""
    found = corpus.sources.get(source)
    return found is None or found.is_seen


def reported_by(corpus: Corpus, source: str) -> tuple[Outline, ...]:
    """Return the points on which what the source says is counted."""
    return tuple(point for point in corpus.outlines_by(source) if source in reporting(corpus, point))
