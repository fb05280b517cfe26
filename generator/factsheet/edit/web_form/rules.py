"""The rules of the web form as data: `form-rules.js` applies them with the tables and messages of the checker."""

from typing import Any

from msgspec.structs import asdict

from factsheet.edit.web_form import messages
from factsheet.model import report_rules
from factsheet.model.aspect import ONLY_FOR
from factsheet.model.report_rules import Demand
from factsheet.model.values import figure, web_address
from factsheet.model.values.day_parts import PARTS
from factsheet.model.values.quotation_patterns import QUOTED
from factsheet.model.values.time_of_day import CLOCK
from factsheet.text.i18n import _
from factsheet.text.text_fragments import LONGEST_EXACT
from factsheet.yamlfile.invisible_characters import UNSEEN

_REFERRED = ("actor", "source", "place", "party", "point", "group", "report", "aspect")


def make_rules() -> dict[str, Any]:
    """Return everything that the form needs to report mistakes as the checker does."""
    quantities = messages.make_quantity_rules()
    quantities["messages"]["relations"] = _list_relation_texts()
    return {
        "messages": messages.collect_messages(),
        "demands": _collect_demands(),
        "only": _list_conditional_fields(),
        "unseen": UNSEEN.pattern,
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
    demands: dict[str, Any] = {}
    for name, demand in vars(report_rules).items():
        if isinstance(demand, Demand):
            demands[name] = asdict(demand)
    return {**demands, "no_such": {kind: _make_no_such_texts(kind) for kind in _REFERRED}}


def _make_no_such_texts(kind: str) -> dict[str, str]:
    advice = report_rules.describe_remedy(kind, ["{choices}"])
    advice_without_choices = report_rules.describe_remedy(kind, [])
    texts = {"nothing": report_rules.describe_missing(kind), "advice": advice}
    if advice_without_choices != advice:
        texts["none"] = advice_without_choices
    return texts


def _list_conditional_fields() -> dict[str, Any]:
    """Return by record the fields that it may have only if another field has one of some values."""
    return {
        "Aspect": [[fields, "type", types] for fields, types in ONLY_FOR],
        "point": [[["position"], "kind", ["reaction"]], [["outcome"], "expected", ["yes"]]],
    }


def _list_relation_texts() -> dict[str, list[str]]:
    """Return by relation the words for a quantity: with one number, with two."""
    about = _("between about {min} and about {max}")
    return {
        "exactly": [_("exactly {number}")],
        "at_least": [_("at least {number}")],
        "more_than": [_("more than {number}")],
        "at_most": [_("at most {number}")],
        "fewer_than": [_("fewer than {number}")],
        "nearly": [_("nearly {number}, and not more")],
        "about": [_("about {number}"), about],
        "between": [_("{number}"), _("between {min} and {max}")],
        "vague": [_("a vague number, kept as words")],
        "none": [_("none, stated explicitly: not the same as silence")],
        "unknown": [_("the source says that the number is unknown")],
    }
