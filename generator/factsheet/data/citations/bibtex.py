"""A reference as BibLaTeX, which reads dates as EDTF and addresses as they are."""

import re
from collections.abc import Iterator

from factsheet.data.citations.dates import get_date_parts
from factsheet.data.citations.reference import Reference
from factsheet.model.values.date import Date, Precision
from factsheet.text.i18n import _, get_language_name

_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "$&#_%"},
    }
)
"""A brace counts for BibTeX even behind a backslash, so none may stand there."""
_LIGATURE = re.compile(r"([-'`<>,])(?=\1)|[?!](?=`)")
"""Signs of which TeX would make others: two hyphens a dash, two apostrophes a quotation mark."""


def format_bibtex(reference: Reference) -> str:
    """Return one entry, a field a line."""
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in _iterate_fields(reference) if value)
    sort = "dataset" if reference.kind == "dataset" else "online" if reference.url or reference.archive else "misc"
    return f"@{sort}{{{reference.key},\n{lines}}}"


def _iterate_fields(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "author", " and ".join(_format_literal(name) for name in reference.authors)
    yield "title", _format_literal(reference.title)
    yield "titleaddon", escape_latex(reference.within if reference.kind == "page" else reference.translated)
    yield "organization", escape_latex(_join_organizations(reference))
    yield "date", _format_date(reference.date, doubtful=_("date") in reference.doubts) if reference.date else ""
    yield "url", encode_address(reference.url or reference.archive)
    yield "urldate", _format_date(reference.seen) if reference.seen else ""
    yield "language", escape_latex(get_language_name(reference.language)) if reference.language else ""
    yield "abstract", escape_latex(reference.abstract)
    yield "note", escape_latex("; ".join(_iterate_notes(reference)))


def _join_organizations(reference: Reference) -> str:
    names = (reference.publisher,) if reference.kind == "page" else (reference.within, reference.publisher)
    return ", ".join(filter(None, names))


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
    """Keep a title's capitals, and a name whole: nobody has said which part of it is the family's."""
    return f"{{{escape_latex(text)}}}"


def escape_latex(text: str) -> str:
    """Return the text so that LaTeX prints it as it is."""
    return _LIGATURE.sub(r"\g<0>{}", " ".join(text.split()).translate(_SPECIAL))


def encode_address(url: str) -> str:
    """Return the address so that its braces are balanced; all else in it is read as it is."""
    return url.replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D")


def _format_date(date: Date, *, doubtful: bool = False) -> str:
    """Return the date as EDTF, without hours; a date in words that BibLaTeX does not know is left out."""
    date_parts = get_date_parts(date)
    if not date_parts or date.precision is Precision.SEASON:
        return ""
    formatted = "/".join("-".join(f"{part:02}" for part in part) for part in date_parts)
    mark = "%" if date.uncertain and date.approximate else "?" if date.uncertain or doubtful else ""
    return f"{formatted}{mark or ('~' if date.approximate else '')}"
