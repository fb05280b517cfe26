"""The rules of the form as data: `form-rules.js` keeps them by the tables of the checker, and in its words."""

from dataclasses import asdict
from typing import Any

from factsheet.edit.web_form import messages
from factsheet.model import report_rules
from factsheet.model.aspect import ONLY_FOR
from factsheet.model.report_rules import Demand
from factsheet.model.values import figure, web_address
from factsheet.model.values.day_parts import PARTS
from factsheet.model.values.quoted_numbers import QUOTED
from factsheet.model.values.time_of_day import CLOCK
from factsheet.text.i18n import _
from factsheet.text.text_fragments import LONGEST_EXACT
from factsheet.yamlfile.invisible_characters import UNSEEN

_REFERRED = ("actor", "source", "place", "party", "point", "group", "report", "aspect")


def make_rules() -> dict[str, Any]:
    """Return everything by which the form tells what is wrong, in the words of the checker."""
    quantities = messages.make_quantity_rules()
    quantities["messages"]["relations"] = _list_relation_texts()
    return {
        "messages": messages.collect_messages(),
        "demands": _collect_demands(),
        "only": _list_conditional_fields(),
        "unseen": UNSEEN.pattern.replace("\\U00010000-\\U0010ffff", "\\u{10000}-\\u{10ffff}"),
        "spaceless": report_rules.SPACELESS,
        "longest": LONGEST_EXACT,
        "address": {"begin": web_address.BEGIN, "foreign": web_address.FOREIGN, "names": web_address.NAMES},
        "clock": CLOCK.pattern,
        "parts": list(PARTS),
        "not_given": figure.NOT_GIVEN,
        "no_date": figure.NO_DATE,
        "dates": messages.make_date_rules(),
        "quantities": quantities,
        "quoted": {name: part for name, part in QUOTED.items() if name != "about"},
    }


def _collect_demands() -> dict[str, Any]:
    named = {name: _convert_demand(demand) for name, demand in vars(report_rules).items() if isinstance(demand, Demand)}
    return {**named, "no_such": {kind: _make_no_such_texts(kind) for kind in _REFERRED}}


def _convert_demand(demand: Demand) -> dict[str, Any]:
    return asdict(demand)


def _make_no_such_texts(kind: str) -> dict[str, str]:
    advice, none = report_rules.describe_remedy(kind, ["{choices}"]), report_rules.describe_remedy(kind, [])
    return {
        "nothing": report_rules.describe_missing(kind),
        "advice": advice,
        **({"none": none} if none != advice else {}),
    }


def _list_conditional_fields() -> dict[str, Any]:
    """Return for a record which fields belong to it only where another field has one of some values."""
    return {
        "Aspect": [[fields, "type", types] for fields, types in ONLY_FOR],
        "point": [[["position"], "kind", ["reaction"]], [["outcome"], "expected", ["yes"]]],
    }


def _list_relation_texts() -> dict[str, list[str]]:
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
