"""A reference as a template of Wikipedia: https://en.wikipedia.org/wiki/Template:Cite_news."""

from collections.abc import Iterator
from functools import lru_cache

from factsheet.data.citations.dates import format_iso
from factsheet.data.citations.reference import Reference
from factsheet.model.values.date import Date, Precision

NEWS = ("article",)
_IN_WORDS = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "{{!}}", **{sign: f"&#{ord(sign)};" for sign in "{}[]~"}}
)
"""What a template would take for its own; two apostrophes or underscores, too, mean something."""
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_UNREADABLE = (Precision.SEASON, Precision.DECADE, Precision.CENTURY)
_IN_ADDRESS = str.maketrans({sign: f"%{ord(sign):02X}" for sign in " \"'<>[]{|}"})


def format_wikipedia(reference: Reference, quote: str = "") -> str:
    """Return `{{cite news}}`, for what is no news `{{cite web}}`, which wants an address; else `{{citation}}`.

    A quotation is that of one report.
    """
    begin, end = _make_template_ends(reference)
    return f"{begin} |quote={escape_wikitext(quote)}{end}" if quote else f"{begin}{end}"


@lru_cache(maxsize=1024)
def _make_template_ends(reference: Reference) -> tuple[str, str]:
    """Return the template before and behind the quotation: a source is cited with other words on many points."""
    name = "cite news" if reference.kind in NEWS else "cite web" if reference.url else "citation"
    fields = "".join(f" |{field}={value}" for field, value in _iterate_fields(reference) if value)
    comment = "; ".join(_iterate_comments(reference)).replace("--", "–")
    return f"{{{{{name}{fields}", f"}}}}<!-- {comment} -->" if comment else "}}"


def _iterate_fields(reference: Reference) -> Iterator[tuple[str, str]]:
    authors = reference.authors
    yield from (
        (f"author{number}" if len(authors) > 1 else "author", escape_wikitext(author))
        for number, author in enumerate(authors, 1)
    )
    yield "title", escape_wikitext(reference.title)
    yield "trans-title", escape_wikitext(reference.translated)
    yield "work", escape_wikitext(reference.within)
    yield "publisher", escape_wikitext(reference.publisher)
    yield "date", _format_date(reference.date)
    url = reference.url or (reference.archive if reference.archived else "")
    yield "access-date", _format_date(reference.seen) if url else ""
    yield "language", "" if reference.language.partition("-")[0] == "en" else reference.language
    yield "url", _encode_address(url)
    yield from _iterate_archive_fields(reference)


def _iterate_comments(reference: Reference) -> Iterator[str]:
    """Yield what the template has no place for: what is likely only, and a date as stated that it cannot read whole."""
    date = reference.date
    if date is not None and (date.is_qualified or not _format_date(date)):
        yield f"date as stated (EDTF): {date.as_stated}"
    if reference.doubts:
        yield f"likely, not verified: {', '.join(reference.doubts)}"


def _iterate_archive_fields(reference: Reference) -> Iterator[tuple[str, str]]:
    """Yield the archived copy, which the template takes with its date only; what is unchecked is not called live."""
    if reference.archive and reference.archived and format_iso(reference.archived):
        yield "archive-url", _encode_address(reference.archive)
        yield "archive-date", _format_date(reference.archived)
        yield "url-status", "" if reference.state in (None, "unchecked") else reference.state


def escape_wikitext(text: str) -> str:
    """Return the text so that it is printed as it is, on one line."""
    escaped = " ".join(text.split()).translate(_IN_WORDS)
    return escaped.replace("''", "&#39;&#39;").replace("__", "&#95;&#95;")


def _encode_address(url: str) -> str:
    return url.translate(_IN_ADDRESS)


def _format_date(date: Date | None) -> str:
    """Return a date as the template reads it; what it cannot read (a decade, an interval that is open) is left out."""
    if date is None or date.ends is not None or date.precision in _UNREADABLE:
        return ""
    if date.precision is Precision.MONTH and date.earliest is not None:
        return f"{_MONTHS[date.earliest.month - 1]} {date.earliest.year:04}"
    return format_iso(date)
