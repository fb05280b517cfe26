"""A folder of captured pages: the file of each source's snapshot, and its text. Nothing of it is published."""

import codecs
import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from factsheet.content.corpus import Corpus

_IS_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?([\w-]+)""", re.IGNORECASE)
_HEAD = 2048
"""Bytes searched for the signs of HTML and its encoding; browsers look at 1,024.
https://html.spec.whatwg.org/multipage/parsing.html#prescan-a-byte-stream-to-determine-its-encoding"""
# Elements whose text a browser does not show as part of the page.
_UNREAD = ["head", "script", "style", "noscript", "template", "svg", "iframe", "object", "select", "textarea"]
_BLOCK_NAMES = """
    address article aside blockquote body br button caption center dd details dialog div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option p pre search section
    summary table tbody td tfoot th thead tr ul
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_BYTE_ORDER = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def list_by_hash(folder: Path) -> Mapping[str, Path]:
    """Return every file below the folder by its SHA-256; of equal files, the first by name."""
    paths: dict[str, Path] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            paths.setdefault(hashlib.sha256(path.read_bytes()).hexdigest(), path)
    return paths


def read_texts(corpus: Corpus, folder: Path) -> Mapping[str, str]:
    """Return the text of each source whose snapshot is in the folder, in the order of sources."""
    files = list_by_hash(folder)
    texts = {}
    for id, source in corpus.sources.items():
        file = files.get(source.snapshot.sha256.lower()) if source.snapshot else None
        if file is not None:
            texts[id] = read_text(file)
    return texts


def read_text(path: Path) -> str:
    """Return the text of a snapshot, plain or HTML; each line is a block of the page."""
    data = path.read_bytes()
    if is_html(path, data):
        return extract_text(_decode_page(data))
    return re.sub(r"\r\n?", "\n", _decode_page(data))


def is_html(path: Path, data: bytes) -> bool:
    return path.suffix.lower() in (".html", ".htm", ".xhtml") or _IS_HTML.search(data[:_HEAD]) is not None


def extract_text(html: str) -> str:
    """Return the whole visible text of a page, a block a line.

    An extractor of articles would drop captions and boxes, from which a report may quote.
    """
    tree = LexborHTMLParser(html)
    tree.strip_tags(_UNREAD)
    lines = "".join(_list_pieces(tree)).split("\n")
    return "\n".join(line for line in map(_normalize_spaces, lines) if line)


def _list_pieces(tree: LexborHTMLParser) -> Iterator[str]:
    """Return the texts in order, with a line break wherever another block begins."""
    if tree.root is None:
        return
    block: int | None = None
    for node in tree.root.traverse(include_text=True):
        if node.is_text_node:
            own_block = _find_block(node)
            if own_block != block:
                yield "\n"
            block = own_block
            yield re.sub(r"[ \t\n\r\f]+", " ", node.text_content or "")
        elif node.tag in _BLOCKS:
            block = None


def _find_block(node: LexborNode) -> int:
    """Return the identity of the nearest block element; text after a block inside another is a block of its own."""
    around = node.parent
    while around is not None and around.tag not in _BLOCKS:
        around = around.parent
    return around.mem_id if around is not None else 0


def _normalize_spaces(line: str) -> str:
    return re.sub(" {2,}", " ", line).strip(" ")


def _decode_page(data: bytes) -> str:
    """Decode by the byte order mark, the page's own declaration, as UTF-8, and last as Windows-1252, as browsers do."""
    for name in _list_encodings(data):
        try:
            return data.decode(name)
        except (LookupError, UnicodeDecodeError):
            continue
    return data.decode("cp1252", errors="replace")


def _list_encodings(data: bytes) -> Iterator[str]:
    for mark, name in _BYTE_ORDER.items():
        if data.startswith(mark):
            yield name
    declared = _CHARSET.search(data[:_HEAD])
    if declared:
        yield declared[1].decode("ascii")
    yield "utf-8"
