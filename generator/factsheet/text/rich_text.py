"""Rich text: runs of words, each with where it leads and how it is shown. Values are printed in it."""

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from factsheet.text.i18n import MARKS, _

Range = tuple[int, int]
"""Characters of a text from, and up to but not including."""


class Link(Protocol):
    """An address of the site, or an outside one as text; what it prints goes into HTML as it is."""

    def __str__(self) -> str: ...


class Span(NamedTuple):
    """A run of words. A tuple, which Python makes and compares faster than a dataclass: a page has hundreds of them."""

    text: str
    href: Link | None = None
    manner: str = ""
    """`mark` (differs between renderings), `doubtful`, `vague`, `provisional`, `struck`, `note`, `code`, `apart`."""
    language: str = ""
    """BCP 47; empty where it is that of the page."""


RichText = tuple[Span, ...]


def convert_to_text(words: Iterable[Span]) -> str:
    """Return the words without their links; what pages mark as doubtful says so."""
    doubtful = _("doubtful")
    return "".join(f"{span.text} ({doubtful})" if span.manner == "doubtful" else span.text for span in words)


def mark_ranges(text: str, ranges: Iterable[Range]) -> RichText:
    """Return the text with the ranges of characters marked."""
    spans: list[Span] = []
    done = 0
    for start, end in ranges:
        spans += [Span(text[done:start]), Span(text[start:end], manner="mark")]
        done = end
    return tuple(span for span in (*spans, Span(text[done:])) if span.text)


def quote_text(text: str) -> RichText:
    """Return words of somebody else, to be drawn between quotation marks; nothing where there are none."""
    return add_mark_gaps((Span(text),))[0] if text else ()


def add_mark_gaps(*parts: RichText) -> tuple[RichText, ...]:
    """Return the parts of a quotation with a gap where marks of its own meet those that are drawn around it.

    The gap is seen and has no characters: what is copied, searched or compared stays as it was printed.
    """
    spaced, gap = list(parts), (Span("", manner="apart"),)
    if spaced[0][0].text[:1] in MARKS:
        spaced[0] = (*gap, *spaced[0])
    if spaced[-1][-1].text[-1:] in MARKS:
        spaced[-1] = (*spaced[-1], *gap)
    return tuple(spaced)


def join(parts: Iterable[RichText | Span], separator: str = ", ") -> RichText:
    """Return the parts one after the other, with the separator between them."""
    spans: list[Span] = []
    for part in parts:
        if spans:
            spans.append(Span(separator))
        spans += [part] if isinstance(part, Span) else part
    return tuple(spans)
