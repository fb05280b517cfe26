"""Whether two sites have the same pages and files. Of a page, elements, attributes and texts are compared.

Spaces count as one, addresses as what they lead to from the page, however they are written. Everything else counts.
"""

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from itertools import zip_longest
from pathlib import Path
from urllib.parse import unquote, urljoin

_ADDRESSES = re.compile(r"href$|src$|data-")
_ADDRESS = re.compile(r"\.{0,2}/|#|https?:|\?")
"""How an address begins that may be written in two ways."""
_WHOLE = re.compile(r"(?<=\d)\.0(?![\d.])")
"""Python prints 2.0 where Go prints 2."""


def list_differences(ours: Path, theirs: Path, files: Iterable[str]) -> Iterator[str]:
    """Return the path and the first difference of each file that differs.

    Files that are not pages are compared byte by byte.
    """
    for name in files:
        if not (theirs / name).is_file():
            yield f"{name}: missing"
        elif not name.endswith(".html"):
            if (ours / name).read_bytes() != (theirs / name).read_bytes():
                yield f"{name}: other bytes"
        else:
            first, second = (_read(site / name, name) for site in (ours, theirs))
            for part, other in zip_longest(first, second):
                if part != other:
                    yield f"{name}:\n  ours   {part}\n  theirs {other}"
                    break


def _read(file: Path, page: str) -> list[str]:
    parser = _Reader(page)
    parser.feed(file.read_text(encoding="utf-8"))
    parser.close()
    parser.end_text()
    return parser.parts


class _Reader(HTMLParser):
    """Lists the tags with their attributes, and the texts between them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._base = "/" + page.removesuffix("index.html")
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.end_text()
        written = sorted(f'{name}="{self._normalize(name, value or "")}"' for name, value in attrs)
        self.parts.append(f"<{' '.join([tag, *written])}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        self.end_text()
        self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._text += data

    def end_text(self) -> None:
        text = " ".join(self._text.split())
        if text:
            self.parts.append(_WHOLE.sub("", text))
        self._text = ""

    def _normalize(self, name: str, value: str) -> str:
        if _ADDRESSES.match(name) and _ADDRESS.match(value):
            return unquote(urljoin(self._base, value))
        return _WHOLE.sub("", " ".join(value.split()))
