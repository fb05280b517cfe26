"""Style sheets and scripts as readers get them: small, and named after what they hold, so that a copy may be kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import minify_html

from factsheet.content.fingerprint import digest
from factsheet.text.regular_files import why_not_regular
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
    named: Mapping[str, Address]
    """By the name that templates ask for, `factsheet.css`: where each stands."""

    def address(self, name: str) -> Address:
        """Return the address of a file in `assets/`; one that is none of ours stands under its plain name."""
        return self.named.get(name) or urls.asset(name)


def assets(folders: Sequence[Path], own: Path) -> Assets:
    """Return our own style sheets and scripts, each as the first of the folders has it, else as it is in `own`."""
    files: dict[str, bytes] = {}
    found: dict[str, Address] = {}
    for ours in sorted((own / FOLDER).iterdir()):
        if ours.suffix in TAGS:
            given = (folder / FOLDER / ours.name for folder in folders)
            text = next(filter(_is_read, given), ours).read_text(encoding="utf-8")
            content = minified(text, TAGS[ours.suffix]).encode()
            address = urls.asset(f"{ours.stem}.{digest(content).hex()[:_DIGITS]}{ours.suffix}")
            found[ours.name], files[address.path] = address, content
    return Assets(files, found)


def _is_read(file: Path) -> bool:
    return file.is_file() and not why_not_regular(file, file.parents[1])


@cache
def minified(text: str, tag: str) -> str:
    """Return the style sheet or script without what only its authors need; one that cannot be read stays as it is.

    The library knows documents only, so the text stands in one of a single element.
    """
    begin, end = f"<{tag}>", f"</{tag}>"
    if end in text.lower():
        return text
    return (
        minify_html.minify(f"{begin}{text}{end}", minify_css=True, minify_js=True).removeprefix(begin).removesuffix(end)
    )
