"""The HTML with which others show the card of a point in a page of theirs."""

from html import escape

from factsheet.model.point import Point
from factsheet.web import urls
from factsheet.web.settings import Settings

WIDTH, HEIGHT = 600, 420
"""In pixels. The frame may be narrower; what does not fit is scrolled."""


def snippet(settings: Settings, point: Point) -> str:
    """Return the frame; nothing where the site does not know yet where it will stand."""
    where = urls.permalink(settings.url, urls.card(point.sheet, point.id))
    if where is None:
        return ""
    title = escape(f"{point.title} · {settings.name}")
    return f'<iframe src="{escape(where)}" title="{title}" width="{WIDTH}" height="{HEIGHT}" loading="lazy"></iframe>'
