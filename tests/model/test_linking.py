"""Names in prose become links, and what looks like a name does not."""

from collections.abc import Callable

import pytest
from factsheet.text.rich_text import RichText

from tests.model.content import Content

Write = Callable[[str], Content]

ACTORS = """
actors:
  volodymyr-zelenskyy: {name: Volodymyr Zelenskyy, aliases: [Zelenskyy], names: {uk: Володимир Зеленський}}
  uk: {name: United Kingdom, kind: state, aliases: [UK, Britain]}
  uk-mod: {name: UK Ministry of Defence, aliases: [MoD]}
  russian-mod: {name: Russian Ministry of Defence, aliases: [MoD]}
  usa: {name: United States, kind: state, aliases: [US]}
  al-jazeera: {name: Al Jazeera, names: {ar: الجزيرة}}
  georgia: {name: Georgia, kind: state}
places:
  kyiv: {name: Kyiv, names: {uk: Київ, ar: كييف}, aliases: [Kiev]}
  kyiv-region: {name: Kyiv region}
  georgia-land: {name: Georgia}
"""


def plain(words: RichText) -> str:
    return "".join(span.text for span in words)


def links(content: Write, text: str, **options: object) -> list[tuple[str, str]]:
    """Return the linked words and where each leads, without the mark that an address begins with."""
    words = content(ACTORS).findings.names.link_names(text, **options)  # type: ignore[arg-type]
    assert plain(words) == text, "linking changes no word"
    return [(span.text, str(span.href)[1:]) for span in words if span.href]


ZELENSKYY = "actors/volodymyr-zelenskyy/"
KYIV = "places/kyiv/"


def test_a_name_and_its_aliases_lead_to_the_page_of_the_thing(content: Write) -> None:
    assert links(content, "Zelenskyy spoke in Kyiv.") == [("Zelenskyy", ZELENSKYY), ("Kyiv", KYIV)]


@pytest.mark.parametrize("text", ["Kyivans", "UKs", "AUK", "UK1", "Kievan Rus", "US_flag", "Зеленськийв", "Київщина"])
def test_a_part_of_a_word_is_no_name(content: Write, text: str) -> None:
    assert links(content, f"The {text} came") == []


@pytest.mark.parametrize("text", ["kyiv", "KYIV", "us", "Us", "mod"])
def test_small_and_capital_letters_tell_names_apart(content: Write, text: str) -> None:
    assert links(content, f"for {text} it was") == []


@pytest.mark.parametrize("text", ["Kyiv’s mayor", "Kyiv's mayor", "Kyiv-based", "(Kyiv)", "Kyiv.", "pre-Kyiv"])
def test_a_possessive_or_a_sign_ends_a_word(content: Write, text: str) -> None:
    assert links(content, text) == [("Kyiv", KYIV)]


def test_the_longest_name_is_taken(content: Write) -> None:
    assert links(content, "Volodymyr Zelenskyy left Kyiv region.") == [
        ("Volodymyr Zelenskyy", ZELENSKYY),
        ("Kyiv region", "places/kyiv-region/"),
    ]


def test_a_thing_is_linked_the_first_time_in_a_block_whatever_it_is_called(content: Write) -> None:
    assert links(content, "Kiev, then Kyiv, then Kyiv; Zelenskyy.") == [("Kiev", KYIV), ("Zelenskyy", ZELENSKYY)]


@pytest.mark.parametrize(
    "quoted",
    [
        "“to leave Kyiv”",
        '"to leave Kyiv"',
        "«to leave Kyiv»",
        "„to leave Kyiv“",
        "„to leave Kyiv”",
        "‘to leave Kyiv’",
        "‘it’s Kyiv’s turn’",
        "'to leave Kyiv'",
        "'it's Kyiv's turn'",
        "“they said ‘Kyiv’ again”",
    ],
)
def test_nothing_is_linked_inside_quotation_marks(content: Write, quoted: str) -> None:
    assert links(content, f"He said {quoted} today.") == []
    assert links(content, f"He said {quoted} in Kyiv.") == [("Kyiv", KYIV)], "what follows is linked"


def test_an_apostrophe_opens_no_quotation(content: Write) -> None:
    assert links(content, "The diplomats’ way to Kyiv and the soldiers’ way") == [("Kyiv", KYIV)]
    assert links(content, "The diplomats' way to Kyiv and the soldiers' way") == [("Kyiv", KYIV)]


def test_an_alias_of_two_actors_is_linked_only_near_one_of_them(content: Write) -> None:
    assert links(content, "the MoD says") == []
    assert links(content, "the MoD says", near=["russian-mod"]) == [("MoD", "actors/russian-mod/")]
    assert links(content, "the MoD says", near=["uk", "uk-mod"]) == [("MoD", "actors/uk-mod/")]
    assert links(content, "the MoD says", near=["uk-mod", "russian-mod"]) == []


def test_an_alias_of_two_actors_that_is_left_unlinked_is_told(content: Write) -> None:
    names = content(ACTORS).findings.names
    meanings = frozenset({("actor", "uk-mod"), ("actor", "russian-mod")})
    assert list(names.find_ambiguous("the MoD and “the MoD” of the UK")) == [("MoD", meanings)]
    assert list(names.find_ambiguous("the MoD", near=["uk-mod"])) == []


def test_a_state_is_meant_before_its_land(content: Write) -> None:
    assert links(content, "from Georgia") == [("Georgia", "actors/georgia/")]
    assert links(content, "from Georgia", near=["georgia-land"]) == [("Georgia", "places/georgia-land/")]


def test_a_page_does_not_link_to_itself(content: Write) -> None:
    assert links(content, "Kyiv and the UK", but=("place", "kyiv")) == [("UK", "actors/uk/")]


def test_names_in_other_scripts_are_linked(content: Write) -> None:
    assert links(content, "Володимир Зеленський говорив у Київ.") == [
        ("Володимир Зеленський", ZELENSKYY),
        ("Київ", KYIV),
    ]
    assert links(content, "قالت الجزيرة من كييف، أمس") == [("الجزيرة", "actors/al-jazeera/"), ("كييف", KYIV)]


@pytest.mark.parametrize("text", ["كييفية", "وكييف", "كييف\u064eا", "Kyiv\u0301n"])
def test_a_word_goes_on_through_its_vowel_marks_and_accents(content: Write, text: str) -> None:
    assert links(content, f"- {text} -") == []
