"""Write and parse addresses of a passage in a page: URL fragment text directives.

https://wicg.github.io/scroll-to-text-fragment/
"""

from functools import lru_cache
from urllib.parse import quote, unquote

from msgspec import Struct

LONGEST_EXACT = 300
"""Characters: the recommendation of the specification, above which a passage is named by its edges."""
EDGE_WORDS = 5
"""Words at each edge: seldom found twice in a page, and an address is still short."""
_DIRECTIVE = ":~:"


class Passage(Struct, frozen=True):
    """The terms of a text directive; if `end` is None, `start` is the whole passage."""

    start: str
    end: str | None = None
    prefix: str | None = None
    suffix: str | None = None


def make_passage(parts: tuple[str, ...], prefix: str | None = None, suffix: str | None = None) -> Passage:
    """Return the passage that contains a quotation, given as its parts in order, in the characters of the page.

    One part of at most 300 characters, or without spaces, is named whole; anything else by its first and last words.
    """
    first, last = parts[0].split(), parts[-1].split()
    if len(parts) == 1 and (len(parts[0]) <= LONGEST_EXACT or len(first) == 1):
        return Passage(parts[0], None, prefix, suffix)
    edge = EDGE_WORDS
    if len(parts) == 1:
        # Both edges are of one text, and must not overlap.
        edge = max(1, min(EDGE_WORDS, len(first) // 2))
    return Passage(" ".join(first[:edge]), " ".join(last[-edge:]), prefix, suffix)


def add_text_fragment(url: str, passage: Passage) -> str:
    """Return the address of the passage in the page at `url`; another fragment of the address is kept."""
    before = url.partition(_DIRECTIVE)[0]
    return f"{before}{'' if '#' in before else '#'}{_DIRECTIVE}text={_format_terms(passage)}"


def parse_text_fragment(address: str) -> Passage | None:
    """Return the first text directive; None if the address has none that a browser would follow."""
    directives = address.partition(_DIRECTIVE)[2].split("&")
    texts = [part.removeprefix("text=") for part in directives if part.startswith("text=")]
    text = texts[0] if texts else ""
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
    """Return the terms, encoded. Cached, since a page and its archived copy lead to the same passage."""
    terms = _encode_term(passage.start)
    if passage.prefix:
        terms = f"{_encode_term(passage.prefix)}-,{terms}"
    if passage.end:
        terms = f"{terms},{_encode_term(passage.end)}"
    if passage.suffix:
        terms = f"{terms},-{_encode_term(passage.suffix)}"
    return terms


def _encode_term(text: str) -> str:
    """Encode everything but unreserved characters, and hyphens too: one at the end would make the term a prefix."""
    return "%20".join(map(_encode_word, text.split()))


@lru_cache(maxsize=16384)
def _encode_word(word: str) -> str:
    return quote(word, safe="").replace("-", "%2D")
