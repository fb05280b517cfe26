"""A point that only copies report: the text that they were made from has not been read.

It counts for what it is, one family and one origin; reading the parent may change its words. Look for it, or for
another source.
"""

from collections.abc import Iterator

from factsheet.descent import COPIES
from factsheet.findings import Findings
from factsheet.problems import Level, Problem
from factsheet.records.point import Point

CODES = ("F071",)


def check(findings: Findings, point: Point) -> Iterator[Problem]:
    standings = findings.on(point).standings.standings
    if standings and not point.series and all(standing.edge in COPIES for standing in standings):
        parents = sorted({standing.above for standing in standings if standing.above})
        message = f"only copies report it: look for the text they were made from ({', '.join(parents)})"
        document = findings.corpus.documents[point.file]
        yield document.problem("F071", message, ("reports",), level=Level.HINT, of_key=True)
