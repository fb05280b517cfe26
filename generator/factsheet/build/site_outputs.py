"""What the site gives to machines: one format a module, listed here."""

from collections.abc import Iterator
from typing import Protocol

from factsheet.analysis.analysis import Findings
from factsheet.data import data, feeds, form_data, point_schema, points, preview_image, robots_llms, schemas
from factsheet.data.citations import oembed
from factsheet.model.point import Point
from factsheet.web.outputs import File
from factsheet.web.settings import Settings


class Export(Protocol):
    """A module with one function."""

    def files(self, findings: Findings, settings: Settings) -> Iterator[File]:
        """Return the files of this format."""


class PointExport(Protocol):
    """A module with one function, for a file that each point has."""

    def of_point(self, findings: Findings, settings: Settings, point: Point) -> Iterator[File]:
        """Return the file of the point; none where this site has no such files."""


EXPORTS: tuple[Export, ...] = (point_schema, preview_image, data, feeds, robots_llms, schemas, form_data)
EXPORTS_OF_POINTS: tuple[PointExport, ...] = (points, oembed, form_data)
