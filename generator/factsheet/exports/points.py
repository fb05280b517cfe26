"""Each point as a JSON file beside its page: its dossier."""

from collections.abc import Iterator
from functools import partial

from factsheet import addresses, dossier
from factsheet.findings import Findings
from factsheet.page import File, Read
from factsheet.records.outline import Outline
from factsheet.settings import Settings


def files(findings: Findings, settings: Settings) -> Iterator[File]:
    """Return the document of each point."""
    for outline in findings.corpus.outlines.values():
        content, stamp = partial(_content, findings, settings, outline), partial(findings.stamps.page, outline)
        yield File(addresses.document(outline.sheet, outline.id), content, stamp, outline.key)


def _content(findings: Findings, settings: Settings, outline: Outline, read: Read) -> bytes:
    return dossier.content(findings, settings, findings.corpus.points[outline.key])
