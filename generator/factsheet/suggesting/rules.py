"""The rules of the form as data: `form-rules.js` keeps them by the tables of the checker, and in its words."""

from dataclasses import asdict
from typing import Any

from factsheet.language import _
from factsheet.records import demands
from factsheet.records.aspect import ONLY_FOR
from factsheet.records.demands import Demand
from factsheet.suggesting import asked
from factsheet.text_fragment import LONGEST_EXACT
from factsheet.values import figure, web_address
from factsheet.values.day_parts import PARTS
from factsheet.values.quoted_numbers import QUOTED
from factsheet.values.time_of_day import CLOCK
from factsheet.yamlfile.seen import UNSEEN

_REFERRED = ("actor", "source", "place", "party", "point", "group", "report", "aspect")


def rules() -> dict[str, Any]:
    """Return everything by which the form tells what is wrong, in the words of the checker."""
    quantities = asked.quantities()
    quantities["messages"]["relations"] = _relations()
    return {
        "messages": asked.messages(),
        "demands": _demands(),
        "only": _only(),
        "unseen": UNSEEN.pattern.replace("\\U00010000-\\U0010ffff", "\\u{10000}-\\u{10ffff}"),
        "spaceless": demands.SPACELESS,
        "longest": LONGEST_EXACT,
        "address": {"begin": web_address.BEGIN, "foreign": web_address.FOREIGN, "names": web_address.NAMES},
        "clock": CLOCK.pattern,
        "parts": list(PARTS),
        "not_given": figure.NOT_GIVEN,
        "no_date": figure.NO_DATE,
        "dates": asked.dates(),
        "quantities": quantities,
        "quoted": {name: part for name, part in QUOTED.items() if name != "about"},
    }


def _demands() -> dict[str, Any]:
    named = {name: _demand(one) for name, one in vars(demands).items() if isinstance(one, Demand)}
    return {**named, "no_such": {kind: _no_such(kind) for kind in _REFERRED}}


def _demand(one: Demand) -> dict[str, Any]:
    return asdict(one)


def _no_such(kind: str) -> dict[str, str]:
    advice, none = demands.advice(kind, ["{choices}"]), demands.advice(kind, [])
    return {"nothing": demands.nothing(kind), "advice": advice, **({"none": none} if none != advice else {})}


def _only() -> dict[str, Any]:
    """Return for a record which fields belong to it only where another field has one of some values."""
    return {
        "Aspect": [[fields, "type", types] for fields, types in ONLY_FOR],
        "point": [[["position"], "kind", ["reaction"]], [["outcome"], "expected", ["yes"]]],
    }


def _relations() -> dict[str, list[str]]:
    """Return how a quantity is told that has been understood: with one number, with two."""
    about = _("between about {min} and about {max}")
    return {
        "exactly": [_("exactly {number}")],
        "at_least": [_("at least {number}")],
        "more_than": [_("more than {number}")],
        "at_most": [_("at most {number}")],
        "fewer_than": [_("fewer than {number}")],
        "nearly": [_("nearly, and not more than, {number}")],
        "about": [_("about {number}"), about],
        "between": [_("{number}"), _("between {min} and {max}")],
        "vague": [_("a vague number, kept in its words")],
        "none": [_("none, said in words: not the same as silence")],
        "unknown": [_("the source says that the number is unknown")],
    }
