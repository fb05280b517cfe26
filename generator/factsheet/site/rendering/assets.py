"""Style sheets and scripts as published: minified, and named after their content, so that browsers can cache them."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

# Minifies CSS and JavaScript, and has wheels for all systems. `rcssmin` has them for Linux only, `tdewolff-minify` has
# none for macOS on ARM, and `lightningcss` knows CSS only.
import minify_html
from msgspec import Struct

from factsheet.content.fingerprint import compute_digest
from factsheet.text.regular_files import describe_irregular_file
from factsheet.web import urls
from factsheet.web.urls import Address

FOLDER = "assets"
TAGS = {".css": "style", ".js": "script"}
"""By suffix: the files that are minified and renamed, and the HTML element that they belong in."""
_DIGITS = 10
"""Hexadecimal digits of the digest in a name: enough for the few versions of a file that a browser ever caches."""


class Assets(Struct, frozen=True):
    files: Mapping[str, bytes]
    """By path in the site."""
    addresses: Mapping[str, Address]
    """By the name that templates use, such as `factsheet.css`."""

    def find_address(self, name: str) -> Address:
        """Return the address of a file in `assets/`; a file that is not ours keeps its plain name."""
        return self.addresses.get(name) or urls.make_asset_address(name)


def build_assets(folders: Sequence[Path], own: Path) -> Assets:
    """Return our style sheets and scripts, each from the first of the folders that has it, else from `own`."""
    files: dict[str, bytes] = {}
    addresses: dict[str, Address] = {}
    for ours in sorted((own / FOLDER).iterdir()):
        if ours.suffix in TAGS:
            text = _find_asset(folders, ours).read_text(encoding="utf-8")
            content = minify_text(text, TAGS[ours.suffix]).encode()
            digest = compute_digest(content).hex()[:_DIGITS]
            address = urls.make_asset_address(f"{ours.stem}.{digest}{ours.suffix}")
            addresses[ours.name], files[address.path] = address, content
    return Assets(files, addresses)


def _find_asset(folders: Sequence[Path], ours: Path) -> Path:
    for folder in folders:
        path = folder / FOLDER / ours.name
        if _is_readable(path):
            return path
    return ours


def _is_readable(file: Path) -> bool:
    return file.is_file() and not describe_irregular_file(file, file.parents[1])


@cache
def minify_text(text: str, tag: str) -> str:
    """Return the style sheet or script minified, or unchanged if it cannot be parsed."""
    # The library minifies only documents, so the text is put into one of a single element.
    begin, end = f"<{tag}>", f"</{tag}>"
    if end in text.lower():  # the element would end there
        return text
    minified = minify_html.minify(f"{begin}{text}{end}", minify_css=True, minify_js=True)
    return minified.removeprefix(begin).removesuffix(end)
