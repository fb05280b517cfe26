"""Quantities of every manner, drawn by hypothesis: what is stated, with the numbers that stand in it."""

from factsheet.model.values.quantity import Quantity, read
from hypothesis import strategies as st

FORMS = (
    *("{n}", "about {n}", "at least {n}", "more than {n}", "up to {n}", "fewer than {n}", "nearly {n}"),
    *("between {n} and {m}", "about {n} to {m}", "none", "unknown", "dozens"),
)
OPEN_ABOVE = ("at_least", "more_than")
OPEN_BELOW = ("at_most", "fewer_than", "nearly")


@st.composite
def quantities(draw: st.DrawFn, most: int = 10**7) -> Quantity:
    n = draw(st.integers(1, most))
    m = draw(st.integers(n, most))
    return read(draw(st.sampled_from(FORMS)).format(n=n, m=m))


def stated(quantity: Quantity) -> list[int]:
    """Return the numbers that stand in the words, least first."""
    return sorted({int(number) for number in (quantity.min, quantity.max) if number is not None})
