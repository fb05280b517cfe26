"""Sources of a sheet in families: who copies whom, who belongs to whom, parents before copies."""

from collections.abc import Callable

import pytest
from factsheet.analysis.source_families import group_sources
from factsheet.analysis.source_lineage import trace_line
from hypothesis import given
from hypothesis import strategies as st

from tests.model.content import Content
from tests.model.test_independence_holds import STORIES, World, worlds

Write = Callable[[str], Content]

SOURCES = """
actors:
  house: {kind: organisation}
  east: {kind: outlet, owner: house}
  west: {kind: outlet, owner: house}
sources:
  wire: {held: "no"}
  mirror: {edges: [{rewrites: wire}]}
  echo: {edges: [{republishes: wire}]}
  later: {edges: [{rewrites: echo}]}
  east-one: {publisher: east}
  east-two: {publisher: east, edges: [{revises: east-one}]}
  west-one: {publisher: west}
  compiled: {edges: [{rewrites: east-one}, {rewrites: west-one}]}
  torn: {edges: [{rewrites: east-one}, {rewrites: wire}]}
  alone: {}
"""


def found(content: Content, *sources: str) -> dict[str, list[tuple[str, bool]]]:
    """Return by the head of each family its members, and whether each is a copy."""
    return {
        family.head: [(member.source, member.is_copy) for member in family.members]
        for family in group_sources(content.findings.corpus, sources)
    }


@pytest.fixture
def sources(content: Write) -> Content:
    return content(SOURCES)


def test_copies_stand_after_their_parent_and_what_was_rewritten_after_what_was_reposted(sources: Content) -> None:
    members = [("wire", False), ("echo", True), ("mirror", True), ("later", True)]
    assert found(sources, "later", "mirror", "echo", "wire") == {"wire": members}


def test_where_the_parent_is_not_among_them_the_nearest_copy_stands_for_it(sources: Content) -> None:
    assert found(sources, "mirror", "echo") == {"wire": [("echo", False), ("mirror", True)]}
    assert found(sources, "mirror") == {"wire": [("mirror", False)]}


def test_outlets_of_one_owner_are_a_family_without_being_copies(sources: Content) -> None:
    assert found(sources, "east-one", "west-one") == {"house": [("east-one", False), ("west-one", False)]}


def test_a_later_version_is_no_copy(sources: Content) -> None:
    assert found(sources, "east-two", "east-one") == {"house": [("east-one", False), ("east-two", False)]}


def test_a_compilation_belongs_to_the_family_of_its_parents_where_that_is_one(sources: Content) -> None:
    assert list(found(sources, "compiled")) == ["house"]
    assert list(found(sources, "torn")) == ["torn"]


@given(worlds(), st.permutations(STORIES), st.integers(0, len(STORIES)))
def test_the_order_of_sources_never_matters_and_none_is_lost(world: World, order: list[str], count: int) -> None:
    """Circles of copies, compilations and owners among it."""
    some = order[:count]
    members = [member.source for family in group_sources(world.corpus, some) for member in family.members]
    assert sorted(members) == sorted(some)
    assert group_sources(world.corpus, some) == group_sources(world.corpus, sorted(some))


@given(worlds(circles=False))
def test_nothing_stands_before_what_it_comes_from(world: World) -> None:
    for family in group_sources(world.corpus, STORIES):
        members = [member.source for member in family.members]
        for place, source in enumerate(members):
            assert not set(trace_line(world.corpus, source).path[1:]) & set(members[place:])
