"""Any record as lines of plain words, field by field, so that two states of it can be held against each other.

No field is listed here: what a record comes to state later is told too.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from factsheet.cli.diff.model import FieldChange
from factsheet.content.corpus import Corpus, point_key
from factsheet.model.point import Point
from factsheet.model.references import references
from factsheet.model.report import Report
from factsheet.model.values import TYPES
from factsheet.model.values.date import Date, printed
from factsheet.model.values.item_set import ItemSet
from factsheet.model.values.members import names
from factsheet.model.values.positions import Positions
from factsheet.site.pages.parts.comparison_rows import value_notes

Facts = Mapping[str, tuple[str, ...]]
"""By the name of a field: what it says, a line each."""
Spot = tuple[str | int, ...]
_APART = ("id", "file", "sheet", "reports", "says", "original", "foreign", "line", "scope")
"""Fields that are told elsewhere, or that nobody has written."""
_WORDS = {
    "by": "said or done by",
    "to": "addressed to",
    "compare": "what is compared",
    "lies_in": "lies in",
    "no_quote": "why nothing is quoted",
    "rank": "rank among the reports",
}


def facts_of(corpus: Corpus, record: Any) -> Facts:
    """Return what the record states, but its reports."""
    sheet = record.sheet if isinstance(record, Point) else record.id
    return _facts(record, _names(corpus, record, sheet), ())


def facts_of_report(corpus: Corpus, point: Point, number: int) -> Facts:
    """Return what the report of the point states; each value under the head of its column."""
    report = point.reports[number]
    names = _names(corpus, point, point.sheet)
    return {**_values(corpus, point, report, member_by_member), **_facts(report, names, ("reports", number))}


def values(corpus: Corpus, point: Point, report: Report) -> Facts:
    """Return the values of the report by the head of their column."""
    return _values(corpus, point, report, lambda corpus, type, value: (value_in_words(corpus, type, value),))


def _values(
    corpus: Corpus, point: Point, report: Report, lines: Callable[[Corpus, str, Any], tuple[str, ...]]
) -> Facts:
    aspects = {aspect.id: aspect for aspect in point.compare}
    heads = Counter(aspect.head for aspect in point.compare)
    return {
        head if heads[head := aspects[id].head] == 1 else f"{head} ({id})": lines(corpus, aspects[id].type, value)
        for id, value in report.says.items()
    }


def member_by_member(corpus: Corpus, type: str, value: Any) -> tuple[str, ...]:
    """Return a line for each member of a list or vote, so that only those are told that changed; else one line."""
    if isinstance(value, ItemSet):
        named = (names([one], value.of, corpus) for one in value.members)
        doubtful = (f"{names([one], value.of, corpus)} (doubtful)" for one in value.doubtful)
        return (*named, *doubtful, f"list: {value.list}")
    if isinstance(value, Positions):
        return tuple(
            f"{option}: {names([one], value.of, corpus)}" for option, members in value.taken for one in members
        )
    return (value_in_words(corpus, type, value),)


def value_in_words(corpus: Corpus, type: str, value: Any) -> str:
    words = "".join(span.text for span in TYPES[type].print_value(value, corpus))
    return ", ".join((words, *value_notes(corpus, value)))


def difference(before: Facts, after: Facts) -> tuple[FieldChange, ...]:
    """Return the fields that differ, in the order of the fields."""
    labels = dict.fromkeys((*before, *after))
    found = (_of_field(label, before.get(label, ()), after.get(label, ())) for label in labels)
    return tuple(change for change in found if change)


def _of_field(label: str, before: tuple[str, ...], after: tuple[str, ...]) -> FieldChange | None:
    if before == after:
        return None
    gone, come = Counter(before) - Counter(after), Counter(after) - Counter(before)
    if not gone and not come:
        return FieldChange(label, before, after, reordered=True)
    return FieldChange(label, tuple(gone.elements()), tuple(come.elements()))


def _names(corpus: Corpus, record: Any, sheet: str) -> Mapping[Spot, str]:
    """Return by place in the record: the name of the actor, place, source or point whose id stands there."""
    return {mention.spot: _name(corpus, mention.kind, mention.id, sheet) for mention in references(record)}


def _name(corpus: Corpus, kind: str, id: str, sheet: str) -> str:
    if kind == "point":
        outline = corpus.outlines.get(point_key(sheet, id))
        return outline.title if outline else id
    return corpus.name(kind, id)


def _facts(record: Any, names: Mapping[Spot, str], spot: Spot) -> dict[str, tuple[str, ...]]:
    found = {}
    for field in fields(record):
        if field.name not in _APART:
            written = getattr(field.default, "alias", None) or field.name
            lines = tuple(_lines(getattr(record, field.name), names, (*spot, written)))
            if lines:
                found[_label(field.name)] = lines
    return found


def _label(name: str) -> str:
    return _WORDS.get(name, name.replace("_", " "))


def _lines(value: Any, names: Mapping[Spot, str], spot: Spot) -> Iterator[str]:
    if value is None or value == ():
        return
    if isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _lines(item, names, (*spot, number))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield f"{key}: {' · '.join(_lines(item, names, (*spot, key)))}"
    elif is_dataclass(value) and not isinstance(value, Date):
        yield from _record(value, names, spot)
    else:
        yield names.get(spot) or _scalar(value)


def _record(value: Any, names: Mapping[Spot, str], spot: Spot) -> Iterator[str]:
    """Tell a record within another on one line; one of a single field without its name."""
    if type(value).__name__ == "Quantity":
        yield str(value)
        return
    own = _facts(value, names, spot)
    if "id" in {field.name for field in fields(value)}:
        own = {"id": (value.id,), **own}
    lines = [", ".join(lines) if len(own) == 1 else f"{label}: {', '.join(lines)}" for label, lines in own.items()]
    if lines:
        yield " · ".join(lines)


def _scalar(value: Any) -> str:
    if isinstance(value, Date):
        return printed(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
