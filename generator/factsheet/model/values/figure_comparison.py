"""The relation of two figures: scope first, then as-of date, then the numbers."""

from collections.abc import Iterator

from factsheet.model.values.calendar_date import Date
from factsheet.model.values.figure import Figure
from factsheet.model.values.figure_bounds import Bounds, compute_bounds
from factsheet.model.values.number_words import Number
from factsheet.model.values.quantity_table import Quantity
from factsheet.model.values.scope import Scope, name_scope
from factsheet.model.values.value_type import Agreement, RecordNames, Relation
from factsheet.text.i18n import _


def compare(a: Figure, b: Figure, world: RecordNames) -> Agreement:
    """Compare two figures; their numbers are compared only where scope and date are the same."""
    # In this order: numbers that count something else, or for another day, cannot contradict.
    if a.scope != b.scope:
        reason = _("they count different things: {differences}")
        return Agreement(Relation.SCOPE, reason.format(differences=_describe_scope_differences(a, b, world)))
    if a.as_of is not None and b.as_of is not None and not _is_same_date(a.as_of, b.as_of):
        return Agreement(Relation.DATE, _("they refer to different dates"))
    agreement = _compare_numbers(a.value, b.value)
    if (a.as_of is None) == (b.as_of is None):
        return agreement
    relation = agreement.relation
    if relation is Relation.CONTRADICTS:  # the missing date may explain the difference
        relation = Relation.DATE
    return Agreement(relation, _("{reason}; only one gives its as-of date").format(reason=agreement.reason))


def _is_same_date(a: Date, b: Date) -> bool:
    return (a.earliest, a.latest, a.offset) == (b.earliest, b.latest, b.offset)


def _describe_scope_differences(a: Figure, b: Figure, world: RecordNames) -> str:
    pairs = zip(_list_scope_words(a.scope, world), _list_scope_words(b.scope, world), strict=True)
    differing = "; ".join(f"{of_a} / {of_b}" for of_a, of_b in pairs if of_a != of_b)
    return differing or _("not stated")


def _list_scope_words(scope: Scope, world: RecordNames) -> Iterator[str]:
    missing = _("not stated")
    yield name_scope(scope.measure) or missing
    yield name_scope(scope.population) or missing
    yield name_scope(scope.unit) or missing
    yield world.get_name("place", scope.place) if scope.place else missing
    yield name_scope(scope.period) or missing
    yield name_scope(scope.counting) or missing


def measure_distance(a: Quantity, b: Quantity) -> Number:
    """Return the distance of the nearest bounds, so as never to exaggerate; 0 for an overlap or no bounds."""
    first_bounds, second_bounds = compute_bounds(a), compute_bounds(b)
    if first_bounds is None or second_bounds is None or first_bounds.has_overlap(second_bounds):
        return 0
    distance: Number = 0
    for high, low in ((first_bounds.high, second_bounds.low), (second_bounds.high, first_bounds.low)):
        if high is not None and low is not None:
            distance = max(distance, low - high)
    return distance


def _compare_numbers(a: Quantity, b: Quantity) -> Agreement:
    stated = {"a": a.as_stated, "b": b.as_stated}
    if "vague" in (a.relation, b.relation) or "unknown" in (a.relation, b.relation):
        return _compare_without_bounds(a, b)
    if (a.relation, a.min, a.max) == (b.relation, b.min, b.max):
        return Agreement(Relation.AGREES, _describe_agreement(a, b))
    bounds_a, bounds_b = compute_bounds(a), compute_bounds(b)
    assert bounds_a is not None, "only vague and unknown quantities have no bounds"
    assert bounds_b is not None, "only vague and unknown quantities have no bounds"
    if not bounds_a.has_overlap(bounds_b):
        return Agreement(Relation.CONTRADICTS, _("“{a}” and “{b}” have no number in common").format(**stated))
    return Agreement(Relation.COMPATIBLE, _describe_overlap(a, b, bounds_a, bounds_b))


def _describe_overlap(a: Quantity, b: Quantity, bounds_a: Bounds, bounds_b: Bounds) -> str:
    stated = {"a": a.as_stated, "b": b.as_stated}
    if {a.relation, b.relation} == {"none", "exactly"}:
        return _("one says that there are none, the other states the number 0")
    if bounds_a.is_within(bounds_b):
        return _("“{a}” lies within “{b}”").format(**stated)
    if bounds_b.is_within(bounds_a):
        return _("“{b}” lies within “{a}”").format(**stated)
    return _("“{a}” and “{b}” overlap").format(**stated)


def _describe_agreement(a: Quantity, b: Quantity) -> str:
    if has_same_words(a.as_stated, b.as_stated):
        return _("both say “{a}”").format(a=a.as_stated)
    return _("“{a}” and “{b}” say the same").format(a=a.as_stated, b=b.as_stated)


def _compare_without_bounds(a: Quantity, b: Quantity) -> Agreement:
    stated = {"a": a.as_stated, "b": b.as_stated}
    if a.relation == b.relation == "unknown":
        return Agreement(Relation.AGREES, _("both say that the number is unknown"))
    if "unknown" in (a.relation, b.relation):
        return Agreement(Relation.COMPATIBLE, _("one says that the number is unknown"))
    if a.relation == b.relation and has_same_words(a.as_stated, b.as_stated):
        return Agreement(Relation.AGREES, _describe_agreement(a, b))
    return Agreement(Relation.COMPATIBLE, _("“{a}” and “{b}” cannot be compared as numbers").format(**stated))


def has_same_words(a: str, b: str) -> bool:
    """Whether the words are the same but for capitals and spaces."""
    return a.casefold().split() == b.casefold().split()
