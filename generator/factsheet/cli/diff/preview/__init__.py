"""The pages that a proposal changes, as they would look, in one HTML file that opens from disk and requests nothing.

Each page has an address within the file, and style sheets show the page that is asked for, so no script is needed.
Frames with `srcdoc` would repeat every style sheet in each page, and could not link to one another.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from itertools import accumulate
from pathlib import Path
from urllib.parse import quote

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from msgspec import Struct

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
"""Of all pages together, so that the file stays small enough to attach. Pages left out are named at the top."""
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
"""No request leaves the file, even where the rewriting of a page missed one."""
STYLE = """
.fs-preview{max-inline-size:75rem;margin-inline:auto;padding:1rem}
.fs-preview__page:not(:target,:has(:target)){display:none}
.fs-preview:has(.fs-preview__page:target,.fs-preview__page :target) .fs-preview__report{display:none}
.fs-preview__note{border-block:1px solid;padding-block:.5rem}
.fs-preview__picture{max-inline-size:100%;max-block-size:20rem}
.fs-preview [data-elsewhere]{text-decoration:underline dotted}
@media print{.fs-preview__page,.fs-preview__report{display:block!important}.fs-preview__page{break-before:page}}
"""


class Preview(Struct, frozen=True):
    html: str
    pages: int
    left_out: int


class _ShownPage(Struct, frozen=True):
    title: str
    path: str
    """Of its address."""
    file: str
    """Below the site folder."""
    draw: Callable[[Renderer], str]


def draw_preview(settings: Path, folder: Path, after: ContentState, changes: Changes, report: str) -> Preview:
    """Return the file with the report and the changed pages; `folder` is for the files that MkDocs makes."""
    wanted = _select_pages(after, changes, folder)
    pictures = handwritten_pages.collect_pictures(after, changes) if after.site else {}
    kept: list[Body] = []
    style = ""
    if wanted:
        renderer, config = _make_renderer(settings, folder, after)
        kept = _draw_bodies(wanted, renderer, config, pictures)
        style = _collect_styles(config, kept)
    left = wanted[len(kept) :]
    listed = handwritten_pages.draw_files(after, changes, pictures)
    return Preview(_draw_document(wanted[: len(kept)], kept, left, style, f"{report}{listed}"), len(kept), len(left))


def _select_pages(after: ContentState, changes: Changes, folder: Path) -> list[_ShownPage]:
    """Return the new and changed pages: first hand-written ones, points and other things, then lists."""
    if after.site is None:
        return []
    pages = {page.address.path: page for page in after.site.make_pages()}
    changed = []
    for path in _list_changed_paths(changes):
        if path in pages and not pages[path].is_whole_document:
            changed.append(pages[path])
    own = {change.after.key for change in changes.points if change.after and change.own}
    changed.sort(key=lambda page: _rank_page(page, own))
    shown = []
    for title, file in handwritten_pages.list_changed_pages(after, changes):
        shown.append(_make_handwritten_page(title, file, folder))
    for page in changed:
        shown.append(_make_fact_page(page))
    return shown


def _list_changed_paths(changes: Changes) -> Iterator[str]:
    if changes.pages is not None:
        for page in changes.pages.changed:
            if page.turn != "removed":
                yield page.path
        return
    for point in changes.points:
        if point.after:
            yield urls.make_point_address(*point.after.key.split("/")).path


def _make_handwritten_page(title: str, file: str, folder: Path) -> _ShownPage:
    def draw(_renderer: Renderer) -> str:
        return (folder / file).read_text("utf-8")

    return _ShownPage(title, file.removesuffix("index.html"), file, draw)


def _make_fact_page(page: Page) -> _ShownPage:
    def draw(renderer: Renderer) -> str:
        return renderer.render_page(page)

    return _ShownPage(page.title, page.address.path, urls.get_file_path(page.address), draw)


def _rank_page(page: Page, own: set[str]) -> int:
    """Return the place in the order: points changed themselves, other things, lists, points touched by others."""
    if page.point is not None:
        return 0 if page.point in own else 3
    return 1 if page.origin is not None else 2


def _make_renderer(settings: Path, folder: Path, after: ContentState) -> tuple[Renderer, MkDocsConfig]:
    """Return a renderer of pages with the navigation of the site; MkDocs writes the hand-written pages on the way."""
    config = load_config(str(settings), site_dir=str(folder), docs_dir=str(after.prose.path))
    plugin = config.plugins["factsheet"]
    assert isinstance(plugin, FactsheetPlugin)
    assert after.site is not None
    site = after.site
    return plugin.build_renderer(config, lambda _content, _settings: site), config


def _draw_bodies(
    pages: Sequence[_ShownPage], renderer: Renderer, config: MkDocsConfig, pictures: Mapping[str, str]
) -> list[Body]:
    """Return as many pages as fit, each as a part of the file.

    Links among them stay within the file; others lead to the published site, where it has an address.
    """
    count = min(len(pages), MOST_PAGES)
    while True:  # links depend on which pages are in the file, so with fewer pages all are drawn again
        shown = pages[:count]
        prefixes = {page.file: f"p{number}" for number, page in enumerate(shown, start=1)}
        bodies = []
        for page in shown:
            place = PagePlace(page.file, prefixes, config.site_url or "", pictures)
            bodies.append(extract_body(page.draw(renderer), place))
        count = _count_fitting(bodies)
        if count == len(bodies):
            return bodies


def _count_fitting(bodies: Sequence[Body]) -> int:
    sizes = accumulate(len(body.html.encode()) for body in bodies)
    return sum(size <= MOST_BYTES for size in sizes)


def _collect_styles(config: MkDocsConfig, bodies: Sequence[Body]) -> str:
    """Return the style sheets that the pages link, each once, in the order of their first link."""
    names: dict[str, None] = {}
    for body in bodies:
        names.update(dict.fromkeys(body.style_sheets))
    files = load_assets([Path(folder) for folder in config.theme.dirs]).files
    texts = [files[name].decode() for name in names if name in files]
    return "\n".join(texts).replace("</", "<\\/")  # "</style" would end the element around it


def _draw_document(
    pages: Sequence[_ShownPage], bodies: Sequence[Body], left: Sequence[_ShownPage], style: str, report: str
) -> str:
    links, articles = [], []
    for number, (page, body) in enumerate(zip(pages, bodies, strict=True), start=1):
        links.append(f'<li><a href="#p{number}">{escape(page.title)}</a> <small>{escape(page.path)}</small></li>')
        articles.append(_draw_article(number, page, body))
    listed = f"<h2>Preview of the pages</h2><ul>{''.join(links)}</ul>" if links else ""
    parts = "\n".join(articles)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="robots" content="noindex">\n'
        f"<title>Preview of a proposal</title>\n<style>{style}{STYLE}</style>\n</head>\n"
        f'<body class="fs-shell"><main class="fs-preview"><div class="fs-preview__report" id="fs-top">\n{report}'
        f"{listed}{_draw_left_out(left)}</div>\n{parts}\n</main></body>\n</html>\n"
    )


def _draw_article(number: int, page: _ShownPage, body: Body) -> str:
    return (
        f'<article class="fs-preview__page" id="p{number}"><p class="fs-preview__note"><a href="#fs-top">Back to what '
        f"changes</a> · Preview of {escape(quote(page.path) or 'the home page')}</p>{body.html}</article>"
    )


def _draw_left_out(left: Sequence[_ShownPage]) -> str:
    if not left:
        return ""
    items = "".join(f"<li>{escape(page.title)}</li>" for page in left[:MOST_PAGES])
    if len(left) > MOST_PAGES:
        items += f"<li>and {len(left) - MOST_PAGES} more</li>"
    return f"<h2>Left out of this file</h2><p>These pages change too but do not fit in this file.</p><ul>{items}</ul>"
