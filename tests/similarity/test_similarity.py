import itertools
from pathlib import Path
from random import Random

import pytest
from factsheet.evidence.candidate_pairs import find_candidate_pairs
from factsheet.evidence.similarity import Likeness, SimilarityVerdict, measure_containment, measure_likeness
from factsheet.evidence.tokenize import TokenizedText
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rounds import rounds
from tests.similarity import writing

pytestmark = pytest.mark.slow

SEEDS = Path(__file__).parents[3] / "shared/seeds"
SEEDED = ("000", "001", "002", "003", "004")
SEED = {path.name[:3]: path for path in sorted(SEEDS.glob("00*.txt"))}

TEXTS = st.builds(
    lambda seed, length: writing.article(Random(seed), writing.SAID, length),
    st.integers(0, 40),
    st.integers(0, 12),
) | st.text(alphabet="аб ab.“”\n’", max_size=80)


def compare(one: str, other: str) -> Likeness:
    return measure_likeness(TokenizedText(one), TokenizedText(other))


def seed(number: str) -> str:
    if not SEED:
        pytest.skip("the five articles are not beside the project")
    return SEED[number].read_text(encoding="utf-8")


class TestTheFiveArticles:
    def test_have_one_copy_among_them(self) -> None:
        found = compare(seed("000"), seed("001"))
        assert found.verdict is SimilarityVerdict.SAME_FAMILY
        assert round(found.containment, 3) == 0.227
        assert (len(found.alignment.pairs), found.alignment.of, found.alignment.in_order) == (28, 37, 25)

    @pytest.mark.parametrize("pair", list(itertools.combinations(SEEDED, 2))[1:])
    def test_are_otherwise_unlike(self, pair: tuple[str, str]) -> None:
        found = compare(*map(seed, pair))
        assert found.verdict is SimilarityVerdict.UNLIKE
        assert found.containment < 0.021
        assert found.window < 0.08
        assert found.alignment.share < 0.2

    def test_share_quotations_that_would_flag_two_of_them_unmasked(self) -> None:
        bare = [seed(number).translate(dict.fromkeys(map(ord, "“”‘"))) for number in ("002", "004")]
        assert compare(*bare).window > 0.2
        assert compare(seed("002"), seed("004")).window < 0.08

    def test_are_flagged_by_the_candidates_too(self) -> None:
        assert find_candidate_pairs({number: seed(number) for number in SEEDED}) == (("000", "001"),)


class TestFiftyGeneratedPairs:
    """Half of them copies, five of each degree; the figures hold for this generator and say nothing of real texts."""

    COPIES = tuple(
        (degree, writing.article(Random(100 + turn), writing.SAID[:4]), turn)
        for degree in writing.DEGREES
        for turn in range(5)
    )

    def hits(self) -> dict[str, int]:
        found = {degree.__name__: 0 for degree in writing.DEGREES}
        for degree, text, turn in self.COPIES:
            copy = degree(text, Random(200 + turn))
            is_candidate = find_candidate_pairs({"a": text, "b": copy}) == (("a", "b"),)
            found[degree.__name__] += is_candidate and compare(text, copy).verdict is SimilarityVerdict.SAME_FAMILY
        return found

    def test_hold_25_copies_of_which_all_are_found(self) -> None:
        assert self.hits() == {"verbatim": 5, "cut": 5, "reordered": 5, "spun": 5, "quotations_kept": 5}

    def test_miss_most_copies_of_which_three_words_in_four_are_others(self) -> None:
        texts = [writing.article(Random(500 + turn), writing.SAID[:4]) for turn in range(25)]
        copies = [writing.replaced(text, Random(600 + turn), 0.75) for turn, text in enumerate(texts)]
        verdicts = [compare(text, copy).verdict for text, copy in zip(texts, copies, strict=True)]
        assert 1 <= verdicts.count(SimilarityVerdict.SAME_FAMILY) <= 12

    def test_hold_25_independent_ones_of_which_none_is_taken_for_a_copy(self) -> None:
        said = writing.SAID[:4]
        pairs = [(writing.article(Random(300 + n), said), writing.article(Random(400 + n), said)) for n in range(25)]
        assert [compare(*pair).verdict for pair in pairs] == [SimilarityVerdict.UNLIKE] * 25


class TestManySources:
    def test_are_compared_in_a_number_of_pairs_that_grows_no_faster_than_they_do(self) -> None:
        few, many = (find_candidate_pairs(writing.newsroom(sources)) for sources in (60, 600))
        assert len(few) >= 6
        assert len(many) <= 11 * len(few)

    def test_with_the_same_footer_are_not_compared_each_with_each(self) -> None:
        footer = writing.article(Random(7), (), 6)
        texts = {id: f"{text}\n\n{footer}" for id, text in writing.newsroom(200).items()}
        assert len(find_candidate_pairs(texts)) <= 26 * len(texts)


class TestQuotations:
    SAID = "“We have waited long enough and the water will not wait for us,” he said."

    @pytest.mark.parametrize("marks", ["“”", "„“", "«»", '""', "‘’"])
    def test_alone_make_no_likeness_whatever_their_marks(self, marks: str) -> None:
        words = "We don’t wait any longer for an answer and the water will not wait for us"
        one, other = (
            f"{start} {marks[0]}{words}{marks[1]} {end}"
            for start, end in (("The mayor told reporters", "on Monday"), ("She", "in a long letter to the town"))
        )
        assert measure_containment(TokenizedText(one), TokenizedText(other)) == 0.0

    def test_that_are_never_closed_end_with_their_paragraph(self) -> None:
        text = "“We have waited long enough\nThe mayor of the town then left the hall"
        assert len(TokenizedText(text).shared) == 5

    def test_in_an_otherwise_equal_text_may_differ(self) -> None:
        text = writing.article(Random(3), ("It is over now",))
        assert compare(text, text.replace("It is over now", "It has only begun")).containment > 0.9


class TestLikeness:
    @settings(max_examples=rounds(quick=20, nightly=200))
    @given(one=TEXTS, other=TEXTS)
    def test_is_the_same_whichever_text_comes_first(self, one: str, other: str) -> None:
        there, back = compare(one, other), compare(other, one)
        assert (there.containment, there.window, there.verdict) == (back.containment, back.window, back.verdict)
        assert sorted((b, a) for a, b in there.alignment.pairs) == sorted(back.alignment.pairs)
        assert 0 <= there.containment <= 1
        assert 0 <= there.window <= 1

    @given(seed=st.integers(0, 40), length=st.integers(1, 12))
    @settings(max_examples=rounds(quick=20, nightly=200))
    def test_of_a_text_with_itself_is_whole(self, seed: int, length: int) -> None:
        text = writing.article(Random(seed), writing.SAID, length)
        found = compare(text, text)
        assert (found.containment, found.window, found.alignment.order) == (1.0, 1.0, 1.0)

    def test_of_texts_without_words_is_none(self) -> None:
        assert compare("", "").verdict is SimilarityVerdict.UNLIKE

    def test_between_a_twentieth_and_a_tenth_asks_to_look(self) -> None:
        one, other = (writing.article(Random(seed), (), 45).split("\n\n") for seed in (11, 12))
        for place in (2, 7, 12):
            other[place] += " " + one[place].partition(". ")[0] + "."
        found = compare("\n\n".join(one), "\n\n".join(other))
        assert 0.05 <= found.containment < 0.10
        assert found.verdict is SimilarityVerdict.LOOK


class TestCandidates:
    @settings(max_examples=rounds(quick=10, nightly=200))
    @given(order=st.permutations(range(12)))
    def test_do_not_hang_on_the_order_of_files(self, order: list[int]) -> None:
        texts = list(writing.newsroom(12).items())
        assert find_candidate_pairs(dict(texts[place] for place in order)) == find_candidate_pairs(dict(texts))

    def test_hold_a_copy_that_shares_no_5_gram_at_all(self) -> None:
        text = writing.article(Random(21), (), 24)
        words = text.split()
        copy = " ".join(f"{word} indeed" if place % 4 == 3 else word for place, word in enumerate(words))
        assert measure_containment(TokenizedText(text), TokenizedText(copy)) == 0.0
        assert find_candidate_pairs({"a": text, "b": copy}) == (("a", "b"),)
        assert compare(text, copy).verdict is SimilarityVerdict.SAME_FAMILY
