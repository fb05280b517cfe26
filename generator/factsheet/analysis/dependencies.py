"""Which files stand behind what is shown of a thing, as one digest: it changes when one of them does.

Too many files in a digest cost time; one too few, and a page would stay as it was while what it shows has changed.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property

from factsheet.analysis.name_mentions import Names
from factsheet.content.corpus import Corpus, Record, point_key
from factsheet.content.fingerprint import digest, together
from factsheet.model.point_summary import Outline
from factsheet.model.references import references

Thing = tuple[str, str]
"""Kind (`source`, `actor`, `place`) and id."""
NONE = b"none"
"""The stamp of what no file tells."""


class Stamps:
    """The digests of a corpus, each worked out once."""

    def __init__(self, corpus: Corpus, names: Names) -> None:
        self._corpus = corpus
        self._names = names
        self.links: dict[str, tuple[bytes, bytes]] = {}
        """By point: the stamp of its file, and the digest of the names that its prose links."""
        self._behind: dict[Thing, frozenset[Thing]] = {}
        self._things: dict[Thing, bytes] = {}
        self._points: dict[str, bytes] = {}
        self._pages: dict[str, bytes] = {}
        self._sheets: dict[str, bytes] = {}
        self._whole_sheets: dict[str, bytes] = {}

    def of_everything(self) -> bytes:
        """Return the digest of all files."""
        return self._everything

    @cached_property
    def _everything(self) -> bytes:
        ledgers = (digest(source, stamp) for source, stamp in self._corpus.ledger_stamps.items())
        return together((*(digest(file, stamp) for file, stamp in self._corpus.stamps.items()), *ledgers))

    @property
    def names(self) -> bytes:
        """Return the digest of every name that prose may link."""
        return self._names.stamp

    def thing(self, kind: str, id: str) -> bytes:
        """Return the digest of a source, actor or place, and of all that it leads to: parents, publisher, owner …"""
        if (kind, id) not in self._things:
            self._things[kind, id] = together(map(self._own, self._reach((kind, id))))
        return self._things[kind, id]

    def point(self, key: str) -> bytes:
        """Return the digest of a point and the things it names: what its own row in a list can show."""
        if key not in self._points:
            outline = self._corpus.outlines.get(key)
            self._points[key] = together(self._behind_point(outline)) if outline else NONE
        return self._points[key]

    def sheet(self, id: str) -> bytes:
        """Return the digest of a sheet and its sources: what its points show of it, silence among it."""
        if id not in self._sheets:
            sheet = self._corpus.sheets.get(id)
            sources = (self.thing("source", source) for source in self._corpus.sources_of(id))
            self._sheets[id] = digest(self._of_record(sheet), together(sources))
        return self._sheets[id]

    def whole_sheet(self, id: str) -> bytes:
        """Return the digest of a sheet with its points, and of the points of others that they name."""
        if id not in self._whole_sheets:
            self._whole_sheets[id] = self._of_whole_sheet(id)
        return self._whole_sheets[id]

    def _of_whole_sheet(self, id: str) -> bytes:
        corpus = self._corpus
        named = {key for outline in corpus.outlines_of(id) for kind, key in corpus.named_in(outline) if kind == "point"}
        named |= {point_key(id, mention.id) for mention in references(corpus.sheets[id]) if mention.kind == "point"}
        named |= {outline.key for outline in corpus.outlines_of(id)}
        return digest(self.sheet(id), together(map(self.point, named)), self.names)

    def beside(self, kind: str, id: str) -> bytes:
        """Return the digest of a source, actor or place with all that names it."""
        corpus = self._corpus
        records = together(self.thing(*other) for other in self._naming.get((kind, id), ()))
        points = together(self.point(outline.key) for outline in corpus.outlines_naming(kind, id))
        sheets = together(self._of_record(sheet) for sheet in corpus.sheets.values())
        return digest(self.thing(kind, id), records, points, sheets, self.names)

    def page(self, outline: Outline) -> bytes:
        """Return the digest of all that the page of a point shows: it, its sheet, its neighbours either way."""
        if outline.key not in self._pages:
            self._pages[outline.key] = self._of_page(outline)
        return self._pages[outline.key]

    def _of_page(self, outline: Outline) -> bytes:
        corpus = self._corpus
        neighbours = [id for kind, id in corpus.named_in(outline) if kind == "point"]
        neighbours += [other.key for other in corpus.outlines_naming("point", outline.key)]
        around = together(self.point(key) for key in neighbours)
        return digest(self.point(outline.key), self.sheet(outline.sheet), around, self._linked(outline))

    def _linked(self, outline: Outline) -> bytes:
        own = self._corpus.stamps.get(outline.file, NONE)
        known = self.links.get(outline.key)
        if known is None or known[0] != own:
            known = self.links[outline.key] = (own, self._names.stamp_in(outline.prose))
        return known[1]

    def _behind_point(self, outline: Outline) -> Iterator[bytes]:
        yield self._corpus.stamps.get(outline.file, NONE)
        for kind, id in self._corpus.named_in(outline):
            if kind in ("source", "actor", "place"):
                yield self.thing(kind, id)

    @cached_property
    def _naming(self) -> Mapping[Thing, list[Thing]]:
        """Return for each thing the sources, actors and places whose records name it."""
        corpus = self._corpus
        naming: dict[Thing, list[Thing]] = {}
        shelves = (("source", corpus.sources), ("actor", corpus.actors), ("place", corpus.places))
        for one in ((kind, id) for kind, shelf in shelves for id in shelf):
            for named in self._named_by(one):
                naming.setdefault(named, []).append(one)
        return naming

    def _reach(self, thing: Thing) -> frozenset[Thing]:
        """Return the thing and all that its record, and theirs, lead to."""
        if thing not in self._behind:
            found: set[Thing] = set()
            todo = [thing]
            while todo:
                one = todo.pop()
                if one not in found:
                    found.add(one)
                    todo += self._named_by(one)
            self._behind[thing] = frozenset(found)
        return self._behind[thing]

    def _named_by(self, thing: Thing) -> Iterator[Thing]:
        record = self._record(thing)
        for mention in references(record) if record is not None else ():
            kind = mention.kind
            if kind == "party":
                kind = "actor" if mention.id in self._corpus.actors else "source"
            yield kind, mention.id

    def _record(self, thing: Thing) -> Record | None:
        kind, id = thing
        if kind == "source":
            return self._corpus.sources.get(id)
        return self._corpus.actors.get(id) if kind == "actor" else self._corpus.places.get(id)

    def _own(self, thing: Thing) -> bytes:
        kind, id = thing
        record = self._record(thing)
        ledger = self._corpus.ledger_stamps.get(id, NONE) if kind == "source" else NONE
        return digest(kind, id, self._of_record(record), ledger)

    def _of_record(self, record: Record | None) -> bytes:
        return self._corpus.stamps.get(record.file, NONE) if record is not None else NONE
