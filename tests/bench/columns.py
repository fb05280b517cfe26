"""The columns of synthetic tables: one aspect of each type, with usual values and one that contradicts them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from tests.bench.cast import Cast, Fields
from tests.bench.vocabulary import MEASURES, QUESTIONS, Saying


@dataclass(frozen=True, slots=True)
class Column:
    aspect: Fields
    usual: tuple[Any, ...]
    """Values that do not exclude each other."""
    contrary: Any = None
    """A value that contradicts the usual ones; None where none can."""
    difference: str = "substance"
    """The kind of difference that the contrary value makes."""


_COUNTED_BEFORE = timedelta(days=7)
"""Figures refer to a day before the articles of the sheet before, since some sheets quote those."""


def make_text(draw: Random, cast: Cast, day: date, said: Saying) -> Column:
    return Column({"id": "wording", "type": "text"}, tuple(said.words(number) for number in range(3)))


def make_quantity(draw: Random, cast: Cast, day: date, said: Saying) -> Column:
    count, day = draw.randrange(100, 900, 10), day - _COUNTED_BEFORE
    measure = draw.choice(MEASURES)
    words = (
        *(f"{count}", f"about {count}", f"up to {count + 10}", f"at least {count - 20}", f"more than {count - 40}"),
        *(f"between {count - 30} and {count + 30}", f"nearly {count + 10}", "hundreds", f"an estimated {count}"),
    )
    aspect = {"id": "count", "label": measure.capitalize(), "type": "quantity", "measure": measure}
    aspect |= {"population": "unstated", "counting": "cumulative"}
    usual = [_make_figure(word, day, draw) for word in draw.sample(words, 4)]
    return Column(aspect, tuple(usual), {"value": f"{count * 3}", "as_of": day.isoformat()}, "number")


def _make_figure(words: str, day: date, draw: Random) -> Fields:
    chance = draw.random()
    if chance < 0.2:
        return {"value": words, "as_of": "not_given"}
    figure = {"value": words, "as_of": day.isoformat()}
    return figure | ({"provisional": "yes", "verification": "outlet_could_not_verify"} if chance < 0.35 else {})


def make_members(draw: Random, cast: Cast, day: date, said: Saying) -> Column:
    named = draw.sample(cast.offices, 4)
    usual = (
        {"members": named[:3], "list": "open"},
        {"members": named[:2], "doubtful": named[2:4], "list": "open"},
        {"list": "none"},
    )
    return Column({"id": "guarantors", "type": "set", "of": "actors"}, usual)


def make_positions(draw: Random, cast: Cast, day: date, said: Saying) -> Column:
    first, second, third = draw.sample(cast.offices, 3)
    aspect = {"id": "vote", "type": "positions", "options": ["for", "against", "abstained"], "of": "actors"}
    usual = ({"for": [first, second], "against": [third]}, {"for": [first], "against": [third]})
    return Column(aspect, usual, {"for": [third], "against": [first]}, "list")


def make_day_named(draw: Random, cast: Cast, day: date, said: Saying) -> Column:
    usual = (day.isoformat(), f"{day.isoformat()[:7]}", f"{day.isoformat()}~")
    return Column({"id": "day", "type": "date"}, usual, (day - timedelta(days=400)).isoformat(), "time")


def make_hour(draw: Random, cast: Cast, day: date, said: Saying) -> Column:
    return Column({"id": "hour", "type": "time"}, ("14:30", "afternoon", "14"), "07:15", "time")


def make_place(draw: Random, cast: Cast, day: date, said: Saying) -> Column:
    first, second = draw.sample(cast.towns, 2)
    return Column({"id": "location", "type": "place"}, (first, cast.places[first]["in"]), second)


def make_actor(draw: Random, cast: Cast, day: date, said: Saying) -> Column:
    first, second = draw.sample(cast.persons, 2)
    return Column({"id": "in-the-chair", "type": "actor"}, (first,), second, "speaker")


def make_choice(draw: Random, cast: Cast, day: date, said: Saying) -> Column:
    label, options = draw.choice(QUESTIONS)
    first, second = draw.sample(options, 2)
    aspect = {"id": label.lower(), "label": label, "type": "choice", "options": list(options)}
    return Column(aspect, (first,), second)


def make_yes_no(draw: Random, cast: Cast, day: date, said: Saying) -> Column:
    return Column({"id": "in-public", "type": "yes_no"}, ("yes",), "no")


Maker = Callable[[Random, Cast, date, Saying], Column]
OF_KIND: dict[str, tuple[tuple[Maker, ...], ...]] = {
    "figure": ((make_quantity,), (make_quantity, make_day_named), (make_quantity, make_place)),
    "statement": ((make_text, make_choice), (make_text,), (make_text, make_yes_no)),
    "proposal": ((make_text, make_members), (make_members, make_choice)),
    "reaction": ((make_choice, make_text), (make_text,)),
    "event": (
        (make_place, make_day_named, make_hour),
        (make_positions, make_actor),
        (make_yes_no, make_hour),
        (make_day_named,),
    ),
    "background": ((make_text,), (make_day_named, make_text)),
}
"""Which columns the points of each kind have, in turn."""
