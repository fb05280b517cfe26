"""Graphs: boxes never cover each other, a line begins at its box and ends at the other, the same on every run."""

import os
import re
import subprocess
import sys
from itertools import combinations

import pytest
from factsheet.plots.graph import ARROW, Layout, laid_out
from factsheet.plots.graph_group import Box, Link
from factsheet.plots.layers import Gaps, layered
from hypothesis import given, settings
from hypothesis import strategies as st

Graph = tuple[list[Box], list[Link]]


@st.composite
def graphs(draw: st.DrawFn, most: int = 24) -> Graph:
    count = draw(st.integers(1, most))
    groups = draw(st.lists(st.sampled_from("abcdefg"), min_size=count, max_size=count))
    ends = draw(st.lists(st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)), max_size=2 * most))
    links: list[Link] = []
    ports = [0] * count
    for start, end in ends:
        if start != end:
            links.append(Link(start, end, 45.0 + 16 * ports[start]))
            ports[start] += 1
    return [Box(200, 50.0 + 16 * number, group) for number, group in zip(ports, groups, strict=True)], links


@settings(max_examples=40)
@given(graphs())
def test_no_box_covers_another_and_all_are_within_the_drawing(graph: Graph) -> None:
    boxes, links = graph
    layout = laid_out(boxes, links)
    placed = [(x, y, x + box.width, y + box.height) for box, (x, y) in zip(boxes, layout.corners, strict=True)]
    for left, top, right, bottom in placed:
        assert left >= -1e-6
        assert top >= -1e-6
        assert right <= layout.width + 1e-6
        assert bottom <= layout.height + 1e-6
    for a, b in combinations(placed, 2):
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


@settings(max_examples=40)
@given(graphs())
def test_a_frame_holds_its_group_and_nobody_else(graph: Graph) -> None:
    boxes, links = graph
    layout = laid_out(boxes, links)
    framed = {frame.group for frame in layout.frames}
    assert framed == {box.group for box in boxes if sum(other.group == box.group for other in boxes) > 1}
    for frame in layout.frames:
        for box, (x, y) in zip(boxes, layout.corners, strict=True):
            across = x < frame.x + frame.width and frame.x < x + box.width
            is_in = across and y < frame.y + frame.height and frame.y < y + box.height
            assert is_in == (box.group == frame.group)


def ends(path: str) -> tuple[tuple[float, float], float]:
    """Return where path data begins, and how far right it ends."""
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", path)]
    return (numbers[0], numbers[1]), numbers[-1] if path.rpartition("H")[2] == f"{numbers[-1]:.0f}" else numbers[-2]


@settings(max_examples=40)
@given(graphs())
def test_a_line_begins_at_its_port_and_its_arrow_ends_at_the_other_box(graph: Graph) -> None:
    boxes, links = graph
    layout = laid_out(boxes, links)
    for link, way in zip(links, layout.ways, strict=True):
        (x, y), (left, top) = layout.corners[link.start], layout.corners[link.end]
        begin, end = ends(way.path)
        assert begin == pytest.approx((x + boxes[link.start].width, y + link.port), abs=1)
        assert way.x == pytest.approx(left, abs=1)
        assert top <= way.y <= top + boxes[link.end].height
        assert end == pytest.approx(left - ARROW, abs=1)


def crossed(boxes: list[Box], links: list[Link], layout: Layout) -> list[tuple[int, int]]:
    """Return each straight part of a line, by number of the line, that runs through a box (by number)."""
    found = []
    for number, way in enumerate(layout.ways):
        x = y = 0.0
        for letter, text in re.findall(r"([MHC])([^MHC]*)", way.path):
            numbers = [float(one) for one in text.split()]
            if letter == "H":
                for other, (box, (left, top)) in enumerate(zip(boxes, layout.corners, strict=True)):
                    over = min(x, numbers[0]) < left + box.width - 2 and left + 2 < max(x, numbers[0])
                    if over and top + 2 < y < top + box.height - 2:
                        found.append((number, other))
            x, y = (numbers[0], y) if letter == "H" else (numbers[-2], numbers[-1])
    return found


def sixty() -> Graph:
    """Return sixty sources: copies of copies in families, agencies that many use."""
    links = [Link(number, number // 3 * 3 + 2, 45) for number in range(60) if number % 3 < 2 and number % 5]
    links += [Link(number, 60 + number % 8, 61) for number in range(60) if number % 4 < 3]
    links += [Link(number, (number + 3) % 60 // 3 * 3 + 2, 77) for number in range(0, 30, 7)]
    boxes = [Box(230, 90, f"family-{number // 3}") for number in range(60)]
    return boxes + [Box(90, 30, f"agency-{number}") for number in range(8)], links


def test_lines_pass_sixty_sources_without_running_through_one() -> None:
    boxes, links = sixty()
    layout = laid_out(boxes, links)
    assert crossed(boxes, links, layout) == []
    assert layout.width < 2000


def test_the_same_graph_is_drawn_alike_on_every_run() -> None:
    told = "from tests.plots.test_graph import laid_out, sixty; print(laid_out(*sixty()))"
    runs = {
        subprocess.run(
            [sys.executable, "-c", f"x = [object() for _ in range({seed})]\n{told}"],
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in (1, 77, 4242)
    }
    assert len(runs) == 1


def test_a_circle_of_copies_is_drawn_all_the_same() -> None:
    boxes = [Box(100, 50, "one"), Box(100, 50, "one"), Box(100, 50, "other")]
    layout = laid_out(boxes, [Link(0, 1, 20), Link(1, 0, 20), Link(1, 2, 30), Link(2, 0, 20)])
    assert len({*layout.corners}) == 3


def test_what_the_library_leaves_too_near_is_pushed_apart() -> None:
    heights = (60, 60, 30, 60, 30, 60, 60, 30, 30, 30, 60, 200, 30, 60, 200, 30, 60, 200, 60, 200)
    pairs = ((0, 2), (2, 4), (4, 1), (7, 3), (7, 4), (8, 1), (9, 5), (9, 7), (9, 11), (10, 2), (10, 14), (11, 18))
    more = ((14, 13), (16, 9), (18, 8), (18, 10), (19, 9), (19, 15))
    found = layered([(100.0, float(height)) for height in heights], (*pairs, *more), Gaps(10, 50))
    placed = [(x, y, y + height) for (x, y), height in zip(found.places, heights, strict=True)]
    assert not [
        (a, b) for a, b in combinations(placed, 2) if abs(a[0] - b[0]) < 100 and a[1] < b[2] + 9 and b[1] < a[2] + 9
    ]
