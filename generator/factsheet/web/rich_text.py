"""Runs of words with what is to be done with each: linked, marked, or shown in a manner of its own."""

from collections.abc import Iterable
from typing import NamedTuple

from factsheet.text.i18n import MARKS
from factsheet.web.urls import Address


class Span(NamedTuple):
    """A tuple, which Python makes and compares faster than a dataclass: a page is made of a hundred of them."""

    text: str
    href: Address | str | None = None
    """An address of this site, or an outside one as text."""
    manner: str = ""
    """`mark` (differs between renderings), `doubtful`, `vague`, `provisional`, `struck`, `note`, `apart` or nothing."""
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


def verbatim(text: str) -> Words:
    """Return words of somebody else, to be drawn between quotation marks; nothing where there are none."""
    return apart((Span(text),))[0] if text else ()


def apart(*parts: Words) -> tuple[Words, ...]:
    """Return the parts of a quotation with a gap where marks of its own meet those that are drawn around it.

    The gap is seen and has no characters: what is copied, searched or compared stays as it was printed.
    """
    found, gap = list(parts), (Span("", manner="apart"),)
    if found[0][0].text[:1] in MARKS:
        found[0] = (*gap, *found[0])
    if found[-1][-1].text[-1:] in MARKS:
        found[-1] = (*found[-1], *gap)
    return tuple(found)
