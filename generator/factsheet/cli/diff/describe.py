"""Any record as lines of plain words, field by field, so that two states of it can be held against each other.

No field is listed here: what a record comes to state later is told too.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import is_dataclass
from typing import Any

from factsheet.cli.diff.model import FieldChange
from factsheet.content.corpus import Corpus, make_point_key
from factsheet.model.fields import get_fields
from factsheet.model.point import Point
from factsheet.model.references import list_references
from factsheet.model.report import Report
from factsheet.model.values import TYPES
from factsheet.model.values.date import Date, describe_date
from factsheet.model.values.item_set import ItemSet
from factsheet.model.values.members import format_names
from factsheet.model.values.positions import Positions
from factsheet.model.values.quantity import Quantity
from factsheet.site.pages.parts.comparison_rows import list_value_notes

Facts = Mapping[str, tuple[str, ...]]
"""By the name of a field: what it says, a line each."""
Spot = tuple[str | int, ...]
_APART = ("id", "reports", "says")
"""Fields that are told in a way of their own."""


def collect_facts(corpus: Corpus, record: Any) -> Facts:
    """Return what the record states, but its reports."""
    sheet = record.sheet if isinstance(record, Point) else record.id
    return _collect_fields(record, _resolve_names(corpus, record, sheet), ())


def collect_report_facts(corpus: Corpus, point: Point, number: int) -> Facts:
    """Return what the report of the point states; each value under the head of its column."""
    report = point.reports[number]
    names = _resolve_names(corpus, point, point.sheet)
    return {
        **_format_values(corpus, point, report, format_members),
        **_collect_fields(report, names, ("reports", number)),
    }


def collect_values(corpus: Corpus, point: Point, report: Report) -> Facts:
    """Return the values of the report by the head of their column."""
    return _format_values(corpus, point, report, lambda corpus, type, value: (format_value(corpus, type, value),))


def _format_values(
    corpus: Corpus, point: Point, report: Report, lines: Callable[[Corpus, str, Any], tuple[str, ...]]
) -> Facts:
    aspects = {aspect.id: aspect for aspect in point.compare}
    heads = Counter(aspect.head for aspect in point.compare)
    return {
        head if heads[head := aspects[id].head] == 1 else f"{head} ({id})": lines(corpus, aspects[id].type, value)
        for id, value in report.says.items()
    }


def format_members(corpus: Corpus, type: str, value: Any) -> tuple[str, ...]:
    """Return a line for each member of a list or vote, so that only those are told that changed; else one line."""
    if isinstance(value, ItemSet):
        named = (format_names([member], value.of, corpus) for member in value.members)
        doubtful = (f"{format_names([member], value.of, corpus)} (doubtful)" for member in value.doubtful)
        return (*named, *doubtful, f"list: {value.list}")
    if isinstance(value, Positions):
        return tuple(
            f"{option}: {format_names([member], value.of, corpus)}"
            for option, members in value.taken
            for member in members
        )
    return (format_value(corpus, type, value),)


def format_value(corpus: Corpus, type: str, value: Any) -> str:
    words = "".join(span.text for span in TYPES[type].print_value(value, corpus))
    return ", ".join((words, *list_value_notes(corpus, value)))


def list_field_changes(before: Facts, after: Facts) -> tuple[FieldChange, ...]:
    """Return the fields that differ, in the order of the fields."""
    labels = dict.fromkeys((*before, *after))
    compared = (_compare_field(label, before.get(label, ()), after.get(label, ())) for label in labels)
    return tuple(change for change in compared if change)


def _compare_field(label: str, before: tuple[str, ...], after: tuple[str, ...]) -> FieldChange | None:
    if before == after:
        return None
    gone, come = Counter(before) - Counter(after), Counter(after) - Counter(before)
    if not gone and not come:
        return FieldChange(label, before, after, reordered=True)
    return FieldChange(label, tuple(gone.elements()), tuple(come.elements()))


def _resolve_names(corpus: Corpus, record: Any, sheet: str) -> Mapping[Spot, str]:
    """Return by place in the record: the name of the actor, place, source or point whose id stands there."""
    return {mention.spot: _resolve_name(corpus, mention.kind, mention.id, sheet) for mention in list_references(record)}


def _resolve_name(corpus: Corpus, kind: str, id: str, sheet: str) -> str:
    if kind == "point":
        point = corpus.points.get(make_point_key(sheet, id))
        return point.title if point else id
    return corpus.get_name(kind, id)


def _collect_fields(record: Any, names: Mapping[Spot, str], spot: Spot) -> dict[str, tuple[str, ...]]:
    facts: dict[str, tuple[str, ...]] = {}
    for field in get_fields(type(record)):
        is_ours = bool(field.info.supplied_by) and not field.info.table
        if field.name in _APART or is_ours:
            continue
        lines = tuple(_format_lines(getattr(record, field.name), names, (*spot, field.written)))
        if lines:
            facts[field.label[0].lower() + field.label[1:]] = lines
    return facts


def _format_lines(value: Any, names: Mapping[Spot, str], spot: Spot) -> Iterator[str]:
    if value is None or value == ():
        return
    if isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _format_lines(item, names, (*spot, number))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield f"{key}: {' · '.join(_format_lines(item, names, (*spot, key)))}"
    elif is_dataclass(value) and not isinstance(value, Date):
        yield from _format_record(value, names, spot)
    else:
        yield names.get(spot) or _format_scalar(value)


def _format_record(value: Any, names: Mapping[Spot, str], spot: Spot) -> Iterator[str]:
    """Tell a record within another on one line; one of a single field without its name."""
    if isinstance(value, Quantity):
        yield str(value)
        return
    own = _collect_fields(value, names, spot)
    if hasattr(value, "id"):
        own = {"id": (value.id,), **own}
    lines = [", ".join(lines) if len(own) == 1 else f"{label}: {', '.join(lines)}" for label, lines in own.items()]
    if lines:
        yield " · ".join(lines)


def _format_scalar(value: Any) -> str:
    if isinstance(value, Date):
        return describe_date(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
