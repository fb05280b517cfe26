import pytest
from factsheet.model.values import positions
from factsheet.model.values.value_type import Relation
from factsheet.text.rich_text import Span

from tests.values.world import WORLD, AspectColumn, mistakes, one_mistake, printed, read

VOTE = AspectColumn(options=("for", "against", "abstained"), of="actors")


def vote(**by_option: str) -> positions.Positions:
    found = read("positions", {option.rstrip("_"): members.split() for option, members in by_option.items()}, VOTE)
    assert isinstance(found, positions.Positions)
    return found


@pytest.mark.parametrize(
    ("one", "other", "relation", "reason"),
    [
        (vote(for_="usa uk"), vote(for_="uk usa"), Relation.AGREES, "the same positions"),
        (
            vote(for_="usa", against="russia"),
            vote(for_="usa"),
            Relation.COMPATIBLE,
            "only one of them gives the position of Russia",
        ),
        (
            vote(for_="usa"),
            vote(against="russia"),
            Relation.COMPATIBLE,
            "only one of them gives the position of USA, Russia",
        ),
        (
            vote(for_="usa uk"),
            vote(abstained="usa"),
            Relation.CONTRADICTS,
            "they differ on USA (“for” / “abstained”)",
        ),
    ],
)
def test_positions_contradict_where_one_actor_stands_under_two_options(
    one: positions.Positions, other: positions.Positions, relation: Relation, reason: str
) -> None:
    agreement = positions.compare(one, other, WORLD)
    assert (agreement.relation, agreement.reason) == (relation, reason)
    assert positions.compare(other, one, WORLD).relation is relation


def test_positions_are_printed_option_by_option() -> None:
    value = vote(for_="usa poland", against="russia", abstained="")
    assert printed("positions", value) == "for: USA, Poland; against: Russia; abstained: nobody named"
    assert positions.print_value(value, WORLD)[1] == Span("USA", "actor/usa")
    assert [mention.spot for mention in positions.list_references(value)] == [("for", 0), ("for", 1), ("against", 0)]


def test_a_value_that_was_read_can_be_read_again() -> None:
    value = vote(for_="usa", against="russia")
    assert read("positions", value, VOTE) == value


@pytest.mark.parametrize(
    ("written", "spot", "part_of_message"),
    [
        ({"for": ["usa"], "against": ["usa"]}, ("against", 0), "“usa” appears twice in one report"),
        ({"for": ["usa", "usa"]}, ("for", 1), "“usa” appears twice in one report"),
        ({"agianst": ["usa"]}, ("agianst",), "did you mean “against”?"),
        ({"for": ["The USA"]}, ("for", 0), "is not an id"),
        ({"for": "usa"}, ("for",), "write the members as a list"),
    ],
)
def test_a_mistake_in_positions_stands_at_its_place(written: object, spot: object, part_of_message: str) -> None:
    ((found, message, _fix),) = mistakes("positions", written, VOTE)
    assert found == spot
    assert part_of_message in message


@pytest.mark.parametrize("written", ["usa", [], {}, ["usa"]])
def test_what_is_no_mapping_is_answered_with_how_positions_are_written(written: object) -> None:
    assert "{for: [poland]}" in one_mistake("positions", written, VOTE)[0]


def test_without_listed_options_every_option_is_taken() -> None:
    assert printed("positions", read("positions", {"in favour": ["x y"]}, AspectColumn())) == "in favour: x y"
