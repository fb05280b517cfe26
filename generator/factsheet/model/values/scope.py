"""What a quantity counts, and the words for it in the site's language where it is a customary key."""

from dataclasses import dataclass

from factsheet.text.i18n import _, cache_per_language


@dataclass(frozen=True, slots=True)
class Scope:
    """What every figure of a column counts, as the aspect says it; empty where it is not given."""

    measure: str = ""
    population: str = ""
    unit: str = ""
    place: str = ""
    """The id of a place."""
    period: str = ""
    counting: str = ""


NO_SCOPE = Scope()


@cache_per_language
def name_scope(key: str) -> str:
    """Return the words for a measure, a population or a way of counting; an editor's own key with spaces."""
    return {
        "killed": _("killed"),
        "injured": _("injured"),
        "missing": _("missing"),
        "captured": _("captured"),
        "displaced": _("displaced"),
        "refugees": _("refugees"),
        "casualties_unspecified": _("casualties unspecified"),
        "civilian": _("civilian"),
        "combatant": _("combatant"),
        "mixed": _("mixed"),
        "children": _("children"),
        "women": _("women"),
        "men": _("men"),
        "unstated": _("population not stated"),
        "cumulative": _("in all"),
        "per_period": _("per period"),
    }.get(key, key.replace("_", " "))
