"""The kinds of file that are allowed among hand-written pages: none that can run on the site, as SVG can."""

import re
from collections.abc import Mapping

from msgspec import Struct

LONGEST_START = 64
"""Bytes that are read to recognize a kind: enough for the brands in the head of an AVIF file."""


class ProseKind(Struct, frozen=True):
    name: str
    media_type: str
    start: re.Pattern[bytes]
    """The first bytes of every file of the kind."""

    @property
    def is_picture(self) -> bool:
        return self.media_type.startswith("image/")


_JPEG = ProseKind("JPEG", "image/jpeg", re.compile(rb"\xff\xd8\xff"))
_MARKDOWN = ProseKind("Markdown", "text/markdown", re.compile(rb""))
KINDS: Mapping[str, ProseKind] = {
    **dict.fromkeys(("md", "markdown", "mdown", "mkdn", "mkd"), _MARKDOWN),  # the same as in MkDocs
    "png": ProseKind("PNG", "image/png", re.compile(rb"\x89PNG\r\n\x1a\n")),
    "jpg": _JPEG,
    "jpeg": _JPEG,
    "gif": ProseKind("GIF", "image/gif", re.compile(rb"GIF8[79]a")),
    "webp": ProseKind("WebP", "image/webp", re.compile(rb"RIFF.{4}WEBP", re.DOTALL)),
    "avif": ProseKind("AVIF", "image/avif", re.compile(rb".{4}ftyp(?:.{4})*?avi[fs]", re.DOTALL)),
    "pdf": ProseKind("PDF", "application/pdf", re.compile(rb"%PDF-\d")),
}
"""By ending."""
_ADVICE = {
    **dict.fromkeys(("svg", "svgz", "bmp", "tif", "tiff", "ico", "heic"), "convert the picture to PNG"),
    **dict.fromkeys(("html", "htm", "xhtml", "xht", "txt", "rst"), "write the page in Markdown, as `.md`"),
    **dict.fromkeys(("css", "js", "mjs"), "style sheets and scripts belong in `templates/assets/`"),
}
_OTHERWISE = "use Markdown, a picture (PNG, JPEG, GIF, WebP or AVIF) or PDF, or delete it"


def find_kind(name: str) -> ProseKind | None:
    """Return the kind by the ending of the name; None for a kind that is not allowed."""
    _stem, dot, ending = name.rpartition("/")[2].rpartition(".")
    kind = KINDS.get(ending.lower()) if dot else None
    if kind is _MARKDOWN and not ending.islower():
        return None  # MkDocs makes no page of a `.MD`, but copies it
    return kind


def is_page(name: str) -> bool:
    return find_kind(name) is _MARKDOWN


def explain_not_allowed(name: str, data: bytes) -> str:
    """Return what is wrong with the kind of the file, and what to do; empty where the kind is allowed."""
    kind = find_kind(name)
    _stem, dot, ending = name.rpartition("/")[2].rpartition(".")
    if kind is None and dot and ending.lower() in KINDS:
        return f"the extension of a page must be lower-case: rename the file to end in `.{ending.lower()}`"
    if kind is None:
        what = f"a file that ends in `.{ending}`" if dot and ending else "a file without an extension"
        return f"{what} is not allowed among pages: {_ADVICE.get(ending.lower(), _OTHERWISE)}"
    if kind.start.match(data[:LONGEST_START]) is None:
        return f"this is not a {kind.name} file, despite its extension: save it as {kind.name}, or delete it"
    return ""
