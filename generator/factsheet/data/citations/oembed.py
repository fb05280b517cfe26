"""How others show the card of a point, told to their programs: https://oembed.com."""

from collections.abc import Iterator
from functools import partial

import orjson

from factsheet.analysis.analysis import Findings
from factsheet.data.citations import embed_html
from factsheet.model.point import Point
from factsheet.web import urls
from factsheet.web.outputs import File, Read
from factsheet.web.settings import Settings


def of_point(findings: Findings, settings: Settings, point: Point) -> Iterator[File]:
    """Return the file of the point; none where the site does not know yet where it will stand."""
    if settings.url:
        content, stamp = partial(_content, settings, point), partial(findings.stamps.page, point)
        yield File(urls.embedding(point.sheet, point.id), content, stamp, point.key)


def _content(settings: Settings, point: Point, read: Read) -> bytes:
    told = {
        "version": "1.0",
        "type": "rich",
        "title": point.title,
        "provider_name": settings.name,
        "provider_url": settings.url,
        "html": embed_html.snippet(settings, point),
        "width": embed_html.WIDTH,
        "height": embed_html.HEIGHT,
    }
    return orjson.dumps(told)
