import json
import pickle
from collections.abc import Mapping
from typing import Any

import pytest
from factsheet.model.values import TYPES
from factsheet.model.values.value_type import Agreement, Relation
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.values.world import ADAPTERS, WORLD, AspectColumn, read

COLUMNS = {
    "set": AspectColumn(of="actors"),
    "positions": AspectColumn(of="actors", options=("for", "against")),
    "choice": AspectColumn(options=("withdrawal", "less activity")),
}
GOOD: Mapping[str, tuple[Any, ...]] = {
    "text": ("cut back", "“Cut back”"),
    "quantity": (
        {"value": "up to 400", "as_of": "not_given"},
        {"value": "none", "as_of": "2022-03-29", "claimed_by": "usa"},
    ),
    "set": ({"members": ["usa"], "doubtful": ["uk"], "list": "open"}, {"list": "none"}),
    "positions": ({"for": ["usa"], "against": ["uk"]}, {"against": ["usa"]}),
    "date": ("2022-03-29", "2022-03-28/..", "2022~"),
    "time": ("14:30", "evening", "14Z"),
    "place": ("kyiv", "ukraine"),
    "actor": ("usa", "uk"),
    "choice": ("withdrawal", "less activity"),
    "yes_no": ("yes", "no"),
}
VALUES = [(type_, written) for type_, all_written in GOOD.items() for written in all_written]
ANYTHING = st.recursive(
    st.one_of(st.text(max_size=12), st.sampled_from(["not_given", "none", "open", "usa", "400"])),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.one_of(
                st.text(max_size=8),
                st.sampled_from(["value", "as_of", "members", "doubtful", "list", "for", "of", "scope"]),
            ),
            inner,
            max_size=4,
        ),
    ),
    max_leaves=8,
)


def test_the_types_are_those_of_the_model_under_their_own_names() -> None:
    assert list(TYPES) == list(GOOD)
    assert all(name == type_.name for name, type_ in TYPES.items())


@pytest.mark.parametrize(("type_", "written"), VALUES)
def test_a_value_is_frozen_hashable_and_survives_a_cache(type_: str, written: Any) -> None:
    value = read(type_, written, COLUMNS.get(type_))
    assert hash(value) == hash(read(type_, written, COLUMNS.get(type_)))
    assert pickle.loads(pickle.dumps(value)) == value
    with pytest.raises(AttributeError):
        setattr(value, next(iter(type(value).__annotations__)), None)


@pytest.mark.parametrize(("type_", "written"), VALUES)
def test_a_value_has_words_without_gaps_and_mentions_what_they_name(type_: str, written: Any) -> None:
    value = read(type_, written, COLUMNS.get(type_))
    pieces = TYPES[type_].print_value(value, WORLD)
    assert all(piece.text for piece in pieces)
    mentioned = set(TYPES[type_].list_references(value))
    assert {span.href for span in pieces if span.href} <= {f"{named.kind}/{named.id}" for named in mentioned}
    assert all(_at(written, mention.spot) == mention.id for mention in mentioned)


def _at(written: Any, spot: tuple[str | int, ...]) -> Any:
    for step in spot:
        written = written[step]
    return written


@pytest.mark.parametrize("type_", TYPES)
def test_agreement_is_symmetric_and_every_value_agrees_with_itself(type_: str) -> None:
    values = [read(type_, written, COLUMNS.get(type_)) for written in GOOD[type_]]
    compare = TYPES[type_].compare
    for a in values:
        assert compare(a, a, WORLD).relation is Relation.AGREES
        for b in values:
            agreement = compare(a, b, WORLD)
            assert isinstance(agreement, Agreement)
            assert agreement.reason
            assert "\n" not in agreement.reason
            assert agreement.relation is compare(b, a, WORLD).relation


@given(st.sampled_from([*TYPES]), ANYTHING, st.booleans())
def test_whatever_stands_in_a_file_is_a_value_or_a_mistake(type_: str, written: Any, in_a_column: bool) -> None:
    column = COLUMNS.get(type_, AspectColumn()) if in_a_column else None
    try:
        value = read(type_, written, column)
    except ValidationError as error:
        lines = error.errors(include_url=False)
        assert lines
        assert all(line["msg"] for line in lines)
    else:
        assert TYPES[type_].compare(value, value, WORLD).relation is Relation.AGREES
        assert all(piece.text for piece in TYPES[type_].print_value(value, WORLD))


@pytest.mark.parametrize("type_", TYPES)
def test_every_type_has_a_schema_for_editors(type_: str) -> None:
    schema = ADAPTERS[type_].json_schema()
    assert json.loads(json.dumps(schema)) == schema
