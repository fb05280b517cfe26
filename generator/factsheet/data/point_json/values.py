"""Values as machines read them: one shape for each type, with the words that the page prints."""

from collections.abc import Callable, Mapping
from typing import Any

from factsheet.content.corpus import Corpus
from factsheet.model.aspect import Aspect
from factsheet.model.values import TYPES
from factsheet.model.values.actor import ActorNamed
from factsheet.model.values.choice import Choice
from factsheet.model.values.date import Date
from factsheet.model.values.item_set import ItemSet
from factsheet.model.values.number_words import Number
from factsheet.model.values.place import PlaceNamed
from factsheet.model.values.positions import Positions
from factsheet.model.values.quantity import Figure, Quantity
from factsheet.model.values.text import Rendering
from factsheet.model.values.time_of_day import Time
from factsheet.model.values.yes_no import Answer
from factsheet.text.rich_text import to_plain_text

Told = dict[str, Any]


def said(corpus: Corpus, aspect: Aspect, value: Any) -> Told:
    """Return the value of an aspect: its type, its words, and what belongs to its type."""
    printed = to_plain_text(TYPES[aspect.type].print_value(value, corpus))
    return {"type": aspect.type, "words": printed, **_SHAPES[aspect.type](value)}


def edtf(date: Date | None) -> str | None:
    return date.as_stated if date is not None else None


def quantity(value: Quantity) -> Told:
    """Return the words of a quantity and the bounds that it states; an open bound is null, never a number."""
    return {
        "as_stated": value.as_stated,
        "relation": value.relation,
        "min": _number(value.min),
        "max": _number(value.max),
    }


def _number(number: Number | None) -> int | float | None:
    if number is None or isinstance(number, int):
        return number
    return int(number) if number == number.to_integral_value() else float(number)


def _figure(value: Figure) -> Told:
    return {
        **quantity(value.value),
        "as_of": edtf(value.as_of),
        "provisional": value.provisional,
        "claimed_by": value.claimed_by,
        "verification": value.verification,
        "best": value.best.as_stated if value.best else None,
    }


def _set(value: ItemSet) -> Told:
    return {"members": value.members, "doubtful": value.doubtful, "list": value.list}


def _positions(value: Positions) -> Told:
    return {"taken": [{"option": option, "members": members} for option, members in value.taken]}


def _time(value: Time) -> Told:
    return {"as_stated": value.as_stated, "offset": value.offset}


def _date(value: Date) -> Told:
    return {"date": value.as_stated}


def _text(value: Rendering) -> Told:
    return {"verbatim": value.verbatim}


def _place(value: PlaceNamed) -> Told:
    return {"place": value.id}


def _actor(value: ActorNamed) -> Told:
    return {"actor": value.id}


def _choice(value: Choice) -> Told:
    return {"option": value.option}


def _answer(value: Answer) -> Told:
    return {"yes": value.yes}


_SHAPES: Mapping[str, Callable[[Any], Told]] = {
    "text": _text,
    "quantity": _figure,
    "set": _set,
    "positions": _positions,
    "date": _date,
    "time": _time,
    "place": _place,
    "actor": _actor,
    "choice": _choice,
    "yes_no": _answer,
}
