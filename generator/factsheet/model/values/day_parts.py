"""The parts of a day that reports name, wide enough for every ordinary use and season."""


def _hours(begin: float, end: float) -> tuple[tuple[int, int], ...]:
    """Return the span from one hour up to another, as two where it passes midnight."""
    first, last = int(begin * 60), int(end * 60)
    return ((first, last),) if first < last else ((first, 24 * 60), (0, last))


PARTS = {
    "before dawn": _hours(0, 7),
    "dawn": _hours(3, 8),
    "early morning": _hours(3, 9),
    "morning": _hours(4, 12.5),
    "mid-morning": _hours(8.5, 11.5),
    "late morning": _hours(10, 12.5),
    "midday": _hours(11, 14),
    "noon": _hours(11.5, 12.5),
    "early afternoon": _hours(12, 15),
    "afternoon": _hours(12, 18.5),
    "mid-afternoon": _hours(14, 17),
    "late afternoon": _hours(15.5, 19),
    "dusk": _hours(15.5, 22.5),
    "early evening": _hours(16.5, 20.5),
    "evening": _hours(16.5, 24),
    "late evening": _hours(20, 24),
    "night": _hours(19, 7),
    "overnight": _hours(19, 9),
    "midnight": _hours(23, 1),
}
