"""The files of the site for machines: one module per format, listed here."""

from collections.abc import Iterator
from typing import Protocol

from factsheet.analysis.analysis import Findings
from factsheet.data import database, feeds, form_data, preview_image, robots_llms, schemas, sheet_files
from factsheet.web.outputs import File
from factsheet.web.settings import Settings


class Export(Protocol):
    """A module with one function."""

    def make_files(self, findings: Findings, settings: Settings) -> Iterator[File]:
        """Return the files of this format."""


EXPORTS: tuple[Export, ...] = (schemas, preview_image, sheet_files, database, feeds, robots_llms, form_data)
