"""The rows of a point in each table, made from its document, so that tables and `point.json` cannot differ."""

from collections.abc import Iterator, Mapping, Sequence

import orjson

from factsheet.analysis.not_mentioned import SilenceKind
from factsheet.data.cells import Row, make_row
from factsheet.data.record_json import Json
from factsheet.data.tables.of_points import list_links
from factsheet.model.aspect import SCOPE, Aspect
from factsheet.model.point import Point
from factsheet.model.point_parts import Correction, Difference
from factsheet.model.report import Report
from factsheet.model.values.figure import Figure

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
_LISTS: dict[str, Json] = {"set": {"members": [], "doubtful": []}, "positions": {"taken": []}}
"""By type: what the JSON of a value always has, although documents leave out what is empty."""
_OF_REPORT = ("point", "report", "source", "counted", "not_counted_because", "is_copy")
"""The columns of a value that are those of its report."""
_ACTOR_LINKS, _PLACE_LINKS, _GROUP_LINKS, _POINT_LINKS = map(list_links, ("actor", "place", "group", "point"))


def make_rows(document: Json, silent: Mapping[SilenceKind, Sequence[str]]) -> Iterator[tuple[str, Row]]:
    """Yield table name and row for everything in the document of a point; `silent` has all silent sources."""
    yield "points", _make_point_row(document)
    yield from _make_link_rows(document)
    # No rows for NOT_CHECKED, only a count: it would be the longest table and say nothing. A source of the sheet with
    # neither a report nor a row here was not checked.
    for meaning in (SilenceKind.NOT_MENTIONED, SilenceKind.PUBLISHED_BEFORE):
        for id in silent.get(meaning, ()):
            yield "silence", {"point": document["id"], "source": id, "meaning": meaning.name.lower()}
    for difference in document.get("differences", ()):
        row = make_row(Difference, difference)
        yield "differences", {**row, "sheet": document["sheet"], "point": document["id"], "across": False}
    for correction in document.get("corrections", ()):
        yield "corrections", {**make_row(Correction, correction), "point": document["id"]}
    yield from _make_value_rows(document)


def _list_named_things(document: Json, fields: tuple[str, ...]) -> list[str]:
    """Return the ids that the fields of the point list, each once."""
    ids: list[str] = []
    for field in fields:
        ids += document.get(field, ())
    return list(dict.fromkeys(ids))


def _make_point_row(document: Json) -> Row:
    row = {**make_row(Point, document), **document["counts"], "point": document["id"]}
    silent = document.get("silent", {})
    for meaning in _MEANINGS:
        row[meaning] = silent[meaning]["count"] if meaning in silent else 0
    return row


def _make_link_rows(document: Json) -> Iterator[tuple[str, Row]]:
    """Yield a row for each thing that the point names."""
    for role in _ACTOR_LINKS:
        for id in _list_named_things(document, (role,)):
            yield "point_actors", {"point": document["id"], "actor": id, "role": role}
    for id in _list_named_things(document, _PLACE_LINKS):
        yield "point_places", {"point": document["id"], "place": id}
    for id in _list_named_things(document, _GROUP_LINKS):
        yield "point_groups", {"point": document["id"], "group": id}
    for relation in _POINT_LINKS:
        for other in _list_named_things(document, (relation,)):
            yield "point_links", {"point": document["id"], "relation": relation, "other": other}


def _make_value_rows(document: Json) -> Iterator[tuple[str, Row]]:
    scopes: dict[str, Row] = {}
    for aspect in document.get("aspects", ()):
        scopes[aspect["id"]] = {name: aspect.get(name) for name in SCOPE}
        yield "aspects", {**make_row(Aspect, aspect), "point": document["id"], "aspect": aspect["id"]}
    for report in document.get("reports", ()):
        row = _make_report_row(document, report)
        yield "reports", row
        claimant = _find_claimant(document, report)
        for aspect, said in report.get("says", {}).items():
            yield "values", {**_make_value_row(row, said, claimant), **scopes[aspect], "aspect": aspect}
    for line in document.get("series", ()):
        row = {**make_row(Figure, line), **scopes[line["aspect"]], "period": line.get("period")}
        row |= {"point": document["id"], "type": "quantity", "words": line["as_stated"], "is_copy": False}
        yield "values", row


def _make_report_row(document: Json, report: Json) -> Row:
    point, page = document["id"], document.get("permalink")
    row = make_row(Report, report)
    row["report"] = _make_report_key(point, report["id"])
    row["point"] = point
    row["permalink"] = f"{page}#{report['id']}" if page else None
    row["copy_of"] = _make_report_key(point, report.get("copy_of"))
    row["alters"] = _make_report_key(point, report.get("alters"))
    row["origin"] = (report.get("origin") or {}).get("id")
    return row


def _find_claimant(document: Json, report: Json) -> str | None:
    """Return the claimant of figures that state none: the first of the chain, if it is an actor."""
    chain = report.get("attribution", {}).get("chain")
    return chain[0] if chain and chain[0] in document.get("names", {}).get("actors", ()) else None


def _make_report_key(point: str, anchor: str | None) -> str | None:
    return f"{point}#{anchor}" if anchor else None


def _make_value_row(report: Row, said: Json, claimant: str | None) -> Row:
    row = make_row(Figure, said) if said["type"] == "quantity" else {**said}
    if said["type"] == "quantity" and not row.get("claimed_by"):
        row["claimed_by"] = claimant
    row["value"] = _format_value(said)
    for name in _OF_REPORT:
        row[name] = report.get(name)
    return row


def _format_value(said: Json) -> str | None:
    """Return the value without its words: a single value as text, a list or table as JSON."""
    type = said["type"]
    if type == "yes_no":
        return "yes" if said["yes"] else "no"
    if type == "quantity":
        return None  # it has columns of its own
    if type in _PLAIN:
        text: str | None = said.get(_PLAIN[type])
        return text
    rest = {name: value for name, value in said.items() if name not in ("type", "words")}
    return orjson.dumps({**_LISTS[type], **rest}, option=orjson.OPT_SORT_KEYS).decode()
