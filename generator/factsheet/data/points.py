"""Each point as a JSON file beside its page: its dossier."""

from collections.abc import Iterator
from functools import partial

from factsheet.analysis.analysis import Findings
from factsheet.data import point_json
from factsheet.model.point_summary import Outline
from factsheet.web import urls
from factsheet.web.outputs import File, Read
from factsheet.web.settings import Settings


def of_point(findings: Findings, settings: Settings, outline: Outline) -> Iterator[File]:
    """Return the document of the point."""
    content, stamp = partial(_content, findings, settings, outline), partial(findings.stamps.page, outline)
    yield File(urls.document(outline.sheet, outline.id), content, stamp, outline.key)


def _content(findings: Findings, settings: Settings, outline: Outline, read: Read) -> bytes:
    return point_json.content(findings, settings, findings.corpus.points[outline.key])
