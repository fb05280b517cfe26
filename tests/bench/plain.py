"""The synthetic facts as plain data for the other builders: every text as it is to be printed, every list in order."""

from typing import Any
from urllib.parse import quote

from tests.bench.cast import Fields
from tests.bench.synthetic import Facts, Sheet

Plain = dict[str, Any]
"""Texts, lists and mappings of these, ready for JSON."""


def list_records(facts: Facts) -> dict[str, dict[str, Plain]]:
    """Return the sources, actors, places, groups and sheets by id, each with its `title`."""
    cast = facts.cast
    groups = [(id, group) for id, sheet in facts.sheets.items() for group in sheet.fields["groups"]]
    return {
        "sources": {id: _convert_source(facts, fields) for id, fields in facts.sources.items()},
        "actors": {id: {"title": fields["name"]} for id, fields in cast.actors.items()},
        "places": {id: {"title": fields["name"]} for id, fields in cast.places.items()},
        "groups": {group["id"]: {"title": group["title"], "sheet": id} for id, group in groups},
        "sheets": {id: {"title": sheet.fields["title"]} for id, sheet in facts.sheets.items()},
    }


def list_points(facts: Facts) -> list[Plain]:
    """Return every point, sheet by sheet."""
    return [make_point(facts, sheet, id) for sheet in facts.sheets for id in facts.sheets[sheet].points]


def make_point(facts: Facts, sheet: str, id: str) -> Plain:
    """Return one point with its table: a row for each report, and for each line of a series."""
    fields = facts.sheets[sheet].points[id]
    names = _Names(facts)
    rows = [_convert_report(facts, fields, report, names) for report in fields["reports"]]
    return {
        "id": id,
        "sheet": sheet,
        "title": fields["title"],
        "kind": fields["kind"],
        "statement": fields["statement"],
        "date": fields["date"],
        "day": f"{fields['date'].rstrip('~?')[:10]}-01"[:10],
        "columns": [_label_column(aspect) for aspect in fields["compare"]],
        "rows": rows + list(_convert_series(facts.sheets[sheet], id, facts, names)),
        "sources": list(dict.fromkeys(report["source"] for report in fields["reports"])),
        "actors": _list_actors(fields),
        "places": fields["places"],
        "groups": fields["groups"],
    }


class _Names:
    """The names of actors and places; an outlet may be named as well as a person."""

    def __init__(self, facts: Facts) -> None:
        self._things = facts.cast.places | facts.cast.actors

    def get(self, id: str) -> str:
        return str(self._things[id]["name"]) if id in self._things else id

    def join(self, ids: list[str]) -> str:
        return ", ".join(map(self.get, ids))


def _convert_source(facts: Facts, fields: Fields) -> Plain:
    outlet = facts.cast.actors[fields["publisher"]]["name"]
    return {"title": fields["title"], "outlet": outlet, "date": fields["date"], "url": fields["url"] or ""}


def _convert_report(facts: Facts, fields: Fields, report: Fields, names: _Names) -> Plain:
    source = facts.sources[report["source"]]
    words = _join_quotation(report.get("quote"))
    attribution = report["attribution"]
    said = report.get("says", {})
    return {
        "source": report["source"],
        "outlet": names.get(source["publisher"]),
        "date": source["date"],
        "quote": words or report.get("no_quote", ""),
        "values": [_format_value(said.get(aspect["id"]), names) for aspect in fields["compare"]],
        "said_by": names.join(attribution.get("chain", [])) or attribution.get("as_printed", ""),
        "url": f"{source['url']}#:~:text={quote(words, safe='').replace('-', '%2D')}" if words else source["url"],
    }


def _convert_series(sheet: Sheet, id: str, facts: Facts, names: _Names) -> list[Plain]:
    lines = [line.split(",") for line in sheet.series.get(id, "").splitlines()[1:]]
    return [
        {
            "source": source,
            "outlet": names.get(facts.sources[source]["publisher"]),
            "date": as_of,
            "quote": "",
            "values": [value],
            "said_by": names.get(claimant),
            "url": facts.sources[source]["url"],
        }
        for source, claimant, as_of, _period, value, _locator, _quote in lines
    ]


def _join_quotation(quoted: Any) -> str:
    if isinstance(quoted, dict):
        return str(quoted["exact"])
    return " … ".join(quoted) if isinstance(quoted, list) else quoted or ""


def _format_value(value: Any, names: _Names) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return names.get(value)
    if "value" in value:
        return f"{value['value']} (as of {value['as_of']})"
    if "list" in value:
        return names.join([*value.get("members", []), *value.get("doubtful", [])]) or "no list given"
    return "; ".join(f"{option}: {names.join(members)}" for option, members in value.items())


def _label_column(aspect: Fields) -> str:
    return str(aspect.get("label") or aspect["id"].replace("-", " ").capitalize())


def _list_actors(fields: Fields) -> list[str]:
    """Return who speaks, is spoken to or hands words on, each once."""
    through = [id for report in fields["reports"] for id in report["attribution"].get("chain", ())]
    return list(dict.fromkeys((*fields["by"], *fields.get("to", ()), *through)))
