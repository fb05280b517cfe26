"""The HTML with which others show the card of a point in a page of theirs."""

from html import escape

from factsheet import addresses
from factsheet.records.outline import Outline
from factsheet.records.point import Point
from factsheet.settings import Settings

WIDTH, HEIGHT = 600, 420
"""In pixels. The frame may be narrower; what does not fit is scrolled."""


def snippet(settings: Settings, point: Point | Outline) -> str:
    """Return the frame; nothing where the site does not know yet where it will stand."""
    where = addresses.permalink(settings.url, addresses.card(point.sheet, point.id))
    if where is None:
        return ""
    title = escape(f"{point.title} · {settings.name}")
    return f'<iframe src="{escape(where)}" title="{title}" width="{WIDTH}" height="{HEIGHT}" loading="lazy"></iframe>'
