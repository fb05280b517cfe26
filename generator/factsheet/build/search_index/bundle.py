"""The files of a search index from those that Pagefind writes, with the same bytes for the same pages.

Pagefind lists facets and their values in the order of a hash table, which differs each time, and names files after
their content. So both lists are sorted here, and the files with them get new names. Its ready-made search boxes are
left out, since they weigh ten times as much as ours.
"""

import gzip
import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

# Pagefind packs its tables as CBOR (RFC 8949).
import cbor2

FOLDER = "pagefind"
ENTRY = "pagefind-entry.json"
SCRIPT = "pagefind.js"
SIGNATURE = b"pagefind_dcd"
"""The first bytes of every packed file."""
_FACETS = 3
"""Index of the facets in the table of contents of a language; each is a pair of a name and a file."""
_DIGITS = 10
"""Hexadecimal digits of the digest in the name of a file."""


class _FacetFile(NamedTuple):
    name: str
    content: bytes


def list_files(made: Path) -> Iterator[tuple[str, bytes]]:
    """Return path in the site and content of each file."""
    entry = json.loads((made / ENTRY).read_text(encoding="utf-8"))
    for language, language_entry in sorted(entry["languages"].items()):
        facets = dict(_list_facets(made, language))
        for facet in sorted(facets.values()):
            yield f"{FOLDER}/filter/{facet.name}.pf_filter", facet.content
        contents = _make_contents(made / f"pagefind.{language_entry['hash']}.pf_meta", facets)
        language_entry["hash"] = _make_name(language, contents)
        yield f"{FOLDER}/pagefind.{language_entry['hash']}.pf_meta", contents
        for pattern in (f"fragment/{language}_*", f"index/{language}_*", f"wasm.{language_entry['wasm']}.pagefind"):
            yield from _list_unchanged_files(made, pattern)
    yield from _list_unchanged_files(made, SCRIPT)
    yield f"{FOLDER}/{ENTRY}", json.dumps(entry, sort_keys=True).encode()


def _list_facets(made: Path, language: str) -> Iterator[tuple[str, _FacetFile]]:
    """Return the old name of the file of each facet, and the new file."""
    for file in (made / "filter").glob(f"{language}_*.pf_filter"):
        name, values = _unpack(file)
        content = _pack([name, sorted(values)])
        yield file.stem, _FacetFile(_make_name(language, content), content)


def _make_contents(file: Path, facets: Mapping[str, _FacetFile]) -> bytes:
    contents = _unpack(file)
    contents[_FACETS] = sorted([title, facets[old].name] for title, old in contents[_FACETS])
    return _pack(contents)


def _list_unchanged_files(made: Path, pattern: str) -> Iterator[tuple[str, bytes]]:
    for file in sorted(made.glob(pattern)):
        yield f"{FOLDER}/{file.relative_to(made).as_posix()}", file.read_bytes()


def _unpack(file: Path) -> Any:
    content = gzip.decompress(file.read_bytes())
    assert content.startswith(SIGNATURE), file
    return cbor2.loads(content.removeprefix(SIGNATURE))


def _pack(content: Any) -> bytes:
    return gzip.compress(SIGNATURE + cbor2.dumps(content), mtime=0)


def _make_name(language: str, content: bytes) -> str:
    return f"{language}_{sha256(content).hexdigest()[:_DIGITS]}"
