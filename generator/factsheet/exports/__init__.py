"""What the site gives to machines: one format a module, listed here."""

from collections.abc import Iterator
from typing import Protocol

from factsheet.exports import data, embedding, feeds, notices, point_schema, points, preview, schemas, suggesting
from factsheet.findings import Findings
from factsheet.page import File
from factsheet.settings import Settings


class Export(Protocol):
    """A module with one function."""

    def files(self, findings: Findings, settings: Settings) -> Iterator[File]:
        """Return the files of this format."""


EXPORTS: tuple[Export, ...] = (points, point_schema, embedding, preview, data, feeds, notices, schemas, suggesting)
