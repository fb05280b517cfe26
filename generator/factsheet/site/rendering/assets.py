"""Style sheets and scripts as readers get them: small, and named after what they hold, so that a copy may be kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import minify_html

from factsheet.content.fingerprint import compute_digest
from factsheet.text.regular_files import describe_irregular_file
from factsheet.web import urls
from factsheet.web.urls import Address

FOLDER = "assets"
TAGS = {".css": "style", ".js": "script"}
"""The endings of what is minified and named anew, and the element whose rules each follows."""
_DIGITS = 10
"""Hexadecimal: the versions of one file that a browser ever meets stay apart."""


@dataclass(frozen=True, slots=True)
class Assets:
    files: Mapping[str, bytes]
    """The content of each, by the path in the site."""
    addresses: Mapping[str, Address]
    """By the name that templates ask for, `factsheet.css`: where each stands."""

    def find_address(self, name: str) -> Address:
        """Return the address of a file in `assets/`; one that is none of ours stands under its plain name."""
        return self.addresses.get(name) or urls.make_asset_address(name)


def build_assets(folders: Sequence[Path], own: Path) -> Assets:
    """Return our own style sheets and scripts, each as the first of the folders has it, else as it is in `own`."""
    files: dict[str, bytes] = {}
    addresses: dict[str, Address] = {}
    for ours in sorted((own / FOLDER).iterdir()):
        if ours.suffix in TAGS:
            paths = (folder / FOLDER / ours.name for folder in folders)
            text = next(filter(_is_readable, paths), ours).read_text(encoding="utf-8")
            content = minify_text(text, TAGS[ours.suffix]).encode()
            address = urls.make_asset_address(f"{ours.stem}.{compute_digest(content).hex()[:_DIGITS]}{ours.suffix}")
            addresses[ours.name], files[address.path] = address, content
    return Assets(files, addresses)


def _is_readable(file: Path) -> bool:
    return file.is_file() and not describe_irregular_file(file, file.parents[1])


@cache
def minify_text(text: str, tag: str) -> str:
    """Return the style sheet or script without what only its authors need; one that cannot be read stays as it is.

    The library knows documents only, so the text stands in one of a single element.
    """
    begin, end = f"<{tag}>", f"</{tag}>"
    if end in text.lower():
        return text
    return (
        minify_html.minify(f"{begin}{text}{end}", minify_css=True, minify_js=True).removeprefix(begin).removesuffix(end)
    )
