import pytest
from factsheet.model.values import item_set
from factsheet.model.values.value_type import Relation
from factsheet.text.rich_text import Span

from tests.values.world import ADAPTERS, WORLD, AspectColumn, mistakes, one_mistake, printed, read

ACTORS = AspectColumn(of="actors")


def members(
    certain: str = "", doubtful: str = "", list_: str = "open", column: AspectColumn = ACTORS
) -> item_set.ItemSet:
    written = {"members": certain.split(), "doubtful": doubtful.split(), "list": list_}
    found = read("set", written, column)
    assert isinstance(found, item_set.ItemSet)
    return found


@pytest.mark.parametrize(
    ("one", "other", "relation", "reason"),
    [
        (members("usa uk"), members("uk usa"), Relation.AGREES, "the same members"),
        (
            members("usa uk", list_="closed"),
            members("usa uk", list_="closed"),
            Relation.AGREES,
            "the same members",
        ),
        (
            members("usa"),
            members("usa", list_="closed"),
            Relation.COMPATIBLE,
            "the same members; only one of the lists is described as complete",
        ),
        (members("usa uk"), members("usa poland"), Relation.COMPATIBLE, "only one of them names UK, Poland"),
        (
            members("usa uk"),
            members("poland", "usa uk"),
            Relation.COMPATIBLE,
            "only one of them names Poland; only one of them is sure of USA, UK",
        ),
        (
            members("usa", list_="closed"),
            members("usa uk"),
            Relation.CONTRADICTS,
            "one list is described as complete without UK; the other names it",
        ),
        (
            members("usa", list_="closed"),
            members("usa", "uk"),
            Relation.COMPATIBLE,
            "only one of them names UK",
        ),
        (
            members("usa", "uk", list_="closed"),
            members("usa uk"),
            Relation.COMPATIBLE,
            "only one of them is sure of UK",
        ),
        (members("usa uk", list_="closed"), members("usa"), Relation.COMPATIBLE, "only one of them names UK"),
        (members(list_="none"), members("usa"), Relation.COMPATIBLE, "only one of them gives a list"),
        (members(list_="none"), members(list_="none"), Relation.AGREES, "neither gives a list"),
    ],
)
def test_only_a_complete_list_contradicts(
    one: item_set.ItemSet, other: item_set.ItemSet, relation: Relation, reason: str
) -> None:
    agreement = item_set.compare(one, other, WORLD)
    assert (agreement.relation, agreement.reason) == (relation, reason)
    assert item_set.compare(other, one, WORLD).relation is relation


def test_members_are_printed_as_names_and_the_doubtful_ones_in_their_manner() -> None:
    value = members("poland", "usa uk")
    assert item_set.print_value(value, WORLD) == (
        Span("Poland", "actor/poland"),
        Span(", "),
        Span("USA", "actor/usa", "doubtful"),
        Span(", "),
        Span("UK", "actor/uk", "doubtful"),
    )
    assert [mention.id for mention in item_set.list_references(value)] == ["poland", "usa", "uk"]
    assert printed("set", members("usa", list_="closed")) == "USA (complete)"
    assert printed("set", members(list_="none")) == "no list given"


def test_members_that_are_words_name_nobody() -> None:
    value = read("set", {"members": ["heavy weapons", "fuel"], "list": "open"}, AspectColumn())
    assert printed("set", value) == "heavy weapons, fuel"
    assert list(item_set.list_references(value)) == []


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ({"members": ["usa", "usa"], "list": "open"}, (("members", 1), None)),
        ({"members": ["usa"], "doubtful": ["usa"], "list": "open"}, (("doubtful", 0), None)),
        ({"members": ["The UK"], "list": "open"}, (("members", 0), "the-uk")),
        ({"members": "usa", "list": "open"}, (("members",), "[usa]")),
        ({"members": ["usa"]}, (("list",), "list: …")),
        ({"members": ["usa"], "list": "some"}, (("list",), None)),
        ({"members": ["usa"], "list": "none"}, (("list",), None)),
        ({"list": "open", "of": "actors"}, (("of",), None)),
        ({"list": "open", "memebrs": ["usa"]}, (("memebrs",), None)),
        ({"members": [["usa"]], "list": "open"}, (("members", 0), None)),
    ],
)
def test_a_mistake_in_a_set_stands_at_its_place(written: object, expected: tuple[object, object]) -> None:
    assert [(spot, fix) for spot, _message, fix in mistakes("set", written, ACTORS)] == [expected]


def test_a_bare_list_is_answered_with_the_set_it_belongs_into() -> None:
    assert one_mistake("set", ["usa", "uk"], ACTORS)[1] == "{members: [usa, uk], list: …}"
    assert one_mistake("set", "usa", ACTORS)[1] == "{members: [usa], list: …}"
    assert one_mistake("set", [["usa"]], ACTORS)[1] is None


def test_the_schema_for_editors_asks_for_the_list_and_hides_what_the_members_are() -> None:
    schema = ADAPTERS["set"].json_schema()
    assert schema["required"] == ["list"]
    assert sorted(schema["properties"]) == ["doubtful", "list", "members"]
