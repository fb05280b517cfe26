"""What Pagefind writes → the files that a site needs of it, the same bytes for the same pages.

Pagefind lists facets and their values in the order of a hash table, another one each time, and names files after what
they hold. So both lists are sorted here, and the files that held them get the names that they now deserve.
"""

import gzip
import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import cbor2

FOLDER = "pagefind"
ENTRY = "pagefind-entry.json"
SCRIPT = "pagefind.js"
SIGNATURE = b"pagefind_dcd"
"""What every packed file begins with."""
_FACETS = 3
"""Where the list of a language's facets stands in its table of contents: pairs of a name and a file."""
_DIGITS = 10


def list_files(made: Path) -> Iterator[tuple[str, bytes]]:
    """Return the files by their path below the site's top: no ready-made search boxes, which we do not use."""
    entry = json.loads((made / ENTRY).read_text(encoding="utf-8"))
    for language, language_entry in sorted(entry["languages"].items()):
        facets = dict(_list_facets(made, language))
        for name, content in sorted(facets.values()):
            yield f"{FOLDER}/filter/{name}.pf_filter", content
        names = {old: new for old, (new, _content) in facets.items()}
        contents = _make_contents(made / f"pagefind.{language_entry['hash']}.pf_meta", names)
        language_entry["hash"] = _make_name(language, contents)
        yield f"{FOLDER}/pagefind.{language_entry['hash']}.pf_meta", contents
        for pattern in (f"fragment/{language}_*", f"index/{language}_*", f"wasm.{language_entry['wasm']}.pagefind"):
            yield from _list_unchanged_files(made, pattern)
    yield from _list_unchanged_files(made, SCRIPT)
    yield f"{FOLDER}/{ENTRY}", json.dumps(entry, sort_keys=True).encode()


def _list_facets(made: Path, language: str) -> Iterator[tuple[str, tuple[str, bytes]]]:
    """Return for each file of a facet, by its name until now, its new name and what it holds."""
    for file in (made / "filter").glob(f"{language}_*.pf_filter"):
        name, values = _unpack(file)
        content = _pack([name, sorted(values)])
        yield file.stem, (_make_name(language, content), content)


def _make_contents(file: Path, names: Mapping[str, str]) -> bytes:
    contents = _unpack(file)
    contents[_FACETS] = sorted([facet, names[name]] for facet, name in contents[_FACETS])
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
