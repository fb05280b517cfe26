import re
import unicodedata

import pytest
from factsheet.evidence.fragment_context import find_affixes
from factsheet.evidence.nearest_passage import find_nearest_passage
from factsheet.evidence.quote_matching import QuoteRanges, SnapshotPage, find_places
from factsheet.model.quote import Quote
from factsheet.text.normalize import fold, normalize_text
from factsheet.text.text_fragments import EDGE_WORDS
from hypothesis import assume, given
from hypothesis import strategies as st

PAGE = SnapshotPage(
    "“We’ll see,” said Mr Berg — twice.\nThe ferry\u00a0office re-opens at 9.\nWe’ll see, the ﬁnal reply ran."
)


def found(
    page: SnapshotPage, *parts: str, prefix: str | None = None, suffix: str | None = None
) -> tuple[QuoteRanges, ...]:
    return find_places(page, Quote(parts=parts, prefix=prefix, suffix=suffix))


@pytest.mark.parametrize(
    ("page", "quote", "printed"),
    [
        ("The “Old  Bridge”\nis closed.", '"Old Bridge" is', ("“Old  Bridge”", "is")),
        ("ten\u00a0thousand people", "ten thousand", ("ten\u00a0thousand",)),
        ("open 9–17 — daily", "9-17 - daily", ("9–17 — daily",)),
        ("It’s Berg's", "It's Berg’s", ("It’s Berg's",)),
        ("the ﬁrst … words", "first ... words", ("ﬁrst … words",)),
        ("WE WILL SEE", "We will see", ("WE WILL SEE",)),
        ("Cafe\u0301 closed", "Caf\u00e9", ("Cafe\u0301",)),
        ("infra\u00adstructure damaged", "infrastructure", ("infra\u00adstructure",)),
        ("Мер сказав: «Побачимо», — і пішов.", '"Побачимо", - і', ("«Побачимо», — і",)),
        ("قال رئيس البلدية: «سنرى» ثم غادر.", "سنرى", ("سنرى",)),
        ("市長は「様子を見る」と述べた。", "様子を見る", ("様子を見る",)),
        ("Straße gesperrt", "STRASSE", ("Straße",)),
    ],
)
def test_what_looks_alike_is_the_same_and_keeps_the_characters_of_the_page(
    page: str, quote: str, printed: tuple[str, ...]
) -> None:
    (place,) = found(SnapshotPage(page), quote)
    assert SnapshotPage(page).get_pieces(place) == printed


@pytest.mark.parametrize("quote", ["re-open", "erry office", "We’ll sees", "Berg twice", "ten"])
def test_only_whole_words_in_a_row_are_found(quote: str) -> None:
    assert found(PAGE, quote) == ()


@pytest.mark.parametrize("printed", ["1,400", "400.5", "4,001", "1.400", "400½"])
def test_a_number_does_not_stand_in_a_longer_one(printed: str) -> None:
    page = SnapshotPage(f"They counted {printed}, then 400, 401.")
    assert [place[0][0] for place in found(page, "400")] == [page.text.index(" 400,") + 1]


def test_a_part_of_one_sign_is_not_found() -> None:
    assert found(SnapshotPage("They waited ½ a day."), "1") == ()


def test_double_marks_are_no_single_ones() -> None:
    assert found(PAGE, "‘We’ll see,’") == ()


def test_parts_stand_in_order() -> None:
    (place,) = found(PAGE, "said Mr Berg", "re-opens", "reply")
    assert PAGE.get_pieces(place) == ("said Mr Berg", "re-opens", "reply")
    assert found(PAGE, "reply", "re-opens") == ()


def test_of_two_beginnings_the_nearer_is_meant() -> None:
    (place,) = found(PAGE, "We’ll see", "reply")
    assert place[0][0] == PAGE.text.rindex("We’ll")


def test_words_in_several_places_are_found_in_each_and_a_prefix_or_suffix_singles_one_out() -> None:
    assert len(found(PAGE, "We'll see")) == 2
    assert [place[0][0] for place in found(PAGE, "We'll see", suffix=",” said")] == [1]
    assert [place[0][0] for place in found(PAGE, "We'll see", prefix="at 9.")] == [PAGE.text.rindex("We’ll")]
    assert found(PAGE, "We'll see", prefix="never") == ()


def test_the_shortest_affix_that_singles_the_place_out_is_proposed() -> None:
    assert find_affixes(PAGE, found(PAGE, "said Mr Berg")[0]) == (None, None)
    first, second = found(PAGE, "We'll see")
    assert find_affixes(PAGE, first) == (None, ",” said")
    assert find_affixes(PAGE, second) == ("9.", None)


def test_no_affix_is_proposed_where_none_is_enough() -> None:
    page = SnapshotPage("\n".join(["he said it and she said it and they said it and all of them said it"] * 2))
    assert find_affixes(page, found(page, "they said it")[0]) == (None, None)


def test_what_is_nearest_shows_the_change_word_by_word() -> None:
    near = find_nearest_passage(
        "It was said that Northland has decided to fundamentally cut operations near Lakeside.",
        "has decided to “fundamentally cut back” operations",
    )
    assert near.passage == "has decided to fundamentally cut operations"
    assert near.changes == (("", "back"),)
    assert near.is_changed


def test_other_words_are_not_taken_for_a_change() -> None:
    assert not find_nearest_passage(
        "The ferry office opens at nine.", "The council voted against the toll last week"
    ).is_changed
    assert find_nearest_passage("", "words").passage == ""


@given(st.text(max_size=60), st.text(max_size=20))
def test_no_text_breaks_the_search_for_what_is_nearest(text: str, wanted: str) -> None:
    near = find_nearest_passage(text, wanted)
    assert 0 <= near.alike <= 100
    assert near.passage in " ".join(text.split())


WORD = st.text(st.sampled_from("aeBoсіїЖبتاéß’'-–0123ﬁ½字"), min_size=1, max_size=6)
SPACE = st.sampled_from([" ", "  ", "\u00a0", "\n", " — ", ", ", ". “", "” ", "\u200b "])


@st.composite
def texts(draw: st.DrawFn) -> str:
    return "".join(draw(WORD) + draw(SPACE) for _ in range(draw(st.integers(1, 25)))).strip()


@given(texts(), st.data())
def test_a_quotation_cut_from_a_text_is_always_found_where_it_was_cut(text: str, data: st.DataObject) -> None:
    words = [word.span() for word in re.finditer(r"\S+", text)]
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    start, end = words[first][0], words[last][1]
    assume(normalize_text(text[start:end]))
    page = SnapshotPage(text)
    assert any(place[0][0] <= start + 1 and end - 1 <= place[0][1] for place in found(page, text[start:end]))
    for place in found(page, text[start:end]):
        assert normalize_text("".join(page.text[a:b] for a, b in place)) == normalize_text(text[start:end])


@given(texts(), st.data())
def test_an_affix_touches_the_passage_and_has_five_words_at_most(text: str, data: st.DataObject) -> None:
    page = SnapshotPage(text)
    quote = data.draw(st.sampled_from(text.split()))
    for place in found(page, quote):
        for affix in find_affixes(page, place):
            assert affix is None or sum(1 for word in affix.split() if re.search(r"\w", word)) <= EDGE_WORDS
        prefix, suffix = find_affixes(page, place)
        assert page.text[: place[0][0]].rstrip().endswith(prefix or "")
        assert page.text[place[-1][1] :].lstrip().startswith(suffix or "")


@given(st.text(max_size=80))
def test_every_character_leads_back_to_the_page_in_order(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert list(folded.starts) == sorted(folded.starts)
    assert all(start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True))
    assert normalize_text(unicodedata.normalize("NFC", text)) == normalize_text(unicodedata.normalize("NFD", text))
