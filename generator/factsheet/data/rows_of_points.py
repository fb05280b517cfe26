"""The rows of a point in each table, made from its document, so that tables and `point.json` cannot differ."""

from collections.abc import Iterator, Mapping, Sequence

import orjson

from factsheet.analysis.not_mentioned import SilenceKind
from factsheet.data.cells import Row, make_cells, make_empty_cells
from factsheet.data.record_json import Json
from factsheet.data.tables.of_points import list_links
from factsheet.model.aspect import SCOPE, Aspect
from factsheet.model.point import Point
from factsheet.model.point_parts import Correction, Difference
from factsheet.model.report import Report
from factsheet.model.series import SeriesRow
from factsheet.model.values.figure import Figure

_NO_FIGURE = {
    **dict.fromkeys(("as_stated", "relation", "min", "max")),
    **make_empty_cells(Figure),
    **make_empty_cells(SeriesRow),
}
_MEANINGS = tuple(silence.replace(" ", "_") for silence in SilenceKind)

_PLAIN = {
    "text": "verbatim",
    "date": "date",
    "time": "as_stated",
    "place": "place",
    "actor": "actor",
    "choice": "option",
}
"""The types whose value is one text, and the key of that text."""


def make_rows(document: Json, silent: Mapping[SilenceKind, Sequence[str]]) -> Iterator[tuple[str, Row]]:
    """Yield table name and row for everything in the document of a point; `silent` has all silent sources."""
    yield "points", _make_point_row(document)
    yield from _make_link_rows(document)
    # No rows for NOT_CHECKED, only a count: it would be the longest table and say nothing. A source of the sheet with
    # neither a report nor a row here was not checked.
    for meaning in (SilenceKind.NOT_MENTIONED, SilenceKind.PUBLISHED_BEFORE):
        for id in silent.get(meaning, ()):
            yield "silence", {"point": document["id"], "source": id, "meaning": meaning.name.lower()}
    for difference in document["differences"]:
        row: Row = {"sheet": document["sheet"], "point": document["id"], "across": False}
        yield "differences", {**row, **make_cells(Difference, difference)}
    for correction in document["corrections"]:
        yield "corrections", {"point": document["id"], **make_cells(Correction, correction)}
    yield from _make_value_rows(document)


def _list_named_things(document: Json, kind: str) -> list[str]:
    """Return the ids of a kind that the fields of the point list, each once."""
    ids: list[str] = []
    for field in list_links(kind):
        ids += document[field]
    return _list_distinct(ids)


def _list_distinct(ids: list[str]) -> list[str]:
    return list(dict.fromkeys(ids))


def _make_point_row(document: Json) -> Row:
    row = {**document, **make_cells(Point, document), **document["counts"], "point": document["id"]}
    for meaning in _MEANINGS:
        silence = document["silent"].get(meaning)
        row[meaning] = silence["count"] if silence else 0
    return row


def _make_link_rows(document: Json) -> Iterator[tuple[str, Row]]:
    """Yield a row for each thing that the point names."""
    for role in list_links("actor"):
        for id in _list_distinct(document[role]):
            yield "point_actors", {"point": document["id"], "actor": id, "role": role}
    for id in _list_named_things(document, "place"):
        yield "point_places", {"point": document["id"], "place": id}
    for id in _list_named_things(document, "group"):
        yield "point_groups", {"point": document["id"], "group": id}
    for relation in list_links("point"):
        for other in _list_distinct(document[relation]):
            yield "point_links", {"point": document["id"], "relation": relation, "other": other}


def _make_value_rows(document: Json) -> Iterator[tuple[str, Row]]:
    scopes: dict[str, Row] = {}
    for aspect in document["aspects"]:
        scopes[aspect["id"]] = {name: aspect[name] for name in SCOPE}
        yield "aspects", {**aspect, **make_cells(Aspect, aspect), "point": document["id"], "aspect": aspect["id"]}
    for report in document["reports"]:
        row = _make_report_row(document["id"], document["permalink"], report)
        claimant = _find_claimant(document, report)
        yield "reports", row
        for aspect, value in report["says"].items():
            yield "values", {**_make_value_row(row, value, claimant), **scopes[aspect], "aspect": aspect}
    for line in document["series"]:
        row = _make_series_row(document["id"], line)
        yield "values", {**row, **scopes[line["aspect"]], "period": line["period"]}


def _make_report_row(point: str, page: str | None, report: Json) -> Row:
    return {
        **report,
        **make_cells(Report, report),
        "report": _make_report_key(point, report["id"]),
        "point": point,
        "permalink": f"{page}#{report['id']}" if page else None,
        "copy_of": _make_report_key(point, report["copy_of"]),
        "alters": _make_report_key(point, report["alters"]),
        "origin": (report["origin"] or {}).get("id"),
    }


def _find_claimant(document: Json, report: Json) -> str | None:
    """Return the claimant of figures that state none: the first of the chain, if it is an actor."""
    chain = report["attribution"]["chain"]
    return chain[0] if chain and chain[0] in document["names"]["actors"] else None


def _make_report_key(point: str, anchor: str | None) -> str | None:
    return f"{point}#{anchor}" if anchor else None


def _make_value_row(report: Row, said: Json, claimant: str | None) -> Row:
    row: Row = {**_NO_FIGURE, **said}
    if said["type"] == "quantity":
        row |= {**make_cells(Figure, said), "claimed_by": said["claimed_by"] or claimant}
    return {
        **row,
        "value": _format_value(said),
        "point": report["point"],
        "report": report["report"],
        "source": report["source"],
        "counted": report["counted"],
        "not_counted_because": report["not_counted_because"],
        "is_copy": report["is_copy"],
    }


def _format_value(said: Json) -> str | None:
    """Return the value without its words: a single value as text, a list or table as JSON."""
    type = said["type"]
    if type == "yes_no":
        return "yes" if said["yes"] else "no"
    if type == "quantity":
        return None  # it has columns of its own
    if type in _PLAIN:
        text: str | None = said[_PLAIN[type]]
        return text
    rest = {name: value for name, value in said.items() if name not in ("type", "words")}
    return orjson.dumps(rest, option=orjson.OPT_SORT_KEYS).decode()


def _make_series_row(point: str, line: Json) -> Row:
    return {
        **line,
        **make_cells(Figure, line),
        **make_cells(SeriesRow, line),
        "type": "quantity",
        "words": line["as_stated"],
        "value": None,
        "point": point,
        "report": None,
        "is_copy": False,
    }
