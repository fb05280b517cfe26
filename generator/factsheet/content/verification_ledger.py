"""What the commands found out about the quotations of one source, as the file `content/.ledger/<source>.json` keeps it.

Written by machines, reviewed like a lock file: no dates, sorted, nothing of the article but the quotations themselves
and at most five words before or after them.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

FOLDER = ".ledger"

LedgerVerdict = Literal["exact", "several", "changed", "not_found"]
"""`several`: the words stand in more than one place."""


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """What was found about one quotation."""

    verdict: LedgerVerdict
    exact: tuple[str, ...] = ()
    """The page's own characters, a piece for each part and block; none where the words were not found."""
    prefix: str | None = None
    """What makes an address of the passage lead to it alone; None where the words do."""
    suffix: str | None = None

    @property
    def is_confirmed(self) -> bool:
        return self.verdict in ("exact", "several")


@dataclass(frozen=True, slots=True)
class Ledger:
    snapshot: str
    """SHA-256 of the file that the quotations were compared with."""
    quotes: Mapping[str, LedgerEntry]
    """By `key_of` the quotation."""
    recorded: int | None = None
    """How many percent of the article the reports record, rounded down."""
    words: int | None = None
    """Of the article, without what is no content."""


def make_file_name(content: str, source: str) -> str:
    """Return the ledger of a source as problems name it."""
    return f"{content}/{FOLDER}/{source}.json"


def make_key(snapshot: str, parts: tuple[str, ...], prefix: str | None, suffix: str | None) -> str:
    """Return the name of a quotation in the ledger: another one as soon as a character or the snapshot changes."""
    text = json.dumps([snapshot.lower(), parts, prefix, suffix], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def encode_ledger(ledger: Ledger) -> bytes:
    """Return the file: the same bytes for the same findings."""
    document: dict[str, Any] = {"snapshot": ledger.snapshot, "quotes": {}}
    for key, entry in ledger.quotes.items():
        fields = {"verdict": entry.verdict, "exact": entry.exact, "prefix": entry.prefix, "suffix": entry.suffix}
        document["quotes"][key] = {name: value for name, value in fields.items() if value}
    counts = {"recorded": ledger.recorded, "words": ledger.words}
    document |= {name: count for name, count in counts.items() if count is not None}
    return (json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def parse_ledger(data: bytes) -> Ledger | None:
    """Read a ledger back; None where the file is none that `written` could have made."""
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
