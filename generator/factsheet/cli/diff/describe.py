"""Any record as lines of plain words, field by field, so that two states of it can be compared.

No field is listed here, so that a field added later is reported too.
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
"""By the label of a field: its content as lines."""
Spot = tuple[str | int, ...]
_APART = ("id", "reports", "says")
"""Fields that are compared elsewhere: an id as renaming, reports and values one by one."""


def collect_facts(corpus: Corpus, record: Any) -> Facts:
    """Return what the record states, without its reports."""
    sheet = record.sheet if isinstance(record, Point) else record.id
    return _collect_fields(record, _resolve_names(corpus, record, sheet), ())


def collect_report_facts(corpus: Corpus, point: Point, number: int) -> Facts:
    """Return what the report of the point states; each value under the head of its column."""
    report = point.reports[number]
    names = _resolve_names(corpus, point, point.sheet)
    facts = dict(_format_values(corpus, point, report, format_members))
    facts.update(_collect_fields(report, names, ("reports", number)))
    return facts


def collect_values(corpus: Corpus, point: Point, report: Report) -> Facts:
    """Return the values of the report, a line each, by the head of their column."""
    return _format_values(corpus, point, report, _format_value_line)


def _format_values(
    corpus: Corpus, point: Point, report: Report, format_lines: Callable[[Corpus, str, Any], tuple[str, ...]]
) -> Facts:
    aspects = {aspect.id: aspect for aspect in point.compare}
    heads = Counter(aspect.head for aspect in point.compare)
    facts = {}
    for id, value in report.says.items():
        aspect = aspects[id]
        label = aspect.head if heads[aspect.head] == 1 else f"{aspect.head} ({id})"
        facts[label] = format_lines(corpus, aspect.type, value)
    return facts


def format_members(corpus: Corpus, type: str, value: Any) -> tuple[str, ...]:
    """Return a line for each member of a list or vote, so that only changed members are reported; else one line."""
    lines = []
    if isinstance(value, ItemSet):
        for member in value.members:
            lines.append(format_names([member], value.of, corpus))
        for member in value.doubtful:
            lines.append(f"{format_names([member], value.of, corpus)} (doubtful)")
        return (*lines, f"list: {value.list}")
    if isinstance(value, Positions):
        for option, members in value.taken:
            for member in members:
                lines.append(f"{option}: {format_names([member], value.of, corpus)}")
        return tuple(lines)
    return _format_value_line(corpus, type, value)


def _format_value_line(corpus: Corpus, type: str, value: Any) -> tuple[str, ...]:
    return (format_value(corpus, type, value),)


def format_value(corpus: Corpus, type: str, value: Any) -> str:
    words = "".join(span.text for span in TYPES[type].print_value(value, corpus))
    return ", ".join((words, *list_value_notes(corpus, value)))


def list_field_changes(before: Facts, after: Facts) -> tuple[FieldChange, ...]:
    """Return the fields that differ, in the order of the fields."""
    changes = []
    for label in dict.fromkeys((*before, *after)):
        change = _compare_field(label, before.get(label, ()), after.get(label, ()))
        if change is not None:
            changes.append(change)
    return tuple(changes)


def _compare_field(label: str, before: tuple[str, ...], after: tuple[str, ...]) -> FieldChange | None:
    if before == after:
        return None
    gone, come = Counter(before) - Counter(after), Counter(after) - Counter(before)
    if not gone and not come:
        return FieldChange(label, before, after, reordered=True)
    return FieldChange(label, tuple(gone.elements()), tuple(come.elements()))


def _resolve_names(corpus: Corpus, record: Any, sheet: str) -> Mapping[Spot, str]:
    """Return by place in the record: the name of the actor, place, source or point whose id is written there."""
    return {mention.spot: _resolve_name(corpus, mention.kind, mention.id, sheet) for mention in list_references(record)}


def _resolve_name(corpus: Corpus, kind: str, id: str, sheet: str) -> str:
    if kind == "point":
        point = corpus.points.get(make_point_key(sheet, id))
        return point.title if point else id
    return corpus.get_name(kind, id)


def _collect_fields(record: Any, names: Mapping[Spot, str], spot: Spot) -> dict[str, tuple[str, ...]]:
    facts: dict[str, tuple[str, ...]] = {}
    for field in get_fields(type(record)):
        is_written = not field.info.supplied_by or bool(field.info.table)
        if field.name in _APART or not is_written:
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
    elif is_dataclass(value):
        yield from _format_record(value, names, spot)
    else:
        yield names.get(spot) or _format_scalar(value)


def _format_record(value: Any, names: Mapping[Spot, str], spot: Spot) -> Iterator[str]:
    """Return a record within another as one line; one with a single field without the label."""
    if isinstance(value, Quantity):
        yield str(value)
        return
    facts = _collect_fields(value, names, spot)
    if hasattr(value, "id"):
        facts = {"id": (value.id,), **facts}
    parts = []
    for label, lines in facts.items():
        text = ", ".join(lines)
        parts.append(text if len(facts) == 1 else f"{label}: {text}")
    if parts:
        yield " · ".join(parts)


def _format_scalar(value: Any) -> str:
    if isinstance(value, Date):
        return describe_date(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
