"""Whether a correction says the same as what was written, so that it may replace it without a person's look."""

import re
import unicodedata

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

SHORTEST_WORD = 5
"""Letters of the longer word: a shorter one becomes any other by one letter. Exchanged letters allow one fewer."""
LEAST_ALIKE = 65
"""Percent by RapidFuzz; below, the correction is an example rather than what was meant. As in `find_closest`."""
_NUMBER = re.compile(r"[0-9]+")
_GROUPED = re.compile(r"[0-9]{1,3}(?:[ ,.\u00a0\u202f][0-9]{3})*")
_SEPARATED = re.compile(r"[0-9](?:[0-9 ,.\u00a0\u202f]*[0-9])?")
_SEVERAL = re.compile(r"[\[\]{};]|,(?!\d)")
"""Signs between several things; a single word would run them together."""
_DAY = re.compile(r"([0-9]{4})(?:(?:-[0-9]{2}){1,2}(?:T[0-9:]+(?:Z|[+-][0-9:]+)?)?[~?]?|[~?])")
_INTERVAL = re.compile(r"[0-9-]+ (?:-|to|until|till) [0-9-]+")
_CLOCK = re.compile(r"([0-9]{2}):([0-9]{2})")
_TWELVE_HOURS = re.compile(r"([0-9]{1,2})(?:[.:h ]([0-9]{2}))? ?[ap]\.?m\.?")
_SENT_AS_IT_IS = re.compile(r"[|^`\[\]]")
"""Signs that browsers send unchanged although they must be encoded; others may be typing errors."""
_ANSWERS = {"y": "yes", "on": "yes", "n": "no", "off": "no"}


def is_safe(written: str, meant: str, *, of_few: bool) -> bool | None:
    """Return whether the correction needs no person's look; None if it is not a replacement at all.

    `of_few`: it is one of a few words (fields, choices), so that a single wrong letter leaves no doubt.
    """
    if not meant or written == meant or re.search(r": |[\[\]{}\n…]", meant):
        return None
    if not _SEVERAL.search(written) and _normalize_letters(written) == _normalize_letters(meant):
        is_grouped = _is_grouped(written)
        return None if meant.isdigit() and not is_grouped else is_grouped  # 1.5 must not become 15
    if _is_same_time(written, meant) or _ANSWERS.get(written.strip().lower()) == meant:
        return True
    if "://" in written and _SENT_AS_IT_IS.sub(lambda sign: f"%{ord(sign[0]):X}", written) == meant:
        return True
    if of_few and _is_single_typo(written, meant):
        return True
    return False if fuzz.ratio(written.lower(), meant.lower()) >= LEAST_ALIKE else None


def _normalize_letters(text: str) -> str:
    """Return the letters and digits of a text: capitals, accents, spaces and signs are left out."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", text).casefold() if sign.isalnum())


def _is_grouped(text: str) -> bool:
    """Return whether each sign between digits separates thousands, so that it may be left out."""
    return all(_GROUPED.fullmatch(number) or number.isdigit() for number in _SEPARATED.findall(text))


def _is_same_time(written: str, meant: str) -> bool:
    if clock := _CLOCK.fullmatch(meant):
        said = _TWELVE_HOURS.fullmatch(written.strip().lower())
        return said is not None and int(said[1]) % 12 == int(clock[1]) % 12 and (said[2] or "00") == clock[2]
    if _INTERVAL.fullmatch(written):
        return _NUMBER.findall(written) == _NUMBER.findall(meant)
    day = _DAY.fullmatch(meant)
    if day is None or day[1] not in written:
        return False
    numbers = set(map(int, _NUMBER.findall(meant)))
    has_same_digits = "".join(_NUMBER.findall(meant)) == _normalize_letters(written).replace("t", "")
    return has_same_digits or numbers.issuperset(map(int, _NUMBER.findall(written)))


def _is_single_typo(written: str, meant: str) -> bool:
    """Return whether one letter is missing, added or wrong, or two are exchanged; digits must be the same."""
    shortest = SHORTEST_WORD
    if sorted(written) == sorted(meant):
        shortest -= 1
    if max(len(written), len(meant)) < shortest or _NUMBER.findall(written) != _NUMBER.findall(meant):
        return False
    return OSA.distance(written.lower(), meant.lower(), score_cutoff=1) <= 1
