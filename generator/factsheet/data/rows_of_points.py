"""The rows of a point in each table, from its document: what is told there is put in columns, and nothing is added."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import orjson

from factsheet.analysis.not_mentioned import Silence
from factsheet.data.cells import Row, days, in_json

SCOPE = ("measure", "population", "unit", "place", "period", "counting")
_NO_FIGURE = dict.fromkeys(
    (
        *("as_stated", "relation", "min", "max", "as_of", "as_of_earliest", "as_of_latest"),
        *("claimed_by", "provisional", "verification", "best", "filled_in"),
    )
)
_FIGURE = ("as_stated", "relation", "min", "max", "provisional", "verification", "claimed_by", "best")
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


def rows(told: Told, silent: Mapping[Silence, Sequence[str]]) -> Iterator[tuple[str, Row]]:
    """Return table and row for all that the document of a point tells; `silent` names all sources that are."""
    yield "points", _point(told)
    for role in ("by", "to", "responsible"):
        yield from (("point_actors", {"point": told["id"], "actor": id, "role": role}) for id in _once(told[role]))
    yield from (("point_places", {"point": told["id"], "place": id}) for id in _once(told["places"]))
    yield from (("point_groups", {"point": told["id"], "group": id}) for id in _once(told["groups"]))
    yield from _links(told)
    for meaning in (Silence.NOT_MENTIONED, Silence.PUBLISHED_BEFORE):
        for id in silent.get(meaning, ()):
            yield "silence", {"point": told["id"], "source": id, "meaning": meaning.name.lower()}
    for one in told["differences"]:
        yield "differences", {"sheet": told["sheet"], "point": told["id"], "across": False, **one}
    for one in told["corrections"]:
        yield "corrections", {"point": told["id"], **one, **days("date", one["date"])}
    yield from _said(told)


def _once(ids: list[str]) -> list[str]:
    return list(dict.fromkeys(ids))


def _point(told: Told) -> Row:
    outcome, status, silent = told["outcome"] or {}, told["status"], told["silent"]
    return {
        **told,
        **told["counts"],
        **days("date", told["date"]),
        **{meaning: silent[meaning]["count"] if meaning in silent else 0 for meaning in _MEANINGS},
        "point": told["id"],
        "outcome": outcome.get("result"),
        "outcome_point": outcome.get("point"),
        "status": status["state"],
        "status_date": status["date"],
        "status_reason": status["reason"],
        "superseded_by": status["by"],
    }


def _links(told: Told) -> Iterator[tuple[str, Row]]:
    for relation in ("responds_to", "related"):
        for other in _once(told[relation]):
            yield "point_links", {"point": told["id"], "relation": relation, "other": other}


def _said(told: Told) -> Iterator[tuple[str, Row]]:
    scopes: dict[str, Row] = {}
    for aspect in told["aspects"]:
        scopes[aspect["id"]] = {name: aspect[name] for name in SCOPE}
        yield "aspects", {**aspect, "point": told["id"], "aspect": aspect["id"]}
    for report in told["reports"]:
        row, claimant = _report(told["id"], told["permalink"], report), _claimant(told, report)
        yield "reports", row
        for aspect, value in report["says"].items():
            yield "values", {**_value(row, value, claimant), **scopes[aspect], "aspect": aspect}
    for one in told["series"]:
        yield "values", {**_of_series(told["id"], one), **scopes[one["aspect"]], "period": one["period"]}


def _report(point: str, page: str | None, report: Told) -> Row:
    translation, attribution = report["translation"] or {}, report["attribution"]
    return {
        **report,
        "report": _of(point, report["id"]),
        "point": point,
        "permalink": f"{page}#{report['id']}" if page else None,
        "quote": " […] ".join(report["quote"]) if report["quote"] else None,
        "translation": translation.get("text"),
        "translator": translation.get("translator"),
        "by": in_json(report["by"]),
        "attribution": attribution["as_printed"],
        "chain": in_json(attribution["chain"]),
        "derived_from": in_json(report["derived_from"]),
        "basis": attribution["basis"],
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
    return {
        **_NO_FIGURE,
        **told,
        "claimed_by": (told["claimed_by"] or claimant) if told["type"] == "quantity" else None,
        **days("as_of", told.get("as_of")),
        "value": _plain(told),
        "point": report["point"],
        "report": report["report"],
        "source": report["source"],
        "counted": report["counted"],
        "not_counted_because": report["not_counted_because"],
        "is_copy": report["is_copy"],
        "locator": None,
        "quote": None,
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
        **days("as_of", told["as_of"]),
        "type": "quantity",
        "words": told["as_stated"],
        "value": None,
        "point": point,
        "report": None,
        "best": None,
        "is_copy": False,
    }
