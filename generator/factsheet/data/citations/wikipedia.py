"""A reference as a template of Wikipedia: https://en.wikipedia.org/wiki/Template:Cite_news."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from factsheet.data.citations.dates import format_iso
from factsheet.data.citations.reference import Reference
from factsheet.model.values.date import Date, Precision

NEWS = ("article",)
_IN_WORDS = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    "|": "{{!}}",
    "{": "&#123;",
    "}": "&#125;",
    "[": "&#91;",
    "]": "&#93;",
    "~": "&#126;",
}
"""Wiki markup within a parameter; `escape_wikitext` also breaks up doubled apostrophes and underscores."""
_MARKUP = re.compile(r"[&<>|{}\[\]~]")
# English whatever the language of the site, since the templates of the English Wikipedia read no other names.
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_UNREADABLE = (Precision.SEASON, Precision.DECADE, Precision.CENTURY)
_IN_ADDRESS = str.maketrans({sign: f"%{ord(sign):02X}" for sign in " \"'<>[]{|}"})


class WikipediaTemplate(NamedTuple):
    """A template in two parts, since a source is cited on many points, each time with another quotation."""

    begin: str
    end: str

    def format_quoting(self, quote: str) -> str:
        """Return the template; an empty quotation is left out."""
        return f"{self.begin} |quote={escape_wikitext(quote)}{self.end}" if quote else f"{self.begin}{self.end}"


def format_wikipedia(reference: Reference, quote: str = "") -> str:
    return make_template(reference).format_quoting(quote)


def make_template(reference: Reference) -> WikipediaTemplate:
    """Return `{{cite news}}` for news, `{{cite web}}` for other sources with a URL, else `{{citation}}`."""
    begin = f"{{{{{_choose_template(reference)}"
    for field, value in _iterate_fields(reference):
        if value:
            begin += f" |{field}={value}"
    comment = "; ".join(_iterate_comments(reference)).replace("--", "–")  # `--` would end the comment
    return WikipediaTemplate(begin, f"}}}}<!-- {comment} -->" if comment else "}}")


def _choose_template(reference: Reference) -> str:
    if reference.kind in NEWS:
        return "cite news"
    return "cite web" if reference.url else "citation"


def _iterate_fields(reference: Reference) -> Iterator[tuple[str, str]]:
    for number, author in enumerate(reference.authors, 1):
        yield f"author{number}" if len(reference.authors) > 1 else "author", escape_wikitext(author)
    yield "title", escape_wikitext(reference.title)
    yield "trans-title", escape_wikitext(reference.translated)
    yield "work", escape_wikitext(reference.within)
    yield "publisher", escape_wikitext(reference.publisher)
    yield "date", _format_date(reference.date)
    url = reference.url or (reference.archive if reference.archived else "")
    if url:
        yield "access-date", _format_date(reference.seen)
    if reference.language.partition("-")[0] != "en":
        yield "language", reference.language
    yield "url", _encode_address(url)
    yield from _iterate_archive_fields(reference)


def _iterate_comments(reference: Reference) -> Iterator[str]:
    """Yield what the template has no parameter for: doubts, and a date that it cannot express."""
    date = reference.date
    if date is not None and (date.is_qualified or not _format_date(date)):
        yield f"date as stated (EDTF): {date.as_stated}"
    if reference.doubts:
        yield f"likely, not verified: {', '.join(reference.doubts)}"


def _iterate_archive_fields(reference: Reference) -> Iterator[tuple[str, str]]:
    """Yield the archived copy, which the template accepts only with a date."""
    if reference.archive and reference.archived and format_iso(reference.archived):
        yield "archive-url", _encode_address(reference.archive)
        yield "archive-date", _format_date(reference.archived)
        if reference.state and reference.state != "unchecked":  # an unchecked address must not be called live
            yield "url-status", reference.state


@lru_cache(maxsize=1024)  # all points of a sheet have the same editors, sheet and site
def escape_wikitext(text: str) -> str:
    """Return the text on one line, its wiki markup escaped."""
    # Not `translate`, which looks up every letter of a text that is not ASCII.
    escaped = _MARKUP.sub(lambda sign: _IN_WORDS[sign[0]], " ".join(text.split()))
    return escaped.replace("''", "&#39;&#39;").replace("__", "&#95;&#95;")


def _encode_address(url: str) -> str:
    return url.translate(_IN_ADDRESS)


def _format_date(date: Date | None) -> str:
    """Return a date in a format that the template reads; empty for others, such as decades and intervals."""
    if date is None or date.ends is not None or date.precision in _UNREADABLE:
        return ""
    if date.precision is Precision.MONTH and date.earliest is not None:
        return f"{_MONTHS[date.earliest.month - 1]} {date.earliest.year:04}"
    return format_iso(date)
