"""The fields that pages list by label and value, because no template prints them in its own way."""

from collections.abc import Iterator
from typing import Any

from factsheet.content.corpus import Corpus
from factsheet.model.fields import RecordField, get_fields
from factsheet.model.values.date import describe_date
from factsheet.site.pages.parts import point_list
from factsheet.site.pages.parts.view_types import Definition
from factsheet.text.i18n import _, get_language_name, gettext
from factsheet.text.rich_text import RichText, Span


def list_fields(corpus: Corpus, record: Any, sheet: str = "") -> Iterator[Definition]:
    """Return what the record says in the fields whose annotation has them listed; `sheet` is that of its points."""
    for field in get_fields(type(record)):
        if not field.info.is_listed:
            continue
        value = getattr(record, field.name)
        # A plain yes or no is False unless somebody writes it; where None is possible, False was written.
        is_default = value is False and not field.is_optional
        if value is None or value == () or is_default:
            continue
        words: list[Span] = []
        for item in value if field.is_many else (value,):
            if words:
                words.append(Span(", "))
            words += _print_value(corpus, field, item, sheet)
        yield Definition(gettext(field.label), tuple(words))


def _print_value(corpus: Corpus, field: RecordField, value: Any, sheet: str) -> RichText:
    if field.refers == "point":
        return (point_list.link_point(corpus.get_point(sheet, value)),)
    if field.refers in ("actor", "place", "source", "party"):
        return (point_list.link_name(corpus, field.refers, value),)
    return (Span(_format_value(field, value), value if field.kind == "address" else None),)


def _format_value(field: RecordField, value: Any) -> str:
    match field.kind:
        case "yes_no":
            return _("yes") if value else _("no")
        case "date":
            return describe_date(value)
        case "language":
            return get_language_name(value)
        case "choice":
            return str(value).replace("_", " ")
        case _:
            return str(value)
