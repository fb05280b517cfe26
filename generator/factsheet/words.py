"""Runs of words with what is to be done with each: linked, marked, or shown in a manner of its own."""

from collections.abc import Iterable
from typing import NamedTuple

from factsheet.addresses import Address


class Span(NamedTuple):
    """A tuple, which Python makes and compares faster than a dataclass: a page is made of a hundred of them."""

    text: str
    href: Address | str | None = None
    """An address of this site, or an outside one as text."""
    manner: str = ""
    """`mark` (differs between renderings), `doubtful`, `vague`, `provisional`, `struck`, `note`, or nothing."""
    language: str = ""
    """BCP 47; empty where it is that of the page."""


Words = tuple[Span, ...]


def marked(text: str, ranges: Iterable[tuple[int, int]]) -> Words:
    """Return the text with the ranges of characters (from, up to but not including) marked."""
    spans: list[Span] = []
    done = 0
    for start, end in ranges:
        spans += [Span(text[done:start]), Span(text[start:end], manner="mark")]
        done = end
    return tuple(span for span in (*spans, Span(text[done:])) if span.text)
