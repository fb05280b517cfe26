"""Who copies whom, and which texts are of one family."""

from collections.abc import Sequence, Set

from tests.second_opinion.folder import Row, World

Rows = Sequence[Row]
Edge = tuple[str, str]
"""Its kind, and the source from which it comes."""
Way = list[Edge]
Under = Sequence[int | None]
COPYING = ("republishes", "rewrites", "revises")


def parents(world: World, source: str) -> list[Edge]:
    """Return the edges by which a text came from others, as (kind, source)."""
    edges = world.sources.get(source, {}).get("edges", ())
    return [(kind, edge[kind]) for edge in edges for kind in COPYING if kind in edge]


def way_up(world: World, source: str, chosen: str | None = None, joins: Set[str] = frozenset()) -> Way:
    """Return the edges from a source to where its text began, as long as it is known from which one it came.

    Of a compilation its report says which (`chosen`); else it follows one of which others report the text (`joins`).
    """
    way = [("", source)]
    while True:
        above = parents(world, way[-1][1])
        if chosen and len(way) == 1:
            above = [edge for edge in above if edge[1] == chosen]
        if len(above) > 1:
            followed = [edge for edge in above if came_from(world, edge[1]) & joins]
            # Where all that it copies goes back to one text, that is the root of this one as well.
            roots = {up for up in came_from(world, way[-1][1]) if not parents(world, up)}
            above = followed[:1] or (above[:1] if len(roots) == 1 else [])
        if len(above) != 1:
            return way
        way += above


def came_from(world: World, source: str) -> set[str]:
    """Return the source and all texts that went into it, however far up."""
    return {source}.union(*(came_from(world, above) for _, above in parents(world, source)))


def ways_up(world: World, rows: Rows) -> list[Way]:
    """Return the way up of each row, those of compilations last, since they follow what the others show."""
    sure = [way_up(world, row["source"], row.get("copied_from")) for row in rows]
    ways = []
    for row in rows:
        elsewhere = {up for other in sure if other[0][1] != row["source"] for _, up in other}
        ways.append(way_up(world, row["source"], row.get("copied_from"), elsewhere - {row["source"]}))
    return ways


def is_changed(way: Way) -> bool:
    """Whether a text was reposted or rewritten on this way; a later version by its own outlet is no copy."""
    return any(kind in ("republishes", "rewrites") for kind, _ in way)


def folded(rows: Rows, ways: Sequence[Way]) -> tuple[list[int | None], list[bool]]:
    """Return for each row the one beneath which it stands, or None, and for each whether it is a copy.

    Copies and later versions stand beneath what they come from. A later version is no copy: it speaks for itself.
    """
    first: dict[str, int] = {}
    for number, row in enumerate(rows):
        first.setdefault(row["source"], number)
    under: list[int | None] = [None] * len(rows)
    copies = [False] * len(rows)
    orphans: dict[str, list[int]] = {}
    for number, way in enumerate(ways):
        above = [step for step, (_, up) in enumerate(way) if step and up in first]
        copies[number] = any(is_changed(way[1 : step + 1]) for step in above)
        if above:
            under[number] = first[way[above[0]][1]]
        if is_changed(way) and not copies[number]:
            orphans.setdefault(way[-1][1], []).append(number)
    for numbers in orphans.values():
        # A parent without a counted report is represented by its nearest verbatim copy, else by its nearest copy.
        nearest = min(numbers, key=lambda number: (*distance(ways[number]), rows[number]["source"]))
        for number in numbers:
            if rows[number]["source"] != rows[nearest]["source"]:
                copies[number] = True
                under[number] = nearest if under[number] is None else under[number]
    # Two rows of one source stand beside each other, also where one came back to it through its own copies.
    for number in [number for number in range(len(rows)) if under[number] is not None]:
        if rows[top(number, under)]["source"] == rows[number]["source"]:
            under[number], copies[number] = None, False
    return under, copies


def distance(way: Way) -> tuple[int, int]:
    kinds = [kind for kind, _ in way]
    return kinds.count("rewrites"), len(kinds)


def top(number: int, under: Under) -> int:
    while (above := under[number]) is not None:
        number = above
    return number


def families(world: World, rows: Rows, ways: Sequence[Way], under: Under) -> list[str]:
    """Return the family of each row: of one root, or of outlets with one owner in the end; one source is of one."""
    of_source: dict[str, str] = {}
    for number, row in enumerate(rows):
        if under[number] is None:
            root = ways[number][-1][1]
            house = world.sources.get(root, {}).get("publisher", root)
            while world.actors.get(house, {}).get("owner"):
                house = world.actors[house]["owner"]
            of_source[row["source"]] = min(house, of_source.get(row["source"], house))
    return [of_source[rows[top(number, under)]["source"]] for number in range(len(rows))]
