"""What holds of the counts whatever the content: cycles, compilations and unheld parents among it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import pytest
from factsheet.analysis.independence import Independence, analyze_independence
from factsheet.analysis.source_families import group_sources
from factsheet.analysis.source_lineage import trace_line
from factsheet.content.corpus import Corpus
from factsheet.model.actor import Actor
from factsheet.model.point import Point
from factsheet.model.report import Attribution, Locator, Report
from factsheet.model.source import COPYING, EDGE_KINDS, Edge, Source
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

pytestmark = pytest.mark.slow

HOUSES = ("north", "south", "east")
SPEAKERS = ("mayor", "governor", "nobody-named")
STORIES = ("story-a", "story-b", "story-c", "story-d", "story-e")
BASES = ("own_observation", "unnamed_official", "other_outlet", "dangling", None)

PLACE = Locator(paragraph="1")

holdings = st.sampled_from((None, None, "yes", "no"))
houses = st.sampled_from((None, *HOUSES))
owners = st.fixed_dictionaries({house: st.sampled_from((None, "holding", *HOUSES)) for house in HOUSES})


@dataclass(frozen=True)
class World:
    corpus: Corpus
    point: Point

    def counted(self) -> Independence:
        return analyze_independence(self.corpus, self.point)


@st.composite
def worlds(draw: st.DrawFn, *, circles: bool = True) -> World:
    """Draw a point with up to six reports; without circles, every edge leads to a story earlier in the alphabet."""
    sources = {
        story: _source(story, draw(houses), draw(_edges(STORIES if circles else STORIES[:number])), draw(holdings))
        for number, story in enumerate(STORIES)
    }
    reports = [draw(_reports(f"row-{number}", sources)) for number in range(draw(st.integers(0, 6)))]
    return World(_corpus(sources, draw(owners)), _point(reports, draw(st.booleans())))


def _edges(targets: Sequence[str]) -> st.SearchStrategy[list[tuple[str, str]]]:
    some = st.tuples(st.sampled_from(EDGE_KINDS), st.sampled_from(targets)) if targets else st.nothing()
    return st.lists(some, max_size=3 if targets else 0)


def _source(id: str, publisher: str | None, edges: Sequence[tuple[str, str]], held: str | None = None) -> Source:
    led: dict[str, str] = {target: kind for kind, target in edges if target != id}
    written: list[dict[str, Any]] = [
        {kind: target, "basis": "inferred", "evidence": "e"} for target, kind in led.items()
    ]
    return Source(
        id=id,
        file=f"{id}.yml",
        title=id,
        publisher=publisher,
        held=held,
        url="null",
        url_note="not found",
        edges=tuple(Edge(**edge) for edge in written),
    )


@st.composite
def _reports(draw: st.DrawFn, anchor: str, sources: Mapping[str, Source]) -> Report:
    source = draw(st.sampled_from(sorted(sources)))
    parents = [edge.target for edge in sources[source].edges if edge.kind in COPYING]
    chain = draw(st.lists(st.sampled_from((*SPEAKERS, *HOUSES, *STORIES)), max_size=2, unique=True))
    return Report(
        source=source,
        id=anchor,
        attribution=Attribution(chain=tuple(chain), basis=draw(st.sampled_from(BASES))),
        copied_from=draw(st.sampled_from((None, *parents))),
        rank=draw(st.sampled_from(("normal", "normal", "deprecated"))),
        rank_reason="replaced",
        locator=draw(st.sampled_from((PLACE, PLACE, None))),
        no_quote=draw(st.sampled_from((None, None, None, "page_not_seen"))),
    )


def _corpus(sources: Mapping[str, Source], owner_of: Mapping[str, str | None]) -> Corpus:
    kinds = {"nobody-named": "unnamed"}
    actors = {
        id: Actor(id=id, file=f"{id}.yml", name=id, kind=kinds.get(id, "organisation"), owner=owner_of.get(id))  # type: ignore[arg-type]
        for id in (*HOUSES, *SPEAKERS, "holding")
    }
    return Corpus(sheets={}, points={}, sources=sources, actors=actors, places={}, files={}, known={})


def _point(reports: Sequence[Report], utterance: bool) -> Point:
    said = {"kind": "statement", "by": ("mayor",)} if utterance else {"kind": "event"}
    return Point(id="p", file="p.yml", sheet="s", title="t", statement="s", reports=tuple(reports), **said)


def _told(counted: Independence) -> tuple[object, ...]:
    heads = {head.report.anchor for head in counted.heads}
    return counted.sources, counted.families, counted.origins, counted.unnamed, counted.is_single, heads


def _stepwise(corpus: Corpus, source: str) -> tuple[str, ...]:
    path = [source]
    while True:
        edges = corpus.sources[path[-1]].edges
        above = [edge.target for edge in edges if edge.kind in COPYING and edge.target not in path]
        if len(above) != 1:
            return tuple(path)
        path += above


@given(worlds(), st.permutations(STORIES))
def test_a_line_is_the_same_whatever_was_asked_before(world: World, order: Sequence[str]) -> None:
    assert {story: trace_line(world.corpus, story).path for story in order} == {
        story: _stepwise(world.corpus, story) for story in order
    }


def test_a_line_of_many_copies_is_followed_to_its_end() -> None:
    ids = [f"story-{number:04}" for number in range(1100)]  # deeper than Python recurses
    sources = {id: _source(id, None, [("republishes", above)]) for above, id in pairwise(ids)}
    corpus = _corpus({ids[0]: _source(ids[0], None, []), **sources}, {})
    found = analyze_independence(corpus, _point([Report(source=id, locator=PLACE) for id in reversed(ids)], False))
    assert (found.sources, found.families) == (1100, 1)
    (family,) = group_sources(corpus, ids)
    assert (family.head, len(family.members)) == (ids[0], 1100)


@given(worlds(circles=False), st.data())
def test_the_order_of_files_and_of_reports_changes_no_count(world: World, data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(world.point.reports))
    sources = dict(data.draw(st.permutations(list(world.corpus.sources.items()))))
    actors = dict(data.draw(st.permutations(list(world.corpus.actors.items()))))
    other = World(
        structs.replace(world.corpus, sources=sources, actors=actors),
        replace(world.point, reports=tuple(shuffled)),
    )
    assert _told(other.counted()) == _told(world.counted())


@given(worlds(circles=False), st.data())
def test_another_copy_is_one_source_more_and_no_family_or_origin(world: World, data: st.DataObject) -> None:
    counting = world.corpus.list_counted_reports(world.point)
    if not counting:
        return
    parent = data.draw(st.sampled_from(counting)).source
    kind = data.draw(st.sampled_from(("republishes", "rewrites")))
    copy = data.draw(_reports("copy", {"copy": _source("copy", data.draw(houses), [(kind, parent)])}))
    source = _source("copy", data.draw(houses), [(kind, parent)])
    more = World(
        structs.replace(world.corpus, sources={**world.corpus.sources, "copy": source}),
        replace(
            world.point, reports=(*world.point.reports, replace(copy, rank="normal", no_quote=None, locator=PLACE))
        ),
    )
    before, after = world.counted(), more.counted()
    assert after.sources == before.sources + 1
    assert (after.families, after.origins, after.unnamed) == (before.families, before.origins, before.unnamed)


@given(worlds())
def test_what_is_reported_has_named_origins_or_names_none_and_no_more_families_than_sources(world: World) -> None:
    counted = world.counted()
    if world.corpus.list_counted_reports(world.point):
        assert counted.origins + counted.unnamed >= 1
        assert 1 <= counted.families <= counted.sources
    else:
        assert (counted.sources, counted.families, counted.origins) == (0, 0, 0)


@given(worlds())
def test_what_does_not_count_changes_nothing(world: World) -> None:
    without = replace(world, point=replace(world.point, reports=world.corpus.list_counted_reports(world.point)))
    assert _told(without.counted()) == _told(world.counted())


@given(worlds())
def test_every_report_that_counts_is_shown_once_and_each_copy_beneath_a_row_of_its_own(world: World) -> None:
    standings = world.counted().lineages
    assert sorted(one.report.anchor for one in standings) == sorted(
        report.anchor for report in world.corpus.list_counted_reports(world.point)
    )
    heads = {one.report.anchor: one.family for one in standings if one.parent is None}
    for one in standings:
        if one.parent is not None:
            assert heads[one.parent] == one.family
        else:
            assert not one.is_copy
