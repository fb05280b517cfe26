"""A second opinion on every point of a content folder, in the plainest way, from the methodology and not from the code.

It reads YAML and CSV by itself, and is written without a look at how the generator counts. Slow, and easy to read.
"""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.second_opinion.copying import families, folded, ways_up
from tests.second_opinion.ends import DERIVED, Ends
from tests.second_opinion.folder import UTTERANCES, Row, World, chain, is_yes, many, read
from tests.second_opinion.silence import silence
from tests.second_opinion.two_values import AGREE, COMPATIBLE, CONTRADICT, relate

AGAINST = ("denies", "asserts_absence")


@dataclass
class Opinion:
    table: "Table"
    not_counted: dict[str, str] = field(default_factory=dict)  # row → why; "" for one that is counted
    sources: int = 0
    families: int = 0
    named: frozenset[Any] = frozenset()  # the origins
    unnamed: int = 0  # reports that name none
    support: str = ""
    agreed: dict[str, frozenset[str]] = field(default_factory=dict)  # aspect → the rows that agree on it
    was_said: bool = False  # several families agree that it was said
    silence: dict[str, str] = field(default_factory=dict)  # source → word
    is_alike: bool = False  # several families report it, and all values agree
    heads: frozenset[str] = frozenset()
    head_families: int = 0
    ends: dict[str, Any] = field(default_factory=dict)  # head → its origin, None where it names none


def opinions(content: Path) -> dict[str, Opinion]:
    """Return what is to be said of each point, by `sheet/point`."""
    world = read(Path(content))
    return {key: opinion(world, key) for key in world.points}


def anchor(row: Row) -> str:
    return str(row.get("id", row["source"]))


def why_not_counted(world: World, row: Row) -> str:
    if row.get("rank") == "deprecated":
        return "deprecated"
    # Somebody here has opened its page; `held` that nobody set counts as seen.
    if row.get("no_quote") == "page_not_seen" or is_unheld(world, row["source"]):
        return "page_not_seen"
    # It states something: words, a value, or a place in the source.
    if not (row.get("quote") or row.get("says") or row.get("locator")):
        return "states_nothing"
    return ""


def is_unheld(world: World, source: str) -> bool:
    held = world.sources[source].get("held")
    return held is not None and not is_yes(held)


class Table:
    """The counted rows of a point, and after them those of its series, by number; with what follows for each."""

    def __init__(self, world: World, key: str) -> None:
        self.world, self.point = world, world.points[key]
        rows = [row for row in self.point.get("reports", ()) if not why_not_counted(world, row)]
        lines = [row for row in world.series[key] if not is_unheld(world, row["source"])]
        lines = [row for row in lines if not is_yes(row.get("filled_in", "no"))]
        self.rows = [*rows, *lines]
        ways = ways_up(world, self.rows)
        under, copies = folded(self.rows, ways)
        self.under = under
        self.family = families(world, self.rows, ways, under)
        # A later version is no copy, and its end counts; what it says is compared with nothing, it is folded.
        self.first_hand = [number for number in range(len(self.rows)) if not copies[number]]
        self.heads = [number for number in range(len(rows)) if under[number] is None]
        self.later = [number for number in self.first_hand if number < len(rows) and under[number] is not None]
        self.line_heads = [number for number in self.first_hand if number >= len(rows)]
        self.ends = ends = Ends(world, self.point, self.rows, under, copies)
        self.end = {number: ends.of(number) for number in range(len(self.rows))}
        self.end = {number: end for number, end in self.end.items() if end is not DERIVED}
        self.lines = lines
        self.aspects = self.point.get("compare", ())
        self.values = {aspect["id"]: self.stated(aspect, self.heads) for aspect in self.aspects}
        self.relations = {aspect["id"]: self.related(aspect, self.heads) for aspect in self.aspects}

    def stated(self, aspect: Row, numbers: Iterable[int]) -> dict[int, Any]:
        """Return the value of each of these rows; to assert absence is to answer no."""
        given = {}
        for number in numbers:
            value = self.rows[number].get("says", {}).get(aspect["id"])
            if value is None and aspect["type"] == "yes_no" and self.stance(number) == "asserts_absence":
                value = "no"
            if value is not None and aspect["type"] == "yes_no":
                value = "yes" if is_yes(value) else "no"
            if value is not None:
                given[number] = value
        return given

    def related(self, aspect: Row, numbers: Iterable[int]) -> dict[tuple[int, int], str]:
        """Return how each two values of an aspect relate."""
        places = {place: about.get("in") for place, about in self.world.places.items()}
        values = self.stated(aspect, numbers)
        pairs = itertools.combinations(values, 2)
        return {(one, other): relate(aspect["type"], values[one], values[other], places) for one, other in pairs}

    def stance(self, number: int) -> str:
        return str(self.rows[number].get("stance", "reports"))

    def only_words(self) -> set[str]:
        """Return the aspects of which a person says that they differ in wording or spelling only."""
        kinds: dict[str | None, set[str]] = {}
        for difference in self.point.get("differences", ()):
            kinds.setdefault(difference.get("aspect"), set()).add(difference["kind"])
        return {aspect for aspect, its in kinds.items() if aspect and its <= {"wording", "spelling"}}


def opinion(world: World, key: str) -> Opinion:
    table = Table(world, key)
    told = Opinion(table)
    for row in table.point.get("reports", ()):
        told.not_counted[anchor(row)] = why_not_counted(world, row)
    told.heads = frozenset(anchor(table.rows[number]) for number in table.heads)
    rows = [number for number in table.first_hand if number not in table.line_heads]
    told.ends = {anchor(table.rows[number]): table.end.get(number) for number in rows}
    told.sources = len({row["source"] for row in table.rows})
    told.families = len(set(table.family))
    told.named = frozenset(table.end[number] for number in table.first_hand if number in table.end) - {None}
    # Of a series, each source counts once for each claimant.
    nobody = [number for number in table.line_heads if table.end.get(number, "") is None]
    told.unnamed = [table.end[number] for number in rows if number in table.end].count(None)
    told.unnamed += len({(table.rows[number]["source"], table.rows[number]["claimed_by"]) for number in nobody})
    against = [number for number in table.heads if table.stance(number) in AGAINST]
    opposed = any(table.stance(number) in AGAINST for number in (*table.heads, *table.later))
    for aspect in table.aspects:
        # Heads of two families give a value, all values agree (those of later versions too), and nobody is against.
        given = table.values[aspect["id"]]
        several = len({table.family[number] for number in given}) > 1
        every = table.related(aspect, [*table.heads, *table.later])
        if several and set(every.values()) <= {AGREE} and not opposed:
            told.agreed[aspect["id"]] = frozenset(anchor(table.rows[number]) for number in given)
    told.head_families = len({table.family[number] for number in table.heads})
    told.was_said = table.point["kind"] in UTTERANCES and told.head_families > 1 and not against
    told.is_alike = told.head_families > 1 and not against
    told.is_alike &= all(set(found.values()) <= {AGREE} for found in table.relations.values())
    told.support = support(table)
    told.silence = silence(world, key)
    return told


def support(table: Table) -> str:
    point, said = table.point, table.point["kind"] in UTTERANCES
    if not table.rows or (is_yes(point.get("expected")) and not point.get("outcome")):
        return "pending"
    if not said and any(accepts(table, number) for number in range(len(table.rows))):
        return "conceded"
    if is_contested(table):
        return "contested"
    if said:
        return "on_record" if any(is_on_record(table, row) for row in table.rows) else "relayed"
    if is_corroborated(table):
        return "corroborated"
    # Exactly one named end among all counted reports, and no other.
    every = list(table.end.values())
    return "single_origin" if len(set(every)) == 1 and None not in every else "origin_not_established"


def accepts(table: Table, number: int) -> bool:
    """A responsible actor accepts it: the speaker that is named, else the one from whom the words come."""
    row = table.rows[number]
    who = many(row.get("by")) or [*chain(row)[:1], table.ends.own(number)]
    return row.get("stance") == "accepts" and bool(set(who) & set(many(table.point.get("responsible"))))


def is_contested(table: Table) -> bool:
    for aspect, found in table.relations.items():
        if CONTRADICT in found.values() and aspect not in table.only_words():
            return True
    stances = {table.stance(number) for number in table.heads}
    # A denial is of something that somebody says; an absence is asserted against those who report.
    if "denies" in stances or ("asserts_absence" in stances and stances & {"reports", "accepts"}):
        return True
    # Claimants of a series on one day, and one claimant's values in two sources.
    for one, other in itertools.combinations(range(len(table.rows) - len(table.lines), len(table.rows)), 2):
        if line_relation(table.rows[one], table.rows[other]) == CONTRADICT:
            same = claimant(table, one) == claimant(table, other)
            # A copy or a later version that alters the value of the claimant is a difference and contests nothing.
            if not same or (table.under[one] is None and table.under[other] is None):
                return True
    return False


def claimant(table: Table, number: int) -> Any:
    """Return whose value a row of a series gives: where none is written, that of its publisher, else of the source."""
    row = table.rows[number]
    return row["claimed_by"] or table.world.sources[row["source"]].get("publisher") or row["source"]


def line_relation(one: Row, other: Row) -> str | None:
    """Rows of a series are compared on one as-of date and for one period; None where they are not comparable."""
    same = all(one[name] == other[name] for name in ("aspect", "as_of", "period"))
    return relate("quantity", one, other, {}) if same and one["as_of"] != "not_given" else None


def is_on_record(table: Table, row: Row) -> bool:
    """The speaker's own channel (that of the body in which it has a role as well), a transcript or a recording."""
    source = table.world.sources[row["source"]]
    speakers = many(row.get("by")) or many(table.point.get("by"))
    channels = set(speakers)
    for speaker in speakers:
        channels |= {role["of"] for role in table.world.actors[speaker].get("roles", ()) if role.get("of")}
    if row.get("stance") == "denies":
        return False
    return source.get("kind") in ("transcript", "recording") or source.get("publisher") in channels


def is_corroborated(table: Table) -> bool:
    """Two families, both reporting, with two named ends that differ, and values that agree or are compatible."""
    pairs = (*itertools.combinations(table.heads, 2), *itertools.combinations(table.line_heads, 2))
    for one, other in pairs:
        if table.family[one] == table.family[other] or {table.stance(one), table.stance(other)} & set(AGAINST):
            continue
        if None in (table.end.get(one), table.end.get(other)) or table.end[one] == table.end[other]:
            continue
        # In a series it takes two claimants, wherever the words of one of them come from.
        if one in table.line_heads and claimant(table, one) == claimant(table, other):
            continue
        if all(relation in (AGREE, COMPATIBLE) for relation in between(table, one, other)):
            return True
    return False


def between(table: Table, one: int, other: int) -> list[str | None]:
    """Return the relations on which it depends whether two rows corroborate each other."""
    main = table.aspects[0]["id"] if table.point["kind"] == "figure" else None
    if one in table.line_heads:
        row = table.rows[one]
        return [line_relation(row, table.rows[other]) if main in (None, row["aspect"]) else None]
    if main:
        return [table.relations[main].get((one, other))]
    found = [its.get((one, other)) for aspect, its in table.relations.items() if aspect not in table.only_words()]
    return [relation or COMPATIBLE for relation in found]
