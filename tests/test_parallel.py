"""Two processes do what one does: each thing once."""

from collections.abc import Callable, Sequence

import pytest
from factsheet.content.workers import Part
from hypothesis import given
from hypothesis import strategies as st

SHARES: tuple[Callable[[Part, Sequence[int]], Sequence[int]], ...] = (Part.mine, Part.stretch)


@pytest.mark.parametrize("share", SHARES, ids=["mine", "stretch"])
@given(count=st.integers(0, 200), of=st.integers(1, 3))
def test_each_thing_belongs_to_one_part_and_no_part_has_much_more(
    share: Callable[[Part, Sequence[int]], Sequence[int]], count: int, of: int
) -> None:
    shares = [share(Part(number, of), range(count)) for number in range(of)]
    assert sorted(thing for one in shares for thing in one) == list(range(count))
    assert max(map(len, shares)) - min(map(len, shares)) <= 1


def test_a_stretch_holds_what_stands_together() -> None:
    assert [list(Part(number, 2).stretch("abcde")) for number in range(2)] == [["a", "b"], ["c", "d", "e"]]
