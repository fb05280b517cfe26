"""The pages that a proposal changes, as they would look, in one file that opens from a disk and asks nobody.

No script runs in it: a page is shown by the address of its place in the file.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import accumulate
from pathlib import Path
from urllib.parse import quote

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from factsheet.build.mkdocs.plugin import FactsheetPlugin
from factsheet.cli.diff.model import Changes
from factsheet.cli.diff.preview import handwritten_pages
from factsheet.cli.diff.preview.body import Body, PagePlace, extract_body
from factsheet.cli.diff.state import ContentState
from factsheet.site.rendering import Renderer, load_assets
from factsheet.web import urls
from factsheet.web.outputs import Page

MOST_PAGES = 60
MOST_BYTES = 4_000_000
"""Of the pages together. What is left out is named at the top."""
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
STYLE = """
.fs-preview{max-inline-size:75rem;margin-inline:auto;padding:1rem}
.fs-preview__page:not(:target,:has(:target)){display:none}
.fs-preview:has(.fs-preview__page:target,.fs-preview__page :target) .fs-preview__report{display:none}
.fs-preview__note{border-block:1px solid;padding-block:.5rem}
.fs-preview__picture{max-inline-size:100%;max-block-size:20rem}
.fs-preview [data-elsewhere]{text-decoration:underline dotted}
@media print{.fs-preview__page,.fs-preview__report{display:block!important}.fs-preview__page{break-before:page}}
"""


@dataclass(frozen=True, slots=True)
class Preview:
    html: str
    pages: int
    left_out: int


@dataclass(frozen=True, slots=True)
class _ShownPage:
    title: str
    path: str
    """Of its address."""
    file: str
    """Below the site folder."""
    draw: Callable[[Renderer], str]


def draw_preview(settings: Path, folder: Path, after: ContentState, changes: Changes, report: str) -> Preview:
    """Return the file with the report and the changed pages; the host makes in the folder what surrounds them."""
    wanted = _select_pages(after, changes, folder)
    renderer, config = _make_renderer(settings, folder, after) if wanted else (None, None)
    pictures = handwritten_pages.collect_pictures(after, changes) if after.site else {}
    kept = _draw_bodies(wanted, renderer, config, pictures) if renderer and config else []
    sheets = dict.fromkeys(sheet for body in kept for sheet in body.style_sheets)
    style = _collect_styles(config, sheets) if config else ""
    left = wanted[len(kept) :]
    listed = handwritten_pages.draw_files(after, changes, pictures)
    return Preview(_draw_document(wanted[: len(kept)], kept, left, style, f"{report}{listed}"), len(kept), len(left))


def _select_pages(after: ContentState, changes: Changes, folder: Path) -> list[_ShownPage]:
    """Return the changed pages that are there: first hand-written ones, points and other things, then lists."""
    if after.site is None:
        return []
    pages = {page.address.path: page for page in after.site.make_pages()}
    if changes.pages is not None:
        turned = [change.path for change in changes.pages.changed if change.turn != "removed"]
    else:
        turned = [
            urls.make_point_address(*change.after.key.split("/")).path for change in changes.points if change.after
        ]
    own = {change.after.key for change in changes.points if change.after and change.own}
    changed = [pages[path] for path in turned if path in pages and not pages[path].is_whole_document]
    of_facts = sorted(changed, key=lambda page: _rank_page(page, own))
    return [
        *(
            _make_handwritten_page(title, file, folder)
            for title, file in handwritten_pages.list_changed_pages(after, changes)
        ),
        *(
            _ShownPage(page.title, page.address.path, urls.get_file_path(page.address), _make_drawing(page))
            for page in of_facts
        ),
    ]


def _make_handwritten_page(title: str, file: str, folder: Path) -> _ShownPage:
    return _ShownPage(
        title, file.removesuffix("index.html"), file, lambda _renderer: (folder / file).read_text("utf-8")
    )


def _make_drawing(page: Page) -> Callable[[Renderer], str]:
    return lambda renderer: renderer.render_page(page)


def _rank_page(page: Page, own: set[str]) -> int:
    if page.point in own:
        return 0
    if page.origin is not None and page.point is None:
        return 1
    return 2 if page.point is None else 3


def _make_renderer(settings: Path, folder: Path, after: ContentState) -> tuple[Renderer, MkDocsConfig]:
    """Return what draws the pages, with the navigation that the host makes; it writes the hand-written ones."""
    config = load_config(str(settings), site_dir=str(folder), docs_dir=str(after.prose.path))
    plugin = config.plugins["factsheet"]
    assert isinstance(plugin, FactsheetPlugin)
    assert after.site is not None
    site = after.site
    return plugin.build_renderer(config, lambda _content, _settings: site), config


def _draw_bodies(
    pages: Sequence[_ShownPage], renderer: Renderer, config: MkDocsConfig, pictures: Mapping[str, str]
) -> list[Body]:
    """Return as many pages as there is room for, each as a part of the file.

    Links among them stay within the file; others lead to the published site, where it has an address.
    """
    count = min(len(pages), MOST_PAGES)
    while True:
        shown = pages[:count]
        prefixes = {page.file: f"p{number}" for number, page in enumerate(shown, start=1)}
        places = (PagePlace(page.file, prefixes, config.site_url or "", pictures) for page in shown)
        bodies = [extract_body(page.draw(renderer), place) for page, place in zip(shown, places, strict=True)]
        count = _count_fitting(bodies)
        if count == len(bodies):
            return bodies


def _count_fitting(bodies: Sequence[Body]) -> int:
    sizes = accumulate(len(body.html.encode()) for body in bodies)
    return sum(size <= MOST_BYTES for size in sizes)


def _collect_styles(config: MkDocsConfig, sheets: Iterable[str]) -> str:
    """Return the style sheets that the pages link, each once, in the order in which they are met."""
    files = load_assets([Path(folder) for folder in config.theme.dirs]).files
    texts = (files[name].decode() for name in sheets if name in files)
    return "\n".join(texts).replace("</", "<\\/")


def _draw_document(
    pages: Sequence[_ShownPage], bodies: Sequence[Body], left: Sequence[_ShownPage], style: str, report: str
) -> str:
    links = "".join(
        f'<li><a href="#p{number}">{escape(page.title)}</a> <small>{escape(page.path)}</small></li>'
        for number, page in enumerate(pages, start=1)
    )
    parts = "\n".join(
        f'<article class="fs-preview__page" id="p{number}"><p class="fs-preview__note"><a href="#fs-top">Back to what '
        f"changes</a> · Preview of {escape(quote(page.path) or 'the home page')}</p>{body.html}</article>"
        for number, (page, body) in enumerate(zip(pages, bodies, strict=True), start=1)
    )
    listed = f"<h2>The pages as they would look</h2><ul>{links}</ul>" if links else ""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="robots" content="noindex">\n'
        f"<title>Preview of a proposal</title>\n<style>{style}{STYLE}</style>\n</head>\n"
        f'<body class="fs-shell"><main class="fs-preview"><div class="fs-preview__report" id="fs-top">\n{report}'
        f"{listed}{_draw_left_out(left)}</div>\n{parts}\n</main></body>\n</html>\n"
    )


def _draw_left_out(left: Sequence[_ShownPage]) -> str:
    if not left:
        return ""
    named = "".join(f"<li>{escape(page.title)}</li>" for page in left[:MOST_PAGES])
    more = f"<li>and {len(left) - MOST_PAGES} more</li>" if len(left) > MOST_PAGES else ""
    return (
        f"<h2>Left out of this file</h2><p>They change too; there is no room for them here.</p><ul>{named}{more}</ul>"
    )
