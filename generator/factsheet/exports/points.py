"""Each point as a JSON file beside its page: its dossier."""

from collections.abc import Iterator
from functools import partial

from factsheet import addresses, dossier
from factsheet.findings import Findings
from factsheet.page import File, Read
from factsheet.records.outline import Outline
from factsheet.settings import Settings


def of_point(findings: Findings, settings: Settings, outline: Outline) -> Iterator[File]:
    """Return the document of the point."""
    content, stamp = partial(_content, findings, settings, outline), partial(findings.stamps.page, outline)
    yield File(addresses.document(outline.sheet, outline.id), content, stamp, outline.key)


def _content(findings: Findings, settings: Settings, outline: Outline, read: Read) -> bytes:
    return dossier.content(findings, settings, findings.corpus.points[outline.key])
