"""Who copies whom as a drawing: each source a box with a line of words for each of its edges, families framed."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from factsheet import addresses
from factsheet.addresses import Address
from factsheet.corpus import Corpus
from factsheet.families import families
from factsheet.language import _, ngettext
from factsheet.pages import terms
from factsheet.plots.graph import Frame, Layout, laid_out
from factsheet.plots.graph_group import Box, Link
from factsheet.plots.lettering import BOLD, shortened, width
from factsheet.records.source import Edge

MOST = 150
"""Boxes in a drawing."""
LARGEST = 300
"""Boxes in a drawing of one family; nobody follows the lines of more, and a page would take minutes."""
WIDTH = 232.0
_NAME, _SMALL = 13.0 * BOLD, 11.5
"""Sizes of letters, in pixels; names are bold."""
_SIDE = 10.0
_HEAD, _LINE, _FOOT = 40.0, 16.0, 7.0
"""Heights: of name and title, of a line for an edge, and of what is left below."""
_PARTY = 30.0
"""Height of an outlet or agency."""
_MARGIN = 8.0

Relation = tuple[str, Edge]
"""The source that has the edge, and the edge."""


@dataclass(frozen=True, slots=True)
class Node:
    kind: str
    """`held`, `unheld` or `party`: a key for the style sheet."""
    x: float
    y: float
    width: float
    height: float
    href: Address
    title: str
    """All of what stands in it, unshortened."""
    name: str
    details: str
    """Its title, or its id; empty for a party."""
    words: tuple[tuple[float, str], ...]
    """For each edge: where its line begins, and its word."""


@dataclass(frozen=True, slots=True)
class Line:
    kind: str
    basis: str
    path: str
    x: float
    y: float
    """The tip of the arrow."""
    title: str


@dataclass(frozen=True, slots=True)
class Framed:
    box: Frame
    title: str


@dataclass(frozen=True, slots=True)
class Graph:
    box: str
    """The view box of the drawing."""
    width: int
    height: int
    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    frames: tuple[Framed, ...]
    key: tuple[tuple[str, str], ...]
    """Signs that occur: a key for the style sheet, and the meaning."""
    note: str
    """What is left out; empty where all is drawn."""


def graph(corpus: Corpus, relations: Sequence[Relation]) -> Graph | None:
    """Return the drawing of these edges; None of none, and where each family has more than a drawing can hold."""
    if not relations:
        return None
    heads = _heads(corpus, relations)
    drawn = _of_largest(relations, heads)
    if not drawn:
        return None
    ids = list(dict.fromkeys(id for source, edge in drawn for id in (source, edge.target)))
    outgoing = {id: [edge for source, edge in drawn if source == id] for id in ids}
    boxes = [_box(corpus, id, heads[id], len(outgoing[id])) for id in ids]
    number = {id: place for place, id in enumerate(ids)}
    links = [_link(number, source, edge, outgoing[source].index(edge)) for source, edge in drawn]
    return _shown(corpus, drawn, boxes, laid_out(boxes, links), len(relations) - len(drawn))


def _heads(corpus: Corpus, relations: Sequence[Relation]) -> dict[str, str]:
    """Return the family of each source, and for each outlet or agency a group of its own."""
    parties = {id for source, edge in relations for id in (source, edge.target)}
    found = families(corpus, [id for id in parties if id in corpus.sources])
    heads = {member.source: f"family-{family.head}" for family in found for member in family.members}
    return {id: heads.get(id, f"party-{id}") for id in parties}


def _of_largest(relations: Sequence[Relation], heads: Mapping[str, str]) -> list[Relation]:
    """Return the edges of as many families as a drawing can hold, those with the most edges first."""
    often = Counter(heads[source] for source, _edge in relations)
    drawn: set[str] = set()
    boxes: set[str] = set()
    for head, _count in often.most_common():
        own = {id for source, edge in relations if heads[source] == head for id in (source, edge.target)}
        if len(boxes | own) <= (MOST if boxes else LARGEST):
            drawn.add(head)
            boxes |= own
    return [(source, edge) for source, edge in relations if heads[source] in drawn]


def _box(corpus: Corpus, id: str, head: str, edges: int) -> Box:
    if id not in corpus.sources:
        name = shortened(corpus.name("actor", id), WIDTH - 2 * _SIDE, _NAME)
        return Box(ceil(width(name, _NAME)) + 2 * _SIDE, _PARTY, head)
    return Box(WIDTH, _HEAD + edges * _LINE + _FOOT, head)


def _link(number: Mapping[str, int], source: str, edge: Edge, place: int) -> Link:
    return Link(number[source], number[edge.target], _port(place))


def _port(place: int) -> float:
    return _HEAD + place * _LINE + _LINE / 2


def _shown(corpus: Corpus, drawn: Sequence[Relation], boxes: Sequence[Box], layout: Layout, left: int) -> Graph:
    ids = list(dict.fromkeys(id for source, edge in drawn for id in (source, edge.target)))
    words = {id: [_word(edge) for source, edge in drawn if source == id] for id in ids}
    nodes = tuple(
        _node(corpus, id, box, corner, words[id]) for id, box, corner in zip(ids, boxes, layout.corners, strict=True)
    )
    wide, high = round(layout.width + 2 * _MARGIN), round(layout.height + 2 * _MARGIN)
    return Graph(
        box=f"{-_MARGIN:g} {-_MARGIN:g} {wide} {high}",
        width=wide,
        height=high,
        nodes=nodes,
        lines=tuple(
            Line(edge.kind, edge.basis, way.path, way.x, way.y, sentence(corpus, source, edge))
            for (source, edge), way in zip(drawn, layout.ways, strict=True)
        ),
        frames=tuple(Framed(frame, _family(corpus, frame)) for frame in layout.frames),
        key=tuple(_key({edge.kind for _source, edge in drawn}, {edge.basis for _source, edge in drawn}, nodes)),
        note=ngettext(
            "{count} further relation is told below and not drawn: the drawing holds the families with the most.",
            "{count} further relations are told below and not drawn: the drawing holds the families with the most.",
            left,
        )
        if left
        else "",
    )


def sentence(corpus: Corpus, source: str, edge: Edge) -> str:
    """Say an edge in words: "Gazette rewrites Wire Service (inferred)"."""
    names = corpus.name("source", source), terms.edge(edge.kind), corpus.name("party", edge.target)
    basis = _("declared by the outlet") if edge.basis == "declared" else _("inferred")
    return f"{' '.join(names)} ({basis})"


def _word(edge: Edge) -> str:
    word = terms.edge(edge.kind)
    return word if edge.basis == "declared" else _("{edge}, inferred").format(edge=word)


def _node(corpus: Corpus, id: str, box: Box, corner: tuple[float, float], words: Sequence[str]) -> Node:
    room = box.width - 2 * _SIDE
    source = corpus.sources.get(id)
    name = corpus.name("party", id)
    kind = "party" if source is None else "held" if source.is_seen else "unheld"
    details = "" if source is None else source.title or id
    return Node(
        kind=kind,
        x=round(corner[0]),
        y=round(corner[1]),
        width=box.width,
        height=box.height,
        href=addresses.actor(id) if source is None else addresses.source(id),
        title=": ".join(filter(None, (name, details))),
        name=shortened(name, room, _NAME),
        details=shortened(details, room, _SMALL),
        words=tuple((round(corner[1]) + _port(place) + 4, word) for place, word in enumerate(words)),
    )


def _family(corpus: Corpus, frame: Frame) -> str:
    name = corpus.name("party", frame.group.removeprefix("family-"))
    return shortened(_("Family: {name}").format(name=name), frame.width - 24, _SMALL)


def _key(kinds: set[str], bases: set[str], nodes: Sequence[Node]) -> Iterator[tuple[str, str]]:
    meanings = {
        "republishes": _("reposts: the same text"),
        "rewrites": _("rewrites: paraphrased, compiled or spun by a machine"),
        "revises": _("later version of: by the same outlet"),
        "cites": _("cites: “according to …”"),
        "uses_agency": _("uses: with text of an agency"),
        "declared": _("full arrow: declared by the outlet"),
        "inferred": _("hollow arrow: inferred"),
        "held": _("a source"),
        "unheld": _("a source that is cited, and that we have not seen"),
        "party": _("an outlet or agency, no single article known"),
    }
    there = kinds | bases | {node.kind for node in nodes}
    yield from ((sign, meaning) for sign, meaning in meanings.items() if sign in there)
