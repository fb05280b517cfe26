"""Who copies whom: every edge is one line of the tree of its family, beneath what it leads to."""

from collections.abc import Callable

import pytest
from factsheet.site.pages.kinds import who_copies_whom
from factsheet.site.pages.kinds.who_copies_whom import CopyingView

from tests.model.content import SETTINGS, Content

pytestmark = pytest.mark.slow

Write = Callable[[str], Content]
SOURCES = """
sources:
  wire: {publisher: wire-service, held: no}
  copy: {publisher: gazette, edges: [{republishes: wire}]}
  spun: {publisher: mirror, edges: [{rewrites: copy}, {cites: city-desk}]}
  later: {publisher: gazette, edges: [{revises: copy, basis: declared}]}
  other: {publisher: courier, edges: [{uses_agency: wire-service}, {cites: city-desk, basis: declared}]}
  lone: {publisher: herald}
actors: {wire-service: {kind: agency}, gazette: , mirror: , courier: , herald: , city-desk: }
sheet: {read_in_full: [copy, spun, later, other, lone]}
points: {one: }
"""


def shown(content: Content) -> CopyingView:
    view = next(iter(who_copies_whom.make_pages(content.findings, SETTINGS))).view()
    assert isinstance(view, CopyingView)
    return view


def lines(view: CopyingView) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for group in view.groups:
        found[group.title] = []
        for entry in group.entries:
            words = "".join(span.text for span in entry.words)
            basis = f" ({entry.basis})" if entry.basis else ""
            found[group.title].append(f"{'  ' * entry.level}{words}{basis}")
    return found


def test_every_edge_is_one_line_beneath_what_it_leads_to(content: Write) -> None:
    assert lines(shown(content(SOURCES))) == {
        "Courier": [
            "Wire Service",
            "  Courier uses Wire Service (inferred)",
            "City Desk",
            "  Courier cites City Desk (declared by the outlet)",
        ],
        "Wire Service": [
            "Wire Service",
            "  Gazette (Copy) reposts Wire Service (inferred)",
            "    Gazette (Later) later version of Gazette (Copy) (declared by the outlet)",
            "    Mirror rewrites Gazette (Copy) (inferred)",
            "City Desk",
            "  Mirror cites City Desk (inferred)",
        ],
        "No known links to other sources": ["Herald"],
    }


def test_sources_families_and_origins_are_counted(content: Write) -> None:
    assert shown(content(SOURCES)).counts == "5 sources, 3 families, tracing back to 2 origins"


def test_a_sheet_without_edges_has_no_tree(content: Write) -> None:
    view = shown(content("sources: {lone: }\nsheet: {read_in_full: [lone]}\npoints: {one: }"))
    assert lines(view) == {"No known links to other sources": ["Lone"]}
    assert shown(content("points: {one: }")).groups == ()


def chain(count: int) -> str:
    """Return so many sources, each a rewrite of the one before it."""
    written = "".join(f"  s{number}: {{edges: [{{rewrites: s{number - 1}}}]}}\n" for number in range(1, count))
    read = ", ".join(f"s{number}" for number in range(count))
    return f"sources:\n  s0: \n{written}sheet: {{read_in_full: [{read}]}}\npoints: {{one: }}\n"


def test_a_long_chain_is_indented_as_far_as_there_is_room_and_goes_on_on_further_pages(content: Write) -> None:
    view = shown(content(chain(1100)))
    levels = [entry.level for group in view.groups for entry in group.entries]
    assert levels[:9] == list(range(9))
    assert set(levels[9:]) == {who_copies_whom.MOST_INDENTED}
    assert view.parts is not None
