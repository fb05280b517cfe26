"""Each point as a JSON file beside its page: its dossier."""

from collections.abc import Iterator
from functools import partial

from factsheet.analysis.analysis import Findings
from factsheet.data import point_json
from factsheet.model.point import Point
from factsheet.web import urls
from factsheet.web.outputs import File, Read
from factsheet.web.settings import Settings


def of_point(findings: Findings, settings: Settings, point: Point) -> Iterator[File]:
    """Return the document of the point."""
    content, stamp = partial(_content, findings, settings, point), partial(findings.stamps.page, point)
    yield File(urls.document(point.sheet, point.id), content, stamp, point.key)


def _content(findings: Findings, settings: Settings, point: Point, read: Read) -> bytes:
    return point_json.content(findings, settings, point)
