"""Where each report comes from in the end, as far as anybody is named."""

from collections.abc import Callable, Sequence
from typing import Any

from tests.second_opinion.copying import Rows, Under, top, way_up
from tests.second_opinion.folder import UTTERANCES, Row, World, chain, many

FIRST_HAND = ("transcript", "statement", "post", "document", "dataset", "recording")
DERIVED = object()


class Ends:
    """The end of each report: the id of an actor or source, None where nobody is named."""

    def __init__(self, world: World, point: Row, rows: Rows, under: Under, copies: Sequence[bool]) -> None:
        self.world, self.point, self.rows, self.under, self.copies = world, point, rows, under, copies

    def of(self, number: int, asking: tuple[int, ...] = ()) -> Any:
        if number in asking:
            return None  # Outlets that cite each other know no end.
        if self.is_derived(number):
            return DERIVED
        # A copy that names nobody takes the end of its parent.
        if self.printed(number) is None and self.copies[number]:
            return self.of(top(number, self.under), (*asking, number))
        return self.own(number, asking)

    def own(self, number: int, asking: tuple[int, ...] = ()) -> Any:
        """Return the end to which the words of this report itself lead."""
        named = None if self.is_derived(number) else self.printed(number)
        return None if named is None else self.followed(named, number, (*asking, number))

    def is_derived(self, number: int) -> bool:
        """An estimate whose parents all report here is no origin of its own, and names nobody less."""
        made_from = set(many(self.rows[number].get("derived_from")))
        return bool(made_from) and made_from <= {row["source"] for row in self.rows}

    def names_claimant(self, row: Row, source: Row) -> bool:
        """Where no claimant is written it is the publisher's by default, unless another line writes that name."""
        own = source.get("publisher") or row["source"]
        lines = [one for one in self.rows if "as_of" in one and one["source"] == row["source"]]
        return bool(row["claimed_by"]) or any(one["claimed_by"] == own for one in lines)

    def printed(self, number: int) -> Any:
        """Return the party that this report itself leads to."""
        row, point = self.rows[number], self.point
        source = self.world.sources[row["source"]]
        basis = row.get("attribution", {}).get("basis")
        # A row of a series is its claimant's, where the file names one for this source.
        if "as_of" in row and self.names_claimant(row, source):
            return self.named(row["claimed_by"] or source.get("publisher") or row["source"])
        # One speaker's one utterance in many translations is one origin.
        speakers = many(row.get("by")) or many(point.get("by"))
        if point["kind"] in UTTERANCES and speakers:
            return self.named(speakers[0])
        # The claimant of a figure goes before the chain.
        for aspect in point.get("compare", ()):
            value = row.get("says", {}).get(aspect["id"])
            if aspect["type"] == "quantity" and value and value.get("claimed_by"):
                return self.named(value["claimed_by"])
        if chain(row) or many(row.get("by")):
            return self.named((chain(row) or many(row.get("by")))[0])
        cited = [edge[kind] for edge in source.get("edges", ()) for kind in ("cites", "uses_agency") if kind in edge]
        if basis == "other_outlet" and len(set(cited)) == 1:
            return self.named(cited[0])
        # Who publishes a first-hand text is its origin; a copy of one names nobody by that.
        first_hand = basis is None and source.get("kind") in FIRST_HAND and not self.copies[number]
        return self.named(source.get("publisher")) if first_hand or basis == "own_observation" else None

    def named(self, party: Any) -> Any:
        """Somebody whom the sources do not name is no end that is known."""
        return None if self.world.actors.get(party, {}).get("kind") == "unnamed" else party

    def followed(self, party: Any, number: int, asking: tuple[int, ...]) -> Any:
        """A chain through an outlet that reports itself leads to the end of its own report, if that names anybody."""
        own = self.rows[number]["source"]
        house = self.world.sources[own].get("publisher")
        if party == house:
            return house  # An outlet that names itself is its own origin.
        reported = self.reported(lambda source: source == party != own)
        if reported is not None:
            return self.of(reported, asking)
        if party in self.world.sources:
            # A source that nobody holds is the same origin as its publisher, and as the text of which it is a copy.
            root = way_up(self.world, party)[-1][1]
            further = self.world.sources[root].get("publisher", root)
            return party if further == party else self.followed(further, number, asking)
        reported = self.reported(lambda source: self.world.sources[source].get("publisher") == party)
        return party if reported is None else self.of(reported, asking)

    def reported(self, is_its: Callable[[str], bool]) -> int | None:
        """Return the first report of an outlet's own that names anybody, rows of series after those of the table."""
        for number, row in sorted(enumerate(self.rows), key=lambda one: one[1].get("id", "series")):
            names_anybody = self.is_derived(number) or self.printed(number) is not None
            if not self.copies[number] and is_its(row["source"]) and names_anybody:
                return number
        return None
