"""Random small content folders: points of every kind, and sources that copy, cite, own and contradict each other."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st

Fields = dict[str, Any]

SHEET = "talks"
HEAD = ("source", "claimed_by", "as_of", "period", "value", "locator", "quote", "provisional", "filled_in")
SPEAKERS = ("mayor", "governor", "ministry", "spokesman")
OUTLETS = ("daily", "weekly", "agency", "gazette", "herald")
NOBODY = "official"
ACTORS: Mapping[str, Fields] = {
    "mayor": {"kind": "person"},
    "governor": {"kind": "person"},
    "ministry": {"kind": "organisation"},
    "spokesman": {"kind": "person", "roles": [{"title": "Spokesman", "of": "ministry"}]},
    "holding": {"kind": "organisation"},
    NOBODY: {"kind": "unnamed"},
}
PLACES: Mapping[str, Fields] = {"region": {}, "town": {"in": "region"}, "quay": {"in": "town"}, "far": {}}
KINDS = ("figure", "figure", "event", "background", "statement", "proposal", "reaction")
BASES = (
    *("own_observation", "named_official", "unnamed_official", "named_person", "unnamed_person", "document"),
    *("other_outlet", "other_outlet", "dangling", "none"),
)
NUMBERS = (
    *("5", "7", "about 7", "up to 7", "at least 5", "more than 5", "fewer than 7", "nearly 7", "between 5 and 7"),
    *("5", "7", "dozens", "none", "0", "unknown"),
)
DAYS = ("2031-05-06", "2031-05-07")
VALUES: Mapping[str, Sequence[Any]] = {
    "yes_no": ("yes", "no"),
    "choice": ("pledge", "hope"),
    "text": ("Cut back", "cut  back", "scale down"),
    "place": ("town", "quay", "region", "far"),
    "actor": ("mayor", "governor"),
    "date": ("2031-05-06", "2031-05-07", "2031-05", "2031-05-06~", "2031-05-06/2031-05-08", "2031-06-20"),
    "time": ("14:30", "14", "morning", "09:00", "15:10"),
    "set": (
        {"members": ["mayor", "governor"], "list": "open"},
        {"members": ["governor", "mayor"], "list": "open"},
        {"members": ["mayor"], "doubtful": ["governor"], "list": "open"},
        {"members": ["mayor"], "list": "closed"},
        {"members": ["ministry"], "list": "closed"},
        {"list": "none"},
    ),
    "positions": ({"for": ["mayor"], "against": ["governor"]}, {"for": ["mayor"]}, {"for": ["governor", "mayor"]}),
}
SETTINGS: Mapping[str, Fields] = {
    "choice": {"options": ["pledge", "hope"]},
    "set": {"of": "actors"},
    "positions": {"of": "actors", "options": ["for", "against"]},
}
DATES = (
    *("2031-05-05", "2031-05-06", "2031-05-07", "2031-05", "2031-05-06?", "2031-05-07~", "2031-05-06T12:00"),
    *("2031-05-05/2031-05-07", "2031-05-06/..", "../2031-05-06"),
)


COPYING = ("republishes", "rewrites", "revises")


def one_of(draw: st.DrawFn, *choices: Any) -> Any:
    return draw(st.sampled_from(choices))


def seldom(draw: st.DrawFn, one_in: int = 6) -> bool:
    """Shrinks to no."""
    return bool(draw(st.integers(0, one_in - 1)) == one_in - 1)


@st.composite
def folders(draw: st.DrawFn) -> dict[str, str]:
    """Draw the text of each file by its path in the content folder."""
    owners = {outlet: one_of(draw, None, None, None, None, "holding", "daily") for outlet in OUTLETS}
    actors: dict[str, Fields] = dict(ACTORS)
    for outlet, owner in owners.items():
        actors[outlet] = {"kind": "outlet"} | ({"owner": owner} if owner and owner != outlet else {})
    sources: dict[str, Fields] = {}
    for number in range(draw(st.integers(2, 8))):
        sources[f"story-{number}"] = _source(draw, list(sources))
    read = [source for source in sources if draw(st.booleans())]
    sheet = {"title": "Talks", "question": "What is said?"}
    readings = [{"source": source, "by": "N. N.", "date": "2031-05-20"} for source in read]
    files = {f"actors/{id}.yml": written({"name": id.title()} | fields) for id, fields in actors.items()}
    files |= {f"places/{id}.yml": written({"name": id.title()} | fields) for id, fields in PLACES.items()}
    files |= {f"sources/{id}.yml": written(fields) for id, fields in sources.items()}
    files[f"sheets/{SHEET}/sheet.yml"] = written(sheet | {"read_in_full": readings})
    for number in range(draw(st.integers(2, 5))):
        place = f"sheets/{SHEET}/points/point-{number}"
        point, tables = _point(draw, sources)
        files[f"{place}.yml"] = written(point)
        for aspect, lines in tables.items():
            name = f"{place}.csv" if len(tables) == 1 else f"{place}.{aspect}.csv"
            files[name] = "\n".join([",".join(HEAD), *lines]) + "\n"
    return files


def write(files: Mapping[str, str], content: Path) -> None:
    for path, text in files.items():
        file = content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


class _Plain(yaml.CSafeDumper):
    """Writes a value that stands at two places out at both."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def written(fields: Fields) -> str:
    return yaml.dump(fields, Dumper=_Plain, allow_unicode=True, sort_keys=False)


def _source(draw: st.DrawFn, earlier: list[str]) -> Fields:
    source: Fields = {"title": "Story", "url": "null", "url_note": "not found"}
    publisher = one_of(draw, None, *OUTLETS, *OUTLETS, "ministry", "spokesman")
    if publisher:
        source["publisher"] = publisher
    if seldom(draw, 4):
        source["kind"] = one_of(draw, "transcript", "statement", "post", "document", "dataset", "recording")
    if not seldom(draw, 5):
        source["date"] = one_of(draw, *DATES)
        if seldom(draw):
            source["uncertain"] = ["date"]
    if seldom(draw, 7):
        source["held"] = "no"
    elif seldom(draw):
        source["held"] = "yes"
    edges: dict[str, str] = {}
    if earlier:
        most = one_of(draw, 0, 0, 1, 1, 2)
        above = draw(st.lists(st.sampled_from(earlier), max_size=most, unique=True)) if most else []
        # A later version is one of one text; a compilation copies several.
        kinds = ("republishes", "rewrites") if len(above) > 1 else ("republishes", "rewrites", "revises")
        edges |= {source: one_of(draw, *kinds) for source in above}
    for _ in range(one_of(draw, 0, 0, 0, 1, 2)):
        edges.setdefault(one_of(draw, *earlier, *OUTLETS, "mayor"), one_of(draw, "cites", "uses_agency"))
    if edges:
        source["edges"] = [{kind: it, "basis": "inferred", "evidence": "seen"} for it, kind in edges.items()]
    return source


def _point(draw: st.DrawFn, sources: Mapping[str, Fields]) -> tuple[Fields, dict[str, list[str]]]:
    kind = one_of(draw, *KINDS)
    aspects = _aspects(draw, kind)
    point: Fields = {"title": "A point", "kind": kind, "statement": "It is said."}
    if kind in ("statement", "proposal", "reaction") and not seldom(draw):
        point["by"] = [one_of(draw, *SPEAKERS, *SPEAKERS, NOBODY)]
    if draw(st.booleans()):
        point["date"] = one_of(draw, *DATES)
    if seldom(draw, 12):
        point["expected"] = "yes"
        if draw(st.booleans()):
            point["outcome"] = {"result": "happened"}
    if seldom(draw, 3):
        point["responsible"] = [one_of(draw, *SPEAKERS)]
    if aspects:
        point["compare"] = aspects
        if seldom(draw):
            kinds = [one_of(draw, "wording", "wording", "spelling", "substance") for _ in aspects[:2]]
            point["differences"] = [
                {"kind": kind, "reason": "translations", "aspect": aspect["id"]}
                for kind, aspect in zip(kinds, aspects, strict=False)
            ]
    # In half of the points most reports say the same, else agreement would be rare.
    usual = {aspect["id"]: _value(draw, aspect["type"]) for aspect in aspects} if draw(st.booleans()) else {}
    count = one_of(draw, 2, 0, 1, 3, 4, 5, 6, 3, 4)
    point["reports"] = [_report(draw, number, sources, point, usual) for number in range(count)]
    return point, {aspect["id"]: _table(draw, sources) for aspect in aspects if "series" in aspect}


def _aspects(draw: st.DrawFn, kind: str) -> list[Fields]:
    types = [one_of(draw, "quantity", *VALUES) for _ in range(draw(st.integers(0, 2)))]
    if kind == "figure":
        types = ["quantity", *types]
    aspects = []
    for number, type_ in enumerate(types):
        aspect: Fields = {"id": f"aspect-{number}", "type": type_} | SETTINGS.get(type_, {})
        if type_ == "quantity":
            aspect |= {"measure": "killed", "population": "unstated"}
            if kind in ("figure", "event") and seldom(draw, 4):
                aspect["series"] = "daily"
        aspects.append(aspect)
    return aspects


def _report(draw: st.DrawFn, number: int, sources: Mapping[str, Fields], point: Fields, usual: Fields) -> Fields:
    source = one_of(draw, *sources)
    report: Fields = {"id": f"row-{number}", "source": source}
    if seldom(draw, 4) or sources[source].get("held") == "no":  # what nobody has cannot be quoted
        report["no_quote"] = one_of(draw, "page_not_seen", "paywalled", "number_only")
        report["note"] = "Known from a list of links."
    else:
        report["quote"] = one_of(draw, "words that it has", ["words", "it has"])
    says = {
        aspect["id"]: usual[aspect["id"]] if usual and not seldom(draw) else _value(draw, aspect["type"])
        for aspect in point.get("compare", ())
        if not seldom(draw, 4)
    }
    if says:
        report["says"] = says
    report |= _attribution(draw, sources)
    if point["kind"] in ("statement", "proposal", "reaction") and seldom(draw):
        report["by"] = [one_of(draw, *SPEAKERS, NOBODY)]
    if seldom(draw, 30 if usual else 5):
        report["stance"] = one_of(draw, "denies", "accepts", "asserts_absence")
    if point.get("responsible") and seldom(draw):
        report |= {"stance": "accepts", "attribution": {"chain": point["responsible"]}}
    if seldom(draw):
        report["locator"] = {"paragraph": "3"}
    if seldom(draw, 10):
        report |= {"rank": "deprecated", "rank_reason": "misread"}
    parents = [edge[kind] for edge in sources[source].get("edges", ()) for kind in edge if kind in COPYING]
    if len(parents) > 1 and draw(st.booleans()):
        report["copied_from"] = one_of(draw, *parents)
    others = [other for other in sources if other != source]
    if seldom(draw, 8):
        report["derived_from"] = draw(st.lists(st.sampled_from(others), min_size=1, max_size=2, unique=True))
    return report


def _attribution(draw: st.DrawFn, sources: Mapping[str, Fields]) -> Fields:
    attribution: Fields = {}
    if not seldom(draw, 3):
        among = (*SPEAKERS, *SPEAKERS, *OUTLETS, NOBODY, *sources)
        attribution["chain"] = draw(st.lists(st.sampled_from(among), min_size=1, max_size=2, unique=True))
    if NOBODY in attribution.get("chain", ()) or draw(st.booleans()):
        attribution["basis"] = one_of(draw, *BASES)
    return {"attribution": attribution} if attribution else {}


def _value(draw: st.DrawFn, type_: str) -> Any:
    if type_ != "quantity":
        return one_of(draw, *VALUES[type_])
    figure = {"value": one_of(draw, *NUMBERS), "as_of": one_of(draw, "not_given", *DAYS[:1], *DAYS)}
    if seldom(draw, 8):
        figure["claimed_by"] = one_of(draw, *SPEAKERS, NOBODY)
    return figure


def _table(draw: st.DrawFn, sources: Mapping[str, Fields]) -> list[str]:
    """Draw the lines of a series; one claimant in one source has one value for one day."""
    lines: dict[tuple[str, ...], str] = {}
    for _ in range(draw(st.integers(1, 5))):
        source = one_of(draw, *sources)
        own = [""] if "publisher" in sources[source] else []
        claimant = one_of(draw, *own, *SPEAKERS, *SPEAKERS, NOBODY)
        day = one_of(draw, "not_given", *DAYS, *DAYS)
        period = one_of(draw, "", "", "day")
        whose = claimant or sources[source].get("publisher") or source
        cells = (source, claimant, day, period, one_of(draw, *NUMBERS), "", "")
        marks = ("yes" if seldom(draw) else "", "yes" if seldom(draw) else "")
        lines.setdefault((source, whose, day, period), ",".join((*cells, *marks)))
    return list(lines.values())
