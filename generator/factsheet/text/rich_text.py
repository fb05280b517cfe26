"""Rich text: spans of words, each with its link and how it is shown. Values are printed as rich text."""

from collections.abc import Iterable
from typing import NamedTuple, Protocol, runtime_checkable

from factsheet.text.i18n import MARKS, _

Range = tuple[int, int]
"""Characters of a text: from the first number, up to but not including the second."""


@runtime_checkable
class Link(Protocol):
    """An address of the site or, as text, of another site; `str` of it is safe in HTML."""

    def __str__(self) -> str: ...


class Span(NamedTuple):
    """Words shown in one way. A tuple, made and compared faster than a dataclass: a page has hundreds of them."""

    text: str
    href: Link | None = None
    manner: str = ""
    """`mark` (differs between renderings), `doubtful`, `vague`, `provisional`, `struck`, `note`, `code`, `apart`."""
    language: str = ""
    """BCP 47; empty for that of the page."""


RichText = tuple[Span, ...]


def convert_to_text(words: Iterable[Span]) -> str:
    """Return the plain text; spans that pages mark as doubtful say so in words."""
    doubtful = _("doubtful")
    text = ""
    for span in words:
        text += f"{span.text} ({doubtful})" if span.manner == "doubtful" else span.text
    return text


def mark_ranges(text: str, ranges: Iterable[Range]) -> RichText:
    """Return the text with these ranges, which are in order, marked."""
    spans: list[Span] = []
    done = 0
    for start, end in ranges:
        spans += [Span(text[done:start]), Span(text[start:end], manner="mark")]
        done = end
    spans.append(Span(text[done:]))
    return tuple(span for span in spans if span.text)


def quote_text(text: str) -> RichText:
    """Return a quotation, to be shown between quotation marks; nothing for an empty text."""
    return add_mark_gaps((Span(text),))[0] if text else ()


def add_mark_gaps(*parts: RichText) -> tuple[RichText, ...]:
    """Return the parts of a quotation, with a visible gap between its own quotation marks and those around it.

    The gap has no characters, so that the words stay as printed when they are copied, searched or compared.
    """
    spaced, gap = list(parts), (Span("", manner="apart"),)
    if spaced[0][0].text[:1] in MARKS:
        spaced[0] = (*gap, *spaced[0])
    if spaced[-1][-1].text[-1:] in MARKS:
        spaced[-1] = (*spaced[-1], *gap)
    return tuple(spaced)


def join(parts: Iterable[RichText | Span], separator: str = ", ") -> RichText:
    """Return the parts with the separator between them."""
    spans: list[Span] = []
    for part in parts:
        if spans:
            spans.append(Span(separator))
        spans += [part] if isinstance(part, Span) else part
    return tuple(spans)
