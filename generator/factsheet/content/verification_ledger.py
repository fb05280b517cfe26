"""The ledger of one source, `content/.ledger/<source>.json`: the verdicts of `factsheet verify` on its quotations.

It is written by a program and reviewed like a lock file: sorted, without dates, with nothing of the article but the
quotations themselves and at most five words before or after them, since snapshots are private.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Literal, get_args

from msgspec import Struct

FOLDER = ".ledger"

LedgerVerdict = Literal["exact", "several", "changed", "not_found"]
"""`several`: the words occur in more than one place."""


class LedgerEntry(Struct, frozen=True):
    """The verdict on one quotation."""

    verdict: LedgerVerdict
    exact: tuple[str, ...] = ()
    """The page's own characters, a piece for each part and block; empty where the words were not found."""
    prefix: str | None = None
    """Words before the quotation that make a link to the passage unique; None where it is unique without."""
    suffix: str | None = None

    @property
    def is_confirmed(self) -> bool:
        return self.verdict in ("exact", "several")


class Ledger(Struct, frozen=True):
    snapshot: str
    """SHA-256 of the file that the quotations were compared with."""
    quotes: Mapping[str, LedgerEntry]
    """By `make_key` of the quotation."""
    recorded: int | None = None
    """Percent of the article that the reports record, rounded down."""
    words: int | None = None
    """Number of words of the article, without sentences marked as `not_content`."""


def make_file_name(content: str, source: str) -> str:
    """Return the ledger of a source as problems name it."""
    return f"{content}/{FOLDER}/{source}.json"


def make_key(snapshot: str, parts: tuple[str, ...], prefix: str | None, suffix: str | None) -> str:
    """Return the name of a quotation in the ledger; it changes with every character and with the snapshot."""
    text = json.dumps([snapshot.lower(), parts, prefix, suffix], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def encode_ledger(ledger: Ledger) -> bytes:
    """Return the file: the same bytes for the same verdicts."""
    document: dict[str, Any] = {"snapshot": ledger.snapshot, "quotes": {}}
    for key, entry in ledger.quotes.items():
        fields = {"verdict": entry.verdict, "exact": entry.exact, "prefix": entry.prefix, "suffix": entry.suffix}
        document["quotes"][key] = {name: value for name, value in fields.items() if value}
    counts = {"recorded": ledger.recorded, "words": ledger.words}
    document |= {name: count for name, count in counts.items() if count is not None}
    return (json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def parse_ledger(data: bytes) -> Ledger | None:
    """Return the ledger; None where `encode_ledger` could not have written the file."""
    try:
        document = json.loads(data.decode())
        quotes = {str(key): _parse_entry(fields) for key, fields in document["quotes"].items()}
        return Ledger(
            str(document["snapshot"]), quotes, _parse_count(document, "recorded"), _parse_count(document, "words")
        )
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def _parse_count(document: Mapping[str, Any], name: str) -> int | None:
    return int(document[name]) if name in document else None


def _parse_entry(fields: Mapping[str, Any]) -> LedgerEntry:
    if fields["verdict"] not in get_args(LedgerVerdict):
        raise ValueError(fields["verdict"])
    exact = tuple(str(piece) for piece in fields.get("exact", ()))
    return LedgerEntry(fields["verdict"], exact, fields.get("prefix"), fields.get("suffix"))
