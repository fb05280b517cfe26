"""How others show the card of a point, told to their programs: https://oembed.com."""

from collections.abc import Iterator
from functools import partial

import orjson

from factsheet import addresses
from factsheet.citing import card
from factsheet.findings import Findings
from factsheet.page import File, Read
from factsheet.records.outline import Outline
from factsheet.settings import Settings


def of_point(findings: Findings, settings: Settings, outline: Outline) -> Iterator[File]:
    """Return the file of the point; none where the site does not know yet where it will stand."""
    if settings.url:
        content, stamp = partial(_content, settings, outline), partial(findings.stamps.page, outline)
        yield File(addresses.embedding(outline.sheet, outline.id), content, stamp, outline.key)


def _content(settings: Settings, outline: Outline, read: Read) -> bytes:
    told = {
        "version": "1.0",
        "type": "rich",
        "title": outline.title,
        "provider_name": settings.name,
        "provider_url": settings.url,
        "html": card.snippet(settings, outline),
        "width": card.WIDTH,
        "height": card.HEIGHT,
    }
    return orjson.dumps(told)
