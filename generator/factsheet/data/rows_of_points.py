"""The rows of a point in each table, from its document: what is told there is put in columns, and nothing is added."""

from collections.abc import Iterator, Mapping
from typing import Any

import orjson

from factsheet.analysis.not_mentioned import Silence
from factsheet.data.rows import Row, cells, empty_cells
from factsheet.data.tables.of_points import names_of_links
from factsheet.model.aspect import SCOPE, Aspect
from factsheet.model.point import Correction, Difference, Point
from factsheet.model.report import Report
from factsheet.model.series import SeriesRow
from factsheet.model.values.figure import Figure

_NO_FIGURE = {
    **dict.fromkeys(("as_stated", "relation", "min", "max")),
    **empty_cells(Figure),
    **empty_cells(SeriesRow),
}
_MEANINGS = tuple(silence.replace(" ", "_") for silence in Silence)

_PLAIN = {
    "quantity": "",
    "text": "verbatim",
    "date": "date",
    "time": "as_stated",
    "place": "place",
    "actor": "actor",
    "choice": "option",
}
"""The types whose value is one text, and the key under which it stands; a quantity has columns of its own."""

Told = dict[str, Any]


def rows(told: Told, silent: Mapping[Silence, tuple[str, ...]]) -> Iterator[tuple[str, Row]]:
    """Return table and row for all that the document of a point tells; `silent` names all sources that are."""
    yield "points", _point(told)
    for role in names_of_links("actor"):
        yield from (("point_actors", {"point": told["id"], "actor": id, "role": role}) for id in _once(told[role]))
    for name in names_of_links("place"):
        yield from (("point_places", {"point": told["id"], "place": id}) for id in _once(told[name]))
    for name in names_of_links("group"):
        yield from (("point_groups", {"point": told["id"], "group": id}) for id in _once(told[name]))
    yield from _links(told)
    for meaning in (Silence.NOT_MENTIONED, Silence.PUBLISHED_BEFORE):
        for id in silent.get(meaning, ()):
            yield "silence", {"point": told["id"], "source": id, "meaning": meaning.name.lower()}
    for one in told["differences"]:
        yield "differences", {"sheet": told["sheet"], "point": told["id"], "across": False, **cells(Difference, one)}
    for one in told["corrections"]:
        yield "corrections", {"point": told["id"], **cells(Correction, one)}
    yield from _said(told)


def _once(ids: list[str]) -> list[str]:
    return list(dict.fromkeys(ids))


def _point(told: Told) -> Row:
    silent = told["silent"]
    return {
        **told,
        **cells(Point, told),
        **told["counts"],
        **{meaning: silent[meaning]["count"] if meaning in silent else 0 for meaning in _MEANINGS},
        "point": told["id"],
    }


def _links(told: Told) -> Iterator[tuple[str, Row]]:
    for relation in names_of_links("point"):
        for other in _once(told[relation]):
            yield "point_links", {"point": told["id"], "relation": relation, "other": other}


def _said(told: Told) -> Iterator[tuple[str, Row]]:
    scopes: dict[str, Row] = {}
    for aspect in told["aspects"]:
        scopes[aspect["id"]] = {name: aspect[name] for name in SCOPE}
        yield "aspects", {**aspect, **cells(Aspect, aspect), "point": told["id"], "aspect": aspect["id"]}
    for report in told["reports"]:
        row, claimant = _report(told["id"], told["permalink"], report), _claimant(told, report)
        yield "reports", row
        for aspect, value in report["says"].items():
            yield "values", {**_value(row, value, claimant), **scopes[aspect], "aspect": aspect}
    for one in told["series"]:
        yield "values", {**_of_series(told["id"], one), **scopes[one["aspect"]], "period": one["period"]}


def _report(point: str, page: str | None, report: Told) -> Row:
    return {
        **report,
        **cells(Report, report),
        "report": _of(point, report["id"]),
        "point": point,
        "permalink": f"{page}#{report['id']}" if page else None,
        "copy_of": _of(point, report["copy_of"]),
        "alters": _of(point, report["alters"]),
        "origin": (report["origin"] or {}).get("id"),
    }


def _claimant(told: Told, report: Told) -> str | None:
    """Return whose figures a report gives where its values do not say: the first of the chain, where it is an actor."""
    first = next(iter(report["attribution"]["chain"]), None)
    return first if first in told["names"]["actors"] else None


def _of(point: str, anchor: str | None) -> str | None:
    return f"{point}#{anchor}" if anchor else None


def _value(report: Row, told: Told, claimant: str | None) -> Row:
    figure: Row = {}
    if told["type"] == "quantity":
        figure = {**cells(Figure, told), "claimed_by": told["claimed_by"] or claimant}
    return {
        **_NO_FIGURE,
        **told,
        **figure,
        "value": _plain(told),
        "point": report["point"],
        "report": report["report"],
        "source": report["source"],
        "counted": report["counted"],
        "not_counted_because": report["not_counted_because"],
        "is_copy": report["is_copy"],
    }


def _plain(told: Told) -> str | None:
    """Return the value without its words: one thing as a text, several as JSON."""
    type = told["type"]
    if type == "yes_no":
        return "yes" if told["yes"] else "no"
    if type in _PLAIN:
        return told[_PLAIN[type]] if _PLAIN[type] else None
    rest = {name: value for name, value in told.items() if name not in ("type", "words")}
    return orjson.dumps(rest, option=orjson.OPT_SORT_KEYS).decode()


def _of_series(point: str, told: Told) -> Row:
    return {
        **told,
        **cells(Figure, told),
        **cells(SeriesRow, told),
        "type": "quantity",
        "words": told["as_stated"],
        "value": None,
        "point": point,
        "report": None,
        "is_copy": False,
    }
