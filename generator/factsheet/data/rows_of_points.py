"""The rows of a point in each table, from its document: what is told there is put in columns, and nothing is added."""

from collections.abc import Iterator, Mapping, Sequence

import orjson

from factsheet.analysis.not_mentioned import Silence
from factsheet.data.cells import Row, make_cells, make_empty_cells
from factsheet.data.record_json import Json
from factsheet.data.tables.of_points import list_links
from factsheet.model.aspect import SCOPE, Aspect
from factsheet.model.point import Correction, Difference, Point
from factsheet.model.report import Report
from factsheet.model.series import SeriesRow
from factsheet.model.values.figure import Figure

_NO_FIGURE = {
    **dict.fromkeys(("as_stated", "relation", "min", "max")),
    **make_empty_cells(Figure),
    **make_empty_cells(SeriesRow),
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


def rows(document: Json, silent: Mapping[Silence, Sequence[str]]) -> Iterator[tuple[str, Row]]:
    """Return table and row for all that the document of a point tells; `silent` names all sources that are."""
    yield "points", _point(document)
    for role in list_links("actor"):
        for id in _once(document[role]):
            yield "point_actors", {"point": document["id"], "actor": id, "role": role}
    for id in _named(document, "place"):
        yield "point_places", {"point": document["id"], "place": id}
    for id in _named(document, "group"):
        yield "point_groups", {"point": document["id"], "group": id}
    yield from _links(document)
    for meaning in (Silence.NOT_MENTIONED, Silence.PUBLISHED_BEFORE):
        for id in silent.get(meaning, ()):
            yield "silence", {"point": document["id"], "source": id, "meaning": meaning.name.lower()}
    for difference in document["differences"]:
        row = {
            "sheet": document["sheet"],
            "point": document["id"],
            "across": False,
            **make_cells(Difference, difference),
        }
        yield "differences", row
    for correction in document["corrections"]:
        yield "corrections", {"point": document["id"], **make_cells(Correction, correction)}
    yield from _said(document)


def _named(document: Json, kind: str) -> list[str]:
    """Return the things of a kind that the point lists, whichever of its fields does."""
    return _once([id for name in list_links(kind) for id in document[name]])


def _once(ids: list[str]) -> list[str]:
    return list(dict.fromkeys(ids))


def _point(document: Json) -> Row:
    silent = document["silent"]
    return {
        **document,
        **make_cells(Point, document),
        **document["counts"],
        **{meaning: silent[meaning]["count"] if meaning in silent else 0 for meaning in _MEANINGS},
        "point": document["id"],
    }


def _links(document: Json) -> Iterator[tuple[str, Row]]:
    for relation in list_links("point"):
        for other in _once(document[relation]):
            yield "point_links", {"point": document["id"], "relation": relation, "other": other}


def _said(document: Json) -> Iterator[tuple[str, Row]]:
    scopes: dict[str, Row] = {}
    for aspect in document["aspects"]:
        scopes[aspect["id"]] = {name: aspect[name] for name in SCOPE}
        yield "aspects", {**aspect, **make_cells(Aspect, aspect), "point": document["id"], "aspect": aspect["id"]}
    for report in document["reports"]:
        row, claimant = _report(document["id"], document["permalink"], report), _claimant(document, report)
        yield "reports", row
        for aspect, value in report["says"].items():
            yield "values", {**_value(row, value, claimant), **scopes[aspect], "aspect": aspect}
    for line in document["series"]:
        yield "values", {**_of_series(document["id"], line), **scopes[line["aspect"]], "period": line["period"]}


def _report(point: str, page: str | None, report: Json) -> Row:
    return {
        **report,
        **make_cells(Report, report),
        "report": _of(point, report["id"]),
        "point": point,
        "permalink": f"{page}#{report['id']}" if page else None,
        "copy_of": _of(point, report["copy_of"]),
        "alters": _of(point, report["alters"]),
        "origin": (report["origin"] or {}).get("id"),
    }


def _claimant(document: Json, report: Json) -> str | None:
    """Return whose figures a report gives where its values do not say: the first of the chain, where it is an actor."""
    first = next(iter(report["attribution"]["chain"]), None)
    return first if first in document["names"]["actors"] else None


def _of(point: str, anchor: str | None) -> str | None:
    return f"{point}#{anchor}" if anchor else None


def _value(report: Row, said: Json, claimant: str | None) -> Row:
    figure: Row = {}
    if said["type"] == "quantity":
        figure = {**make_cells(Figure, said), "claimed_by": said["claimed_by"] or claimant}
    return {
        **_NO_FIGURE,
        **said,
        **figure,
        "value": _plain(said),
        "point": report["point"],
        "report": report["report"],
        "source": report["source"],
        "counted": report["counted"],
        "not_counted_because": report["not_counted_because"],
        "is_copy": report["is_copy"],
    }


def _plain(said: Json) -> str | None:
    """Return the value without its words: one thing as a text, several as JSON."""
    type = said["type"]
    if type == "yes_no":
        return "yes" if said["yes"] else "no"
    if type in _PLAIN:
        return said[_PLAIN[type]] if _PLAIN[type] else None
    rest = {name: value for name, value in said.items() if name not in ("type", "words")}
    return orjson.dumps(rest, option=orjson.OPT_SORT_KEYS).decode()


def _of_series(point: str, line: Json) -> Row:
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
