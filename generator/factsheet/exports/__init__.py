"""What the site gives to machines: one format a module, listed here."""

from collections.abc import Iterator
from typing import Protocol

from factsheet.exports import data, embedding, feeds, notices, point_schema, points, preview, schemas, suggesting
from factsheet.findings import Findings
from factsheet.page import File
from factsheet.records.outline import Outline
from factsheet.settings import Settings


class Export(Protocol):
    """A module with one function."""

    def files(self, findings: Findings, settings: Settings) -> Iterator[File]:
        """Return the files of this format."""


class PointExport(Protocol):
    """A module with one function, for a file that each point has."""

    def of_point(self, findings: Findings, settings: Settings, outline: Outline) -> Iterator[File]:
        """Return the file of the point; none where this site has no such files."""


EXPORTS: tuple[Export, ...] = (point_schema, preview, data, feeds, notices, schemas, suggesting)
EXPORTS_OF_POINTS: tuple[PointExport, ...] = (points, embedding, suggesting)
