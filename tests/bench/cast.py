"""The synthetic actors and places: who speaks, publishes and owns, and where."""

from dataclasses import dataclass
from random import Random
from typing import Any

from tests.bench.vocabulary import OFFICES, TOWNS

Fields = dict[str, Any]
"""A fact file as in YAML: texts, lists and mappings."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Every actor and place by id, and the ids by the part they play."""

    actors: dict[str, Fields]
    places: dict[str, Fields]
    towns: tuple[str, ...]
    persons: tuple[str, ...]
    offices: tuple[str, ...]
    unnamed: tuple[str, ...]
    states: tuple[str, ...]
    agencies: tuple[str, ...]
    outlets: tuple[str, ...]


def make_cast(points: int, draw: Random) -> Cast:
    """Return some 4 actors and half a place for each hundred points, and never so few that a part stays empty."""
    count = max(40, points // 25)
    states = {"northern-republic": "Northern Republic", "southern-union": "Southern Union"}
    places = _make_places(max(10, points // 200), states)
    towns = [place["name"] for id, place in places.items() if id not in states]
    owners = {f"owner-{i}": {"name": f"Holding {i}", "kind": "organisation"} for i in range(max(2, count // 40))}
    outlets = {f"outlet-{i}": _make_outlet(i, list(owners), draw) for i in range(count * 15 // 100)}
    agencies = {f"agency-{i}": {"name": f"Wire Service {i}", "kind": "agency"} for i in range(max(2, count // 50))}
    unnamed = {f"official-{i}": _make_unnamed(i, towns) for i in range(count // 20)}
    offices = {f"office-{i}": _make_office(i, towns) for i in range(count // 5)}
    others = len(states) + len(owners) + len(outlets) + len(agencies) + len(unnamed) + len(offices)
    persons = {f"actor-{i}": _make_person(i, towns, list(offices)) for i in range(count - others)}
    rulers = {f"state-of-{id}": {"name": f"Government of the {name}", "kind": "state"} for id, name in states.items()}
    return Cast(
        actors=persons | offices | unnamed | rulers | agencies | outlets | owners,
        places=places,
        towns=tuple(id for id in places if id not in states),
        persons=tuple(persons),
        offices=tuple(offices),
        unnamed=tuple(unnamed),
        states=tuple(rulers),
        agencies=tuple(agencies),
        outlets=tuple(outlets),
    )


def _make_places(count: int, countries: dict[str, str]) -> dict[str, Fields]:
    places: dict[str, Fields] = {id: {"name": name, "kind": "country"} for id, name in countries.items()}
    for number, name in enumerate(TOWNS[: count - len(countries)]):
        within = list(countries)[number % len(countries)]
        town = {"name": name, "kind": "town", "coordinates": [f"{number % 60}.5", f"{number % 90}.25"], "in": within}
        places[name.lower()] = town | ({"aliases": [f"{name} district"]} if number % 3 == 0 else {})
    return places


def _make_person(number: int, towns: list[str], offices: list[str]) -> Fields:
    role = {"title": "spokesperson", "of": offices[number % len(offices)], "since": "2029"}
    aliases = [f"Actor {number}"]
    return {
        "name": f"Actor {number} of {towns[number % len(towns)]}",
        "kind": "person",
        "aliases": aliases,
        "roles": [role],
    }


def _make_office(number: int, towns: list[str]) -> Fields:
    """Return an office; its short name is shared with those of the same kind in other towns."""
    kind = OFFICES[number // 2 % len(OFFICES)]
    name = f"{towns[number % len(towns)]} {kind} {number // (2 * len(OFFICES)) + 1}"
    initials = "".join(word[0] for word in kind.split() if word[0].isupper())
    return {"name": name, "kind": "organisation", "aliases": [initials] if len(initials) > 1 else []}


def _make_unnamed(number: int, towns: list[str]) -> Fields:
    return {"name": f"An official in {towns[number % len(towns)]} (not named, {number})", "kind": "unnamed"}


def _make_outlet(number: int, owners: list[str], draw: Random) -> Fields:
    outlet = {"name": f"Gazette {number}", "kind": "outlet", "url": f"https://gazette-{number}.example/"}
    return outlet | ({"owner": draw.choice(owners)} if draw.random() < 0.3 else {})
