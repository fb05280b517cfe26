"""The synthetic points of a sheet: of every kind and status, and bound to one another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from tests.bench.cast import Cast, Fields
from tests.bench.columns import OF_KIND
from tests.bench.reports import Matter, make_reports
from tests.bench.vocabulary import WHEN, draw_saying

KINDS = ("figure", "statement", "event", "proposal", "reaction", "statement", "figure", "background")
"""Their order, over and over: figures and statements are the most frequent."""
POSITIONS = ("accepts", "conditional", "rejects", "noncommittal")


@dataclass(frozen=True, slots=True)
class Setting:
    """The sheet for which points are made."""

    day: date
    groups: Sequence[str]
    articles: dict[str, Fields]
    cast: Cast


def make_points(count: int, setting: Setting, draw: Random) -> Iterator[tuple[str, Fields]]:
    """Return each point with its id, which begins with its kind; points refer to earlier ones only."""
    earlier: list[str] = []
    for number in range(count):
        kind = KINDS[number % len(KINDS)]
        point = (
            _make_point(number, kind, setting, draw)
            | _make_links(number, kind, earlier, draw)
            | _make_history(number, earlier)
        )
        last = {name: point.pop(name) for name in ("compare", "reports")}
        id = f"{kind}-{number}"
        yield id, point | last
        earlier.append(id)


def _make_point(number: int, kind: str, setting: Setting, draw: Random) -> Fields:
    cast, said = setting.cast, draw_saying(draw)
    speaker = draw.choice(cast.persons if number % 3 else cast.offices)
    makers = OF_KIND[kind][number // len(KINDS) % len(OF_KIND[kind])]
    columns = tuple(maker(draw, cast, setting.day, said) for maker in makers)
    contested = draw.random() < 0.12
    town = draw.choice(cast.towns)
    by, where = cast.actors[speaker]["name"], cast.places[town]["name"]
    office = _name_office(number, cast)
    fields = {
        "title": f"{number + 1}. To {said.words(0)}",
        "kind": kind,
        "statement": f"{by} said in {where} that {said.matter} would change {said.when}; {office} heard.",
        "by": [speaker],
        "places": [town],
        "groups": [setting.groups[number % len(setting.groups)]],
        "date": _make_date(number, setting.day),
        "compare": [column.aspect for column in columns],
        "reports": make_reports(Matter(said, speaker, columns, contested), setting.articles, cast, draw),
    }
    if number % 3 == 1:
        fields["to"] = [draw.choice(cast.states)]
    if differences := [
        {"kind": column.difference, "aspect": column.aspect["id"], "reason": "The last report follows another account."}
        for column in columns
        if contested and column.contrary is not None
    ]:
        fields["differences"] = differences
    if number % 9 == 4:
        fields["summary"] = f"The reports agree on {said.matter}. They differ on what was meant, and on the day."
    return fields


def _name_office(number: int, cast: Cast) -> str:
    """Return an office by its full name, now and then by a short name that several share."""
    office = cast.actors[cast.offices[number % len(cast.offices)]]
    return f"the {office['aliases'][0]}" if number % 50 == 7 and office["aliases"] else f"the {office['name']}"


def _make_date(number: int, day: date) -> str:
    exact = (day - timedelta(days=number % 2)).isoformat()
    return {5: f"{exact}~", 8: exact[:7], 11: f"{exact}T14:30", 14: f"{exact}?"}.get(number % 17, exact)


def _make_links(number: int, kind: str, earlier: list[str], draw: Random) -> Fields:
    fields: Fields = {}
    if number % 3 == 1 and earlier:
        fields["related"] = sorted(draw.sample(earlier, min(2, len(earlier))))
    if kind == "reaction":
        proposals = [id for id in earlier if id.startswith("proposal")]
        fields |= {"responds_to": [draw.choice(proposals)], "position": POSITIONS[number % len(POSITIONS)]}
        fields["utterance"] = {"language": "en", "channel": "press conference"}
    if kind == "figure" and number % 5 == 1:
        figures = [id for id in earlier if id.startswith("figure")]
        fields |= {"subset_of": draw.choice(figures)} if figures else {}
    return fields


def _make_history(number: int, earlier: list[str]) -> Fields:
    """Return what became of some points, who looked at them, and what was corrected."""
    fields: Fields = {}
    state = {9: "superseded", 27: "corrected", 45: "withdrawn"}.get(number % 60)
    if state:
        fields["status"] = {"state": state, "date": "2031-11-03", "reason": "A later count was published."}
    if state == "superseded":
        fields["status"]["by"] = earlier[-1]
    if number % 40 == 18:
        fields |= {"expected": "yes", "outcome": {"result": "changed", "reason": f"It came {WHEN[1]}."}}
    if number % 10 == 3:
        fields["reviewed"] = [{"by": "Desk", "date": "2031-11-20"}]
    if number % 55 == 12:
        correction = {"date": "2031-11-21", "was": "Monday", "now": "Tuesday", "reason": "The recording names the day."}
        fields |= {
            "corrections": [correction],
            "same_event": "doubtful",
            "date_basis": "the sources print only the weekday",
        }
    return fields
