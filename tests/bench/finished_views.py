"""The finished views of our pages, as data for Hugo; the files that are not pages come finished too.

Run as `python -m tests.bench.finished_views OURS HUGO [BEFORE]`: reads the folder of a site of ours and writes what
Hugo reads. With BEFORE, the digests of an earlier run, only what has changed since is written; with `--points`, only
what points have of their own. Preparing is never timed.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import click
from factsheet.build import pipeline
from factsheet.build.cache import Cache
from factsheet.build.mkdocs import plugin as mkdocs_plugin
from factsheet.build.mkdocs.navigation import read_frame
from factsheet.build.mkdocs.plugin import FactsheetPlugin
from factsheet.build.pipeline import Site, build
from factsheet.site.rendering import find_own_templates, load_assets
from factsheet.site.rendering.frames import SiteFrame
from factsheet.text.rich_text import Span
from factsheet.web import urls
from factsheet.web.outputs import File, Output, Page, get_turn
from factsheet.web.settings import Settings
from factsheet.web.urls import MARK, Address
from markupsafe import Markup
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation

from tests.bench.go_templates import CACHED, translate, translate_cached
from tests.bench.jinja_source import Source

DIGESTS = "digests.json"
SECTIONS = ("data", "help", "keyboard", "suggest", "glossary")
_SEARCH = "a-z"
"""What the header links to on a site without a search."""
_UNPACKED_TOO = ("sign", "word", "cells")
"""Fields of a named tuple that a loop unpacks under other names."""
_PLAIN = re.compile(r"[a-z0-9/-]*")
"""Addresses that Hugo makes of the path of a file by itself."""


@click.command()
@click.argument("ours", type=click.Path(path_type=Path))
@click.argument("hugo", type=click.Path(path_type=Path))
@click.argument("before", type=click.Path(path_type=Path), required=False)
@click.option("--points", "points_only", is_flag=True)
def main(ours: Path, hugo: Path, before: Path | None, points_only: bool) -> None:
    if points_only:
        pipeline.LISTS = ()
    site, frame = _prepare(ours)
    source, used = Source(find_own_templates()), set[str]()
    prepared = Prepared(site, frame, hugo, before, Converter(source).convert)
    earlier: dict[str, str] = json.loads(before.read_text(encoding="utf-8")) if before else {}
    digests: dict[str, str] = {}
    for output in sorted(site.make_outputs(), key=get_turn):
        path = urls.get_file_path(output.address)
        if path.endswith(".sqlite"):
            continue
        if isinstance(output, Page):
            used.add(output.template)
        digests[path] = output.digest().hex()
        if digests[path] != earlier.get(path):
            _write_output(output, path, prepared)
    _put(hugo / DIGESTS, json.dumps(digests).encode())
    if before is None:
        _write_around(source, used, prepared)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A site of ours, and where its views go."""

    site: Site
    frame: SiteFrame
    hugo: Path
    before: Path | None
    """The digests of the earlier run, in its folder."""
    convert: Callable[[object], Any]

    @property
    def navigation(self) -> set[object]:
        """The addresses that the header links to."""
        return {urls.make_section_address(_SEARCH), *(item.href for item in self.frame.nav)}

    def read(self, address: Address) -> bytes:
        """Return a file that this run has written, or the earlier one."""
        own = self.hugo / "static" / address.path
        if self.before is not None and not own.exists():
            own = self.before.parent / "static" / address.path
        return own.read_bytes()


def _prepare(ours: Path) -> tuple[Site, SiteFrame]:
    """Return the site, and the frame that MkDocs makes for its pages."""
    sites: list[Site] = []

    def arrange(content: Path, settings: Settings) -> Site:
        sites.append(build(content, settings, Cache()))
        return sites[0]

    config = load_config(str(ours / "site.yml"), site_dir=str(ours / "unused"))
    plugin = config.plugins["factsheet"]
    assert isinstance(plugin, FactsheetPlugin)
    frames: list[SiteFrame] = []

    def keep_frame(nav: Navigation, config: MkDocsConfig, settings: Settings) -> SiteFrame:
        frames.append(read_frame(nav, config, settings))
        return frames[0]

    with mock.patch.object(mkdocs_plugin, "read_frame", keep_frame):
        plugin.build_renderer(config, arrange)
    return sites[0], frames[0]


def _write_output(output: Output, path: str, prepared: Prepared) -> None:
    hugo, settings = prepared.hugo, prepared.site.settings
    if isinstance(output, File):
        _put(hugo / "static" / path, output.content(prepared.read))
        return
    page = {
        "canonical": urls.make_canonical_url(settings.url, output.canonical_address or output.address),
        "current": output.address,
        "in_navigation": output.address if output.address in prepared.navigation else "",
        "picture": _find_picture(output, settings),
        "feeds": list(_link_feeds(output)),
        "editing": {},
    }
    convert = prepared.convert
    layout = "fs-" + Path(output.template).stem
    front: dict[str, Any] = {"layout": layout, "params": {"view": convert(output.view()), "page": convert(page)}}
    name = output.address.path.rstrip("/")
    if not _PLAIN.fullmatch(name):
        front["url"] = f"/{output.address.path}"
    _put(hugo / "content" / (f"{name}.md" if name else "_index.md"), _encode(front))


def _find_picture(page: Page, settings: Settings) -> str:
    sheet = urls.get_sheet_id(page.address)
    return urls.make_permalink(settings.url, urls.make_preview_address(sheet)) or "" if sheet else ""


def _link_feeds(page: Page) -> Iterator[dict[str, object]]:
    if page.feed_page is not None:
        for type, title, form in (("atom+xml", "Atom", "xml"), ("feed+json", "JSON Feed", "json")):
            yield {"type": f"application/{type}", "title": title, "href": urls.make_feed_address(page.feed_page, form)}


def _write_around(source: Source, used: set[str], prepared: Prepared) -> None:
    """Write settings, templates and assets."""
    constants: dict[str, str | Mapping[str, str]] = {"home": "/", "search": {"href": f"/{_SEARCH}/", "text": "A–Z"}}
    constants |= {name: f"/{name}/" for name in SECTIONS}
    assets, hugo = load_assets([]), prepared.hugo

    def find_asset(name: str) -> str:
        return f"/{assets.find_address(name).path}"

    for page in sorted(used):
        text = translate(source, page, constants, find_asset)
        _put(hugo / f"layouts/fs-{Path(page).stem}.html", text.encode())
    for name in CACHED:
        _put(hugo / f"layouts/_partials/{name}.html", translate_cached(source, name, constants, find_asset).encode())
    for path, content in assets.files.items():
        _put(hugo / "static" / path, content)
    config = {
        "baseURL": prepared.site.settings.url,
        "title": prepared.frame.name,
        "disableKinds": ["rss", "taxonomy", "term", "section", "404"],
        "disableHugoGeneratorInject": True,
        "params": {"frame": prepared.convert(prepared.frame)},
    }
    _put(hugo / "hugo.json", _encode(config))


class Converter:
    """Turns views into what JSON has, without the fields that no template looks up, and without empty ones."""

    def __init__(self, templates: Source) -> None:
        self._looked_up = templates.list_attributes()
        self._unpacked = {*templates.list_unpacked(), _UNPACKED_TOO}
        self._names: dict[type, tuple[str, ...]] = {}

    def convert(self, value: Any) -> Any:
        match value:
            case Address() | Markup():
                return str(value).replace(MARK, "/")
            case str():
                return str(value)
            case None | bool() | int() | float():
                return value
            case Mapping():
                return self._drop_empty({key: self.convert(item) for key, item in value.items()})
            case list() | tuple() if getattr(value, "_fields", None) in self._unpacked:
                return [self.convert(item) for item in value]
        return self._convert_fields(value)

    def _convert_fields(self, value: object) -> dict[str, Any]:
        kind = type(value)
        if kind not in self._names:
            self._names[kind] = tuple(self._list_names(kind))
        fields = {name: self.convert(getattr(value, name)) for name in self._names[kind]}
        if isinstance(value, Span) and isinstance(value.href, str):
            fields["is_outside"] = bool(value.href)
        return self._drop_empty(fields)

    @staticmethod
    def _drop_empty(fields: dict[str, Any]) -> dict[str, Any]:
        kept: dict[str, Any] = {}
        for name, value in fields.items():
            # A template asks whether there is a `sort`, which may be an empty text.
            if value is not None and value is not False and (value != "" or name == "sort"):
                kept[name] = value
        return kept

    def _list_names(self, kind: type) -> Iterator[str]:
        names = {name for name in dir(kind) if not callable(getattr(kind, name))}
        names.update(getattr(kind, "__dataclass_fields__", ()))
        for name in sorted(names & self._looked_up):
            if not name.startswith("_"):
                yield name


def _encode(fields: object) -> bytes:
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _put(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


if __name__ == "__main__":
    main()
