"""Who copies whom: every edge is told in words, drawn once, and its source stands in its family."""

from collections.abc import Callable
from itertools import combinations

from factsheet.pages import copying, copying_graph
from factsheet.pages.copying import CopyingView
from factsheet.plots.lettering import width

from tests.model.content import SETTINGS, Content

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
    view = next(iter(copying.pages(content.findings, SETTINGS))).view()
    assert isinstance(view, CopyingView)
    return view


def told(view: CopyingView) -> dict[str, list[str]]:
    return {
        group.title: ["".join(span.text for span in entry.words) + f" ({entry.basis})" for entry in group.entries]
        for group in view.groups
    }


def test_every_edge_is_told_under_its_family(content: Write) -> None:
    assert told(shown(content(SOURCES))) == {
        "Courier": ["Courier uses Wire Service (inferred)", "Courier cites City Desk (declared by the outlet)"],
        "Wire Service": [
            "Gazette (Copy) reposts Wire Service (inferred)",
            "Gazette (Later) later version of Gazette (Copy) (declared by the outlet)",
            "Mirror rewrites Gazette (Copy) (inferred)",
            "Mirror cites City Desk (inferred)",
        ],
        "Without any edge": ["Herald ()"],
    }


def test_sources_families_and_origins_are_counted(content: Write) -> None:
    assert shown(content(SOURCES)).counts == "5 sources, 3 families, 2 origins where edges end"


def test_every_edge_is_drawn_once_and_what_has_none_is_not(content: Write) -> None:
    graph = shown(content(SOURCES)).graph
    assert graph is not None
    assert sorted((line.kind, line.basis) for line in graph.lines) == [
        ("cites", "declared"),
        ("cites", "inferred"),
        ("republishes", "inferred"),
        ("revises", "declared"),
        ("rewrites", "inferred"),
        ("uses_agency", "inferred"),
    ]
    kinds = {node.name: node.kind for node in graph.nodes if node.name != "Gazette"}
    assert kinds == {"Courier": "held", "Mirror": "held", "Wire Service": "party", "City Desk": "party"}
    assert [node.kind for node in graph.nodes if node.title.startswith("Wire Service: ")] == ["unheld"]
    assert [frame.title for frame in graph.frames] == ["Family: Wire Service"]


def test_a_line_says_what_the_list_says(content: Write) -> None:
    view = shown(content(SOURCES))
    assert view.graph is not None
    assert "Mirror rewrites Gazette (inferred)" in {line.title for line in view.graph.lines}
    words = [word for node in view.graph.nodes for _y, word in node.words]
    assert sorted(words) == [
        "cites",
        "cites, inferred",
        "later version of",
        "reposts, inferred",
        "rewrites, inferred",
        "uses, inferred",
    ]


def test_a_sheet_without_edges_has_no_drawing(content: Write) -> None:
    view = shown(content("sources: {lone: }\nsheet: {read_in_full: [lone]}\npoints: {one: }"))
    assert view.graph is None
    assert told(view) == {"Without any edge": ["Lone ()"]}
    assert shown(content("points: {one: }")).groups == ()


def many(count: int) -> str:
    """Return so many sources, each third a rewrite, and agencies that many use."""
    lines = []
    for number in range(count):
        edges = [f"{{rewrites: s{number - 1}}}"] if number % 3 == 1 else []
        edges += [f"{{uses_agency: agency-{number % 7}}}"] if number % 2 else []
        title = f"A long headline about matter {number} that no box can hold as a whole, however wide"
        lines.append(f"  s{number}: {{title: {title!r}, publisher: outlet-{number}, edges: [{', '.join(edges)}]}}")
    read = ", ".join(f"s{number}" for number in range(count))
    return "sources:\n" + "\n".join(lines) + f"\nsheet: {{read_in_full: [{read}]}}\npoints: {{one: }}\n"


def test_words_stay_in_their_boxes_with_sixty_sources(content: Write) -> None:
    graph = shown(content(many(60))).graph
    assert graph is not None
    for node in graph.nodes:
        assert width(node.name, 13) <= node.width - 15
        assert width(node.details, 11.5) <= node.width - 15
        assert all(width(word, 11.5) <= node.width - 15 for _y, word in node.words)
        assert all(node.y + 36 < y < node.y + node.height for y, _word in node.words)
        assert all(abs(a - b) >= 14 for (a, _a), (b, _b) in combinations(node.words, 2))


def test_a_drawing_that_would_be_too_large_says_what_is_left_out(content: Write) -> None:
    view = shown(content(many(400)))
    assert view.parts is not None
    assert view.graph is not None
    assert len(view.graph.nodes) <= copying_graph.MOST
    assert "not drawn" in view.graph.note
