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


def text(draw: Random, cast: Cast, day: date, said: Saying) -> Column:
    return Column({"id": "wording", "type": "text"}, tuple(said.words(number) for number in range(3)))


def quantity(draw: Random, cast: Cast, day: date, said: Saying) -> Column:
    count, day = draw.randrange(100, 900, 10), day - _COUNTED_BEFORE
    measure = draw.choice(MEASURES)
    words = (
        *(f"{count}", f"about {count}", f"up to {count + 10}", f"at least {count - 20}", f"more than {count - 40}"),
        *(f"between {count - 30} and {count + 30}", f"nearly {count + 10}", "hundreds", f"an estimated {count}"),
    )
    aspect = {"id": "count", "label": measure.capitalize(), "type": "quantity", "measure": measure}
    aspect |= {"population": "unstated", "counting": "cumulative"}
    usual = [_figure(word, day, draw) for word in draw.sample(words, 4)]
    return Column(aspect, tuple(usual), {"value": f"{count * 3}", "as_of": day.isoformat()}, "number")


def _figure(words: str, day: date, draw: Random) -> Fields:
    chance = draw.random()
    if chance < 0.2:
        return {"value": words, "as_of": "not_given"}
    figure = {"value": words, "as_of": day.isoformat()}
    return figure | ({"provisional": "yes", "verification": "outlet_could_not_verify"} if chance < 0.35 else {})


def members(draw: Random, cast: Cast, day: date, said: Saying) -> Column:
    named = draw.sample(cast.offices, 4)
    usual = (
        {"members": named[:3], "list": "open"},
        {"members": named[:2], "doubtful": named[2:4], "list": "open"},
        {"list": "none"},
    )
    return Column({"id": "guarantors", "type": "set", "of": "actors"}, usual)


def positions(draw: Random, cast: Cast, day: date, said: Saying) -> Column:
    one, other, third = draw.sample(cast.offices, 3)
    aspect = {"id": "vote", "type": "positions", "options": ["for", "against", "abstained"], "of": "actors"}
    usual = ({"for": [one, other], "against": [third]}, {"for": [one], "against": [third]})
    return Column(aspect, usual, {"for": [third], "against": [one]}, "list")


def day_named(draw: Random, cast: Cast, day: date, said: Saying) -> Column:
    usual = (day.isoformat(), f"{day.isoformat()[:7]}", f"{day.isoformat()}~")
    return Column({"id": "day", "type": "date"}, usual, (day - timedelta(days=400)).isoformat(), "time")


def hour(draw: Random, cast: Cast, day: date, said: Saying) -> Column:
    return Column({"id": "hour", "type": "time"}, ("14:30", "afternoon", "14"), "07:15", "time")


def place(draw: Random, cast: Cast, day: date, said: Saying) -> Column:
    one, other = draw.sample(cast.towns, 2)
    return Column({"id": "location", "type": "place"}, (one, cast.places[one]["in"]), other)


def actor(draw: Random, cast: Cast, day: date, said: Saying) -> Column:
    one, other = draw.sample(cast.persons, 2)
    return Column({"id": "in-the-chair", "type": "actor"}, (one,), other, "speaker")


def choice(draw: Random, cast: Cast, day: date, said: Saying) -> Column:
    label, options = draw.choice(QUESTIONS)
    one, other = draw.sample(options, 2)
    aspect = {"id": label.lower(), "label": label, "type": "choice", "options": list(options)}
    return Column(aspect, (one,), other)


def yes_no(draw: Random, cast: Cast, day: date, said: Saying) -> Column:
    return Column({"id": "in-public", "type": "yes_no"}, ("yes",), "no")


Maker = Callable[[Random, Cast, date, Saying], Column]
OF_KIND: dict[str, tuple[tuple[Maker, ...], ...]] = {
    "figure": ((quantity,), (quantity, day_named), (quantity, place)),
    "statement": ((text, choice), (text,), (text, yes_no)),
    "proposal": ((text, members), (members, choice)),
    "reaction": ((choice, text), (text,)),
    "event": ((place, day_named, hour), (positions, actor), (yes_no, hour), (day_named,)),
    "background": ((text,), (day_named, text)),
}
"""Which columns the points of each kind have, in turn."""
