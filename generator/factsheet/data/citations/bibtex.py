"""A reference as BibLaTeX, which reads dates as EDTF and addresses as they are."""

import re
from collections.abc import Iterator
from functools import lru_cache

from factsheet.data.citations.dates import DateParts, get_date_parts
from factsheet.data.citations.reference import Reference
from factsheet.model.values.date import Date, Precision
from factsheet.text.i18n import _, get_language_name

# Braces become words: BibTeX counts a brace even after a backslash, so `\{` would unbalance the entry.
_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "$": r"\$",
        "&": r"\&",
        "#": r"\#",
        "_": r"\_",
        "%": r"\%",
    }
)
_LIGATURE = re.compile(r"([-'`<>,])(?=\1)|[?!](?=`)")
"""Characters that TeX would join: two hyphens to a dash, two apostrophes to a quotation mark."""


def format_bibtex(reference: Reference) -> str:
    """Return one entry, one field per line."""
    lines = [f"@{_choose_entry_type(reference)}{{{reference.key},\n"]
    for name, value in _iterate_fields(reference):
        if value:
            lines.append(f"  {name} = {{{value}}},\n")
    return "".join((*lines, "}"))


def _choose_entry_type(reference: Reference) -> str:
    if reference.kind == "dataset":
        return "dataset"
    return "online" if reference.url or reference.archive else "misc"


def _iterate_fields(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "author", " and ".join(_format_literal(name) for name in reference.authors)
    yield "title", _format_literal(reference.title)
    yield "titleaddon", escape_latex(reference.within if reference.kind == "page" else reference.translated)
    yield "organization", escape_latex(_join_organizations(reference))
    yield "date", _format_date(reference.date, doubtful=_("date") in reference.doubts)
    yield "url", encode_address(reference.url or reference.archive)
    yield "urldate", _format_date(reference.seen)
    if reference.language:
        yield "language", escape_latex(get_language_name(reference.language))
    yield "abstract", escape_latex(reference.abstract)
    yield "note", escape_latex("; ".join(_iterate_notes(reference)))


def _join_organizations(reference: Reference) -> str:
    if reference.kind == "page":  # its sheet is the title addition
        return reference.publisher
    return ", ".join(filter(None, (reference.within, reference.publisher)))


def _iterate_notes(reference: Reference) -> Iterator[str]:
    if reference.archive and reference.url:
        yield _("archived at {address}").format(address=reference.archive)
    if reference.date is not None and not _format_date(reference.date):
        yield _("date as stated (EDTF): {date}").format(date=reference.date.as_stated)
    if reference.doubts:
        yield _("likely, not verified: {what}").format(what=", ".join(reference.doubts))
    if reference.note:
        yield reference.note


def _format_literal(text: str) -> str:
    """Keep the capitals of a title, and a name in one piece: we do not know which part is the family name."""
    return f"{{{escape_latex(text)}}}"


@lru_cache(maxsize=1024)  # all points of a sheet have the same editors, sheet and site
def escape_latex(text: str) -> str:
    """Return the text so that LaTeX prints it as it is."""
    return _LIGATURE.sub(r"\g<0>{}", " ".join(text.split()).translate(_SPECIAL))


def encode_address(url: str) -> str:
    """Escape the characters that biblatex does not read verbatim in an URL field."""
    return url.replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D")


def _format_date(date: Date | None, *, doubtful: bool = False) -> str:
    """Return the date as EDTF without hours; empty for dates that BibLaTeX does not support."""
    intervals = get_date_parts(date)
    if date is None or not intervals or date.precision is Precision.SEASON:
        return ""
    formatted = "/".join(map(_join_parts, intervals))
    if date.uncertain and date.approximate:
        return f"{formatted}%"
    if date.uncertain or doubtful:
        return f"{formatted}?"
    return f"{formatted}~" if date.approximate else formatted


def _join_parts(date_parts: DateParts) -> str:
    return "-".join(f"{part:02}" for part in date_parts)
