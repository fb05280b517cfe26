"""The metadata of a saved page: title, author, day, language, outlet and address.

The head of the page and its linked data state a value; a value from its body is only likely, and becomes `uncertain`.
Loading trafilatura takes a quarter of a second, so that only `--from` imports this module.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from htmldate import find_date
from msgspec import Struct
from trafilatura import load_html
from trafilatura.metadata import extract_metadata

from factsheet.content import snapshots
from factsheet.edit.new.existing_ids import KnownIds, list_names
from factsheet.yamlfile.parse import Raw

# A longer first line is a sentence of the text, not its title.
_LONGEST_TITLE = 150
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_EARLIEST = "1900-01-01"


class CapturedPage(Struct, frozen=True):
    answers: Mapping[str, Raw]
    """By field; unknown ones are left out."""
    outlet: str | None
    """The name of the outlet on the page, if no known actor has it."""


def read_saved_page(file: Path, known: KnownIds) -> CapturedPage:
    """Return the metadata; its hash is the one that `factsheet verify` looks for."""
    data = file.read_bytes()
    metadata = _read_html(data) if snapshots.is_html(file, data) else _read_text(snapshots.read_text(file))
    publisher = _find_publisher(metadata, known)
    outlet = metadata.stated.get("outlet") or metadata.likely.get("outlet")
    values = {**metadata.likely, **metadata.stated}
    answers: dict[str, Raw] = {}
    for name in ("title", "author", "date", "language", "url"):
        if name in values:
            answers[name] = _split_authors(values[name]) if name == "author" else values[name]
    uncertain: list[Raw] = [name for name in ("title", "date", "author") if name in metadata.likely]
    if publisher:
        answers["publisher"] = publisher
    elif outlet:
        answers["work"] = outlet
    if (publisher or outlet) and metadata.is_outlet_likely:
        uncertain.append("publisher" if publisher else "work")
    if uncertain:
        answers["uncertain"] = uncertain
    answers["sha256"] = hashlib.sha256(data).hexdigest()
    return CapturedPage(answers, None if publisher else outlet)


class _PageMetadata(Struct, frozen=True):
    stated: Mapping[str, str]
    likely: Mapping[str, str]

    @property
    def is_outlet_likely(self) -> bool:
        return "outlet" not in self.stated and "url" not in self.stated


def _read_text(text: str) -> _PageMetadata:
    """Return the first line of a plain text as its likely title, unless it is a sentence."""
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    if not 0 < len(first) <= _LONGEST_TITLE or first.endswith((".", ":")):
        return _PageMetadata({}, {})
    return _PageMetadata({}, {"title": first})


def _read_html(data: bytes) -> _PageMetadata:
    whole, head = load_html(data), load_html(data)
    if whole is None or head is None:
        return _PageMetadata({}, {})
    language = whole.get("lang") or ""
    # What is left of the second tree is what the page states: its head, and linked data anywhere.
    for body in head.xpath("./body"):
        linked = body.xpath('.//script[@type="application/ld+json"]')
        body.clear()
        body.extend(linked)
    stated = dict(_extract_values(head))
    likely = {name: value for name, value in _extract_values(whole) if name not in stated and name != "url"}
    if _LANGUAGE.fullmatch(language):
        stated["language"] = language.replace("_", "-")
    return _PageMetadata(stated, likely)


def _extract_values(tree: Any) -> Iterator[tuple[str, str]]:
    metadata = extract_metadata(tree)
    day = find_date(tree, original_date=True, min_date=_EARLIEST, max_date=date.today().isoformat())
    values = {
        "title": metadata.title,
        "author": metadata.author,
        "date": day,
        "url": metadata.url,
        "outlet": metadata.sitename,
    }
    for name, value in values.items():
        text = " ".join(str(value or "").split())
        if name == "url" and not urlsplit(text).hostname:
            continue  # a canonical address can be relative, and its site is unknown
        if text:
            yield name, text


def _split_authors(authors: str) -> list[Raw]:
    return [author.strip() for author in authors.split(";") if author.strip()]


def _find_publisher(metadata: _PageMetadata, known: KnownIds) -> str | None:
    """Return the only known actor with the name of the outlet, else with the host of the address."""
    outlet = metadata.stated.get("outlet") or metadata.likely.get("outlet")
    host = _get_host(metadata.stated.get("url", ""))
    by_name = []
    by_host = []
    for actor in known.corpus.actors.values():
        if outlet and outlet.casefold() in map(str.casefold, list_names(actor)):
            by_name.append(actor.id)
        if host and actor.url and _get_host(actor.url) == host:
            by_host.append(actor.id)
    for matches in (by_name, by_host):
        if len(matches) == 1:
            return matches[0]
    return None


def _get_host(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.")
