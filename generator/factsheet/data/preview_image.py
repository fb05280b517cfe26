"""The preview picture of each sheet, which others show with a link to it: title, question, counts."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from xml.sax.saxutils import escape

import resvg_py

from factsheet.analysis.analysis import Findings
from factsheet.analysis.support import Support
from factsheet.data import preview_font
from factsheet.model.sheet import Sheet
from factsheet.text.i18n import ngettext
from factsheet.web import urls
from factsheet.web.outputs import File, FileReader
from factsheet.web.settings import Settings

# 1.91 : 1, the shape that Open Graph readers show uncut.
WIDTH, HEIGHT, MARGIN = 1200, 630, 80
PAPER, INK, SOFT, LINE = "#fcfbf8", "#1c1b19", "#5d5953", "#dcd7cd"
TITLE, QUESTION, SMALL = (68.0, 58.0, 48.0), (34.0, 30.0), 30.0
"""Font sizes; of several the largest that fits."""
MOST_LINES = 3
_LEADING = 1.3


def make_files(findings: Findings, settings: Settings) -> Iterator[File]:
    """Return a picture for each sheet; none without a site URL, since a preview is named by its absolute URL."""
    if not settings.url:
        return
    for sheet in findings.corpus.sheets.values():
        picture = partial(_draw_preview, findings, settings, sheet)
        digest = partial(findings.dependencies.digest_whole_sheet, sheet.id)
        yield File(urls.make_preview_address(sheet.id), partial(_render_preview, picture), digest, source=picture)


def _draw_preview(findings: Findings, settings: Settings, sheet: Sheet) -> str:
    title = _choose_title(settings, sheet)
    return draw_svg(settings.name, title, sheet.question, format_counts(findings, sheet))


def _render_preview(picture: Callable[[], str], read: FileReader) -> bytes:
    return render_png(picture())


def render_png(picture: str) -> bytes:
    """Return the picture as PNG, drawn with our own font only, so that every machine draws the same."""
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=picture,
            skip_system_fonts=True,
            font_files=[str(preview_font.FONT)],
            font_family=preview_font.FAMILY,
        )
    )


def format_counts(findings: Findings, sheet: Sheet) -> str:
    points = findings.corpus.list_points(sheet.id)
    sources = len(findings.corpus.list_sources(sheet.id))
    contested = sum(findings.get_brief(point.key).support is Support.CONTESTED for point in points)
    phrases = (
        ngettext("{count} point", "{count} points", len(points)),
        ngettext("{count} source", "{count} sources", sources),
        ngettext("{count} contested", "{count} contested", contested),
    )
    return " · ".join(phrases)


def draw_svg(site: str, title: str, question: str, counts: str) -> str:
    """Return the picture as SVG; a site name or question in letters that the font lacks is left out."""
    widest = WIDTH - 2 * MARGIN
    drawn = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{PAPER}"/>',
        f'<rect width="{WIDTH}" height="12" fill="{INK}"/>',
        f'<rect x="{MARGIN}" y="535" width="{widest}" height="2" fill="{LINE}"/>',
    ]
    if preview_font.is_readable(site):
        drawn.append(_draw_lines(site, preview_font.wrap_text(site, SMALL, widest, 1), SMALL, 100, SOFT))
    size, lines = preview_font.fit_text(title, TITLE, widest, MOST_LINES)
    drawn.append(_draw_lines(title, lines, size, 215, INK))
    if preview_font.is_readable(question):
        below = 225 + len(lines) * size * _LEADING
        size, lines = preview_font.fit_text(question, QUESTION, widest, MOST_LINES)
        drawn.append(_draw_lines(question, lines, size, below, SOFT))
    drawn += [_draw_lines(counts, [counts], SMALL, 585, INK), "</svg>"]
    return "".join(drawn)


def _draw_lines(text: str, lines: Sequence[str], size: float, y: float, colour: str) -> str:
    """Return the lines of a text, aligned right if the text runs from right to left."""
    x, anchor = MARGIN, "start"
    if preview_font.is_right_to_left(text):
        x, anchor = WIDTH - MARGIN, "end"
        lines = [preview_font.mark_right_to_left(line) for line in lines]
    drawn = ""
    for line in lines:
        drawn += (
            f'<text x="{x}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size:g}"'
            f' font-family="{preview_font.FAMILY}" fill="{colour}">{escape(line)}</text>'
        )
        y += size * _LEADING
    return drawn


def _choose_title(settings: Settings, sheet: Sheet) -> str:
    """Return the title, or the URL of the sheet if the font lacks the letters of its title."""
    if preview_font.is_readable(sheet.title):
        return sheet.title
    return urls.make_permalink(settings.url, urls.make_sheet_address(sheet.id)) or sheet.id
