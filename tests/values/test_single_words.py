import pytest
from factsheet.model.values import TYPES, place, text, yes_no
from factsheet.model.values.value_type import Agreement, RecordReference, Relation
from factsheet.text.rich_text import Span

from tests.values.world import ADAPTERS, WORLD, AspectColumn, one_mistake, printed, read

CALLED = AspectColumn(options=("less activity", "withdrawal"))


@pytest.mark.parametrize(
    ("type_", "one", "other", "relation", "reason"),
    [
        ("text", "cut back", "cut back", Relation.AGREES, "the same words"),
        (
            "text",
            "“Cut  back”",
            '"cut back"',
            Relation.AGREES,
            "the same words but for capitals, spaces or quotation marks",
        ),
        (
            "text",
            "it’s",
            "it's",
            Relation.AGREES,
            "the same words but for capitals, spaces or quotation marks",
        ),
        ("text", "fundamentally cut", "drastically scale down", Relation.COMPATIBLE, "another wording"),
        ("place", "kyiv", "kyiv", Relation.AGREES, "both name Kyiv"),
        ("place", "kyiv", "kyiv-oblast", Relation.COMPATIBLE, "Kyiv lies in Kyiv oblast"),
        ("place", "ukraine", "kyiv", Relation.COMPATIBLE, "Kyiv lies in Ukraine"),
        (
            "place",
            "kyiv",
            "chernihiv",
            Relation.CONTRADICTS,
            "Kyiv and Chernihiv are different places, and neither lies in the other",
        ),
        ("actor", "usa", "usa", Relation.AGREES, "both name USA"),
        ("actor", "usa", "uk", Relation.CONTRADICTS, "one names USA, the other UK"),
        ("choice", "withdrawal", "withdrawal", Relation.AGREES, "both say “withdrawal”"),
        (
            "choice",
            "withdrawal",
            "less activity",
            Relation.CONTRADICTS,
            "one says “withdrawal”, the other “less activity”",
        ),
        ("yes_no", "yes", "true", Relation.AGREES, "both say yes"),
        ("yes_no", "yes", "no", Relation.CONTRADICTS, "one says yes, the other no"),
    ],
)
def test_two_values_are_compared_with_a_reason(
    type_: str, one: str, other: str, relation: Relation, reason: str
) -> None:
    a, b = read(type_, one, CALLED), read(type_, other, CALLED)
    assert ADAPTERS[type_].validate_python(a) is a
    assert TYPES[type_].compare(a, b, WORLD) == Agreement(relation, reason)


@pytest.mark.parametrize(
    ("type_", "written", "fix", "part_of_message"),
    [
        ("text", "", None, "delete the line"),
        ("text", ["a"], None, "write one text"),
        ("place", "Kyiv Oblast", "kyiv-oblast", "is not an id"),
        ("place", "Чернігів", None, "is not an id"),
        ("place", ["kyiv"], None, "write one id"),
        ("actor", "Élysée", "elysee", "is not an id"),
        ("choice", "Withdrawel", "withdrawal", "did you mean “withdrawal”?"),
        ("choice", "WITHDRAWAL", "withdrawal", "did you mean “withdrawal”?"),
        ("choice", "retreat", None, "the options are “less activity”, “withdrawal”"),
        ("choice", [], None, "one of the options of the aspect"),
        ("yes_no", "y", "yes", "write yes or no"),
        ("yes_no", "0", "no", "write yes or no"),
        ("yes_no", "maybe", None, "write yes or no"),
        ("yes_no", {}, None, "write yes or no"),
    ],
)
def test_a_mistake_says_what_may_be_written(type_: str, written: object, fix: str | None, part_of_message: str) -> None:
    message, proposed = one_mistake(type_, written, CALLED)
    assert part_of_message in message
    assert proposed == fix


@pytest.mark.parametrize(("written", "says"), [("yes", True), ("No", False), ("TRUE", True), ("false", False)])
def test_yes_and_no_are_taken_in_any_case(written: str, says: bool) -> None:
    assert read("yes_no", written).yes is says


def test_an_asserted_absence_is_a_no() -> None:
    assert read("yes_no", "no") == yes_no.NO
    assert printed("yes_no", yes_no.NO) == "no"


def test_words_are_kept_verbatim() -> None:
    assert text.print_value(read("text", "  “Cut  back”\u00a0 "), WORLD) == (Span("  “Cut  back”\u00a0 "),)


def test_a_place_is_printed_by_its_name_and_mentioned() -> None:
    value = read("place", "kyiv")
    assert place.print_value(value, WORLD) == (Span("Kyiv", "place/kyiv"),)
    assert list(place.list_references(value)) == [RecordReference((), "place", "kyiv")]
