"""What is known of a point without opening it: enough to find, list and count it among ten thousand others."""

from dataclasses import dataclass

from factsheet.records.point import Kind, Point
from factsheet.records.references import references
from factsheet.values.dates import Date


@dataclass(frozen=True, slots=True)
class Outline:
    sheet: str
    id: str
    file: str
    title: str
    kind: Kind
    date: Date | None
    by: tuple[str, ...]
    groups: tuple[str, ...]
    status: str
    sources: tuple[str, ...]
    """Of each report, in order; a source that occurs twice stands twice."""
    quoted: tuple[tuple[str, int], ...]
    """For each quotation, those of a series among them: its source, and its words."""
    named: tuple[tuple[str, str], ...]
    """Kind and id of everything that the point names, each once, in the order of its fields."""

    @property
    def key(self) -> str:
        return f"{self.sheet}/{self.id}"


def outline(point: Point) -> Outline:
    quoted = [(report.source, report.quote.words) for report in point.reports if report.quote]
    quoted += [(row.source, len(row.quote.split())) for row in point.series if row.quote]
    return Outline(
        sheet=point.sheet,
        id=point.id,
        file=point.file,
        title=point.title,
        kind=point.kind,
        date=point.date,
        by=point.by,
        groups=point.groups,
        status=point.status.state,
        sources=tuple(report.source for report in point.reports),
        quoted=tuple(quoted),
        named=tuple(dict.fromkeys((mention.kind, mention.id) for mention in references(point))),
    )
