"""The parts of a day that reports name, in hours; wide enough for every ordinary use and season."""


def _make_spans(begin: float, end: float) -> tuple[tuple[int, int], ...]:
    """Return the span from one hour up to another, as two where it passes midnight."""
    first, last = int(begin * 60), int(end * 60)
    if first < last:
        return ((first, last),)
    return (first, 24 * 60), (0, last)


# No standard defines these words, so the spans are wide and overlap: a false contradiction is worse than a missed one.
# Those that depend on the sun ("dawn", "dusk") cover summer and winter.
PARTS = {
    "before dawn": _make_spans(0, 7),
    "dawn": _make_spans(3, 8),
    "early morning": _make_spans(3, 9),
    "morning": _make_spans(4, 12.5),
    "mid-morning": _make_spans(8.5, 11.5),
    "late morning": _make_spans(10, 12.5),
    "midday": _make_spans(11, 14),
    "noon": _make_spans(11.5, 12.5),
    "early afternoon": _make_spans(12, 15),
    "afternoon": _make_spans(12, 18.5),
    "mid-afternoon": _make_spans(14, 17),
    "late afternoon": _make_spans(15.5, 19),
    "dusk": _make_spans(15.5, 22.5),
    "early evening": _make_spans(16.5, 20.5),
    "evening": _make_spans(16.5, 24),
    "late evening": _make_spans(20, 24),
    "night": _make_spans(19, 7),
    "overnight": _make_spans(19, 9),
    "midnight": _make_spans(23, 1),
}
