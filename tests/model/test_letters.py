"""The order of names in an index: of any alphabet, in the order of the site's language where it has one of its own."""

from factsheet.site.pages.parts import alphabet
from hypothesis import given
from hypothesis import strategies as st

UKRAINIAN = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"


def ordered(*names: str, language: str = "en") -> list[str]:
    return sorted(names, key=lambda name: alphabet.make_sort_key(name, language))


def test_accents_and_case_count_only_between_names_that_are_alike() -> None:
    assert ordered("Éva", "Zoe", "evan", "eva", "Eve") == ["eva", "Éva", "evan", "Eve", "Zoe"]


def test_quotation_marks_and_hyphens_do_not_count() -> None:
    assert ordered("“Zebra”", "Ap-ple", "Apart", "Applet") == ["Apart", "Ap-ple", "Applet", "“Zebra”"]


def test_digits_come_first_and_a_shorter_name_before_a_longer_one() -> None:
    assert ordered("Ann Smith", "Anna", "Ann", "9 lives") == ["9 lives", "Ann", "Ann Smith", "Anna"]


def test_ukrainian_letters_stand_in_the_order_of_their_alphabet() -> None:
    names = [f"{letter.upper()}но" for letter in UKRAINIAN]
    assert ordered(*reversed(names), language="uk") == names
    assert [alphabet.find_letter(name, "uk") for name in names] == list(UKRAINIAN)
    assert list(alphabet.group_by_letter(reversed(names), str, "uk")) == list(UKRAINIAN)


def test_elsewhere_letters_that_only_bear_a_mark_are_one() -> None:
    assert [alphabet.find_letter(name) for name in ("Йод", "Ïda", "Їжак")] == ["и", "i", "і"]


def test_the_letters_of_the_language_go_before_those_of_another_alphabet() -> None:
    assert ordered("Київ", "Kyiv", "7", language="uk") == ["7", "Київ", "Kyiv"]
    assert ordered("Київ", "Kyiv", "7") == ["7", "Kyiv", "Київ"]


@given(names=st.lists(st.text(st.sampled_from(UKRAINIAN + "abcxyz'’ -"), max_size=6)))
def test_every_letter_stands_together_in_the_order_of_the_names(names: list[str]) -> None:
    sorted_names = ordered(*names, language="uk")
    groups = alphabet.group_by_letter(sorted_names, str, "uk")
    others = groups.get(alphabet.OTHER, [])
    assert [
        *others,
        *(name for key, group in groups.items() if key != alphabet.OTHER for name in group),
    ] == sorted_names


@given(names=st.lists(st.text()), language=st.sampled_from(["en", "uk", "ar"]))
def test_no_name_is_lost_whatever_it_is_made_of(names: list[str], language: str) -> None:
    groups = alphabet.group_by_letter(ordered(*names, language=language), str, language)
    assert sorted(name for group in groups.values() for name in group) == sorted(names)
