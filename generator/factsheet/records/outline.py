"""What is known of a point without opening it: enough to find, list and count it among ten thousand others."""

from collections.abc import Iterator
from dataclasses import dataclass

from factsheet.records.point import Kind, Point
from factsheet.records.references import references
from factsheet.values.dates import Date


@dataclass(frozen=True)
class Outline:
    sheet: str
    id: str
    file: str
    title: str
    kind: Kind
    date: Date | None
    by: tuple[str, ...]
    to: tuple[str, ...]
    through: tuple[str, ...]
    """Parties whom a report names as speaker, or in its chain."""
    groups: tuple[str, ...]
    status: str
    expected: bool
    sources: tuple[str, ...]
    """Of each report, in order; a source that occurs twice stands twice."""
    quoted: tuple[tuple[str, int], ...]
    """For each quotation, those of a series among them: its source, and its words."""
    named: tuple[tuple[str, str], ...]
    """Kind and id of everything outside itself that the point names, each once, in the order of its fields."""
    prose: tuple[str, ...]
    """Our own words, in which names are linked."""
    within: str | None
    """The point that it is counted within."""
    is_loose: bool
    """True where it names a row or an aspect that it does not have."""

    @property
    def key(self) -> str:
        return f"{self.sheet}/{self.id}"


def outline(point: Point) -> Outline:
    quoted = [(report.source, report.quote.words) for report in point.reports if report.quote]
    quoted += [(row.source, len(row.quote.split())) for row in point.series if row.quote]
    mentions = tuple(references(point))
    own = {"report": {report.anchor for report in point.reports}, "aspect": {aspect.id for aspect in point.compare}}
    return Outline(
        sheet=point.sheet,
        id=point.id,
        file=point.file,
        title=point.title,
        kind=point.kind,
        date=point.date,
        by=point.by,
        to=point.to,
        through=tuple(dict.fromkeys(id for one in point.reports for id in (*one.by, *one.attribution.chain))),
        groups=point.groups,
        status=point.status.state,
        expected=point.expected,
        sources=tuple(report.source for report in point.reports),
        quoted=tuple(quoted),
        named=tuple(dict.fromkeys((mention.kind, mention.id) for mention in mentions if mention.kind not in own)),
        prose=tuple(_prose(point)),
        within=point.subset_of,
        is_loose=any(mention.id not in own[mention.kind] for mention in mentions if mention.kind in own),
    )


def _prose(point: Point) -> Iterator[str]:
    texts = (
        point.statement,
        point.summary,
        *(difference.reason for difference in point.differences),
        *(report.note for report in point.reports),
    )
    yield from filter(None, texts)
