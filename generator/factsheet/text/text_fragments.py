"""Addresses that lead to a passage of a page: WICG URL Fragment Text Directives, written and read back."""

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote, unquote

LONGEST_EXACT = 300
EDGE_WORDS = 5
_DIRECTIVE = ":~:"


@dataclass(frozen=True, slots=True)
class Passage:
    """The terms of a text directive; `end` is None where `start` is the whole passage."""

    start: str
    end: str | None = None
    prefix: str | None = None
    suffix: str | None = None


@lru_cache(maxsize=4096)
def make_passage(parts: tuple[str, ...], prefix: str | None = None, suffix: str | None = None) -> Passage:
    """Return the passage that a quotation (its parts in order, characters as in the page) stands in.

    One part of at most 300 characters, or without spaces, is named whole; anything else by its first and last words.
    """
    first, last = parts[0].split(), parts[-1].split()
    if len(parts) == 1 and (len(parts[0]) <= LONGEST_EXACT or len(first) == 1):
        return Passage(parts[0], None, prefix, suffix)
    if len(parts) == 1:
        edge = max(1, min(EDGE_WORDS, len(first) // 2))
        return Passage(" ".join(first[:edge]), " ".join(last[-edge:]), prefix, suffix)
    return Passage(" ".join(first[:EDGE_WORDS]), " ".join(last[-EDGE_WORDS:]), prefix, suffix)


def add_text_fragment(url: str, passage: Passage) -> str:
    """Return the address of the passage in the page at `url`; a fragment that is there already keeps its place."""
    before = url.partition(_DIRECTIVE)[0]
    return f"{before}{'' if '#' in before else '#'}{_DIRECTIVE}text={_format_terms(passage)}"


def parse_text_fragment(address: str) -> Passage | None:
    """Read the first text directive back; None where there is none that a browser would take."""
    directive = address.partition(_DIRECTIVE)[2]
    text = next((part[5:] for part in directive.split("&") if part.startswith("text=")), None)
    if not text:
        return None
    terms = text.split(",")
    prefix = unquote(terms.pop(0)[:-1]) if terms[0].endswith("-") else None
    suffix = unquote(terms.pop()[1:]) if terms and terms[-1].startswith("-") else None
    if not 1 <= len(terms) <= 2 or not all(terms):
        return None
    return Passage(unquote(terms[0]), unquote(terms[1]) if len(terms) == 2 else None, prefix, suffix)


@lru_cache(maxsize=4096)
def _format_terms(passage: Passage) -> str:
    """Return the terms as they stand in an address: a page, its archive and its data lead to the same passage."""
    terms = _encode_term(passage.start)
    if passage.prefix:
        terms = f"{_encode_term(passage.prefix)}-,{terms}"
    if passage.end:
        terms = f"{terms},{_encode_term(passage.end)}"
    if passage.suffix:
        terms = f"{terms},-{_encode_term(passage.suffix)}"
    return terms


def _encode_term(text: str) -> str:
    """Encode so that nothing but unreserved characters stays bare, and no hyphen: it would end a prefix."""
    return "%20".join(map(_encode_word, text.split()))


@lru_cache(maxsize=16384)
def _encode_word(word: str) -> str:
    return quote(word, safe="").replace("-", "%2D")
