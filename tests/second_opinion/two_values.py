"""How two values of one aspect relate, in the plainest way: `agree`, `compatible`, `date` or `contradict`."""

import re
from datetime import datetime, timedelta
from typing import Any

Places = dict[str, str | None]
"""By place: the one in which it lies."""
AGREE, COMPATIBLE, DATE, CONTRADICT = "agree", "compatible", "date", "contradict"
EVER, NEVER = datetime.min, datetime.max
INFINITE = float("inf")


def relate(type_: str, one: Any, other: Any, places: Places) -> str:
    """Return the relation of two values as YAML has them; `places` says of each place in which one it lies."""
    return (
        {"quantity": figures, "set": lists, "positions": votes, "date": dates, "time": times, "text": texts}.get(
            type_, same_or_not
        )(one, other)
        if type_ != "place"
        else towns(one, other, places)
    )


def same_or_not(one: Any, other: Any) -> str:
    """Actors, options, and answers of yes or no are the same or contradict."""
    return AGREE if one.casefold() == other.casefold() else CONTRADICT


def texts(one: Any, other: Any) -> str:
    """Another wording is compatible: whether it means something else, only a person can tell."""
    return AGREE if plain(one) == plain(other) else COMPATIBLE


def plain(text: str) -> str:
    return " ".join(re.sub("[\"'“”„‘’«»]", "", text).casefold().split())


def towns(one: Any, other: Any, places: Places) -> str:
    """A place is compatible with every place that it lies in."""
    if one == other:
        return AGREE
    return COMPATIBLE if one in around(other, places) or other in around(one, places) else CONTRADICT


def around(place: str, places: Places) -> list[str]:
    found = []
    while above := places.get(place):
        place = above
        found.append(place)
    return found


def lists(one: Any, other: Any) -> str:
    """Only a list that is said to be complete contradicts: the other one is sure of a member that it does not have."""
    if one["list"] == "none" or other["list"] == "none":
        return AGREE if one["list"] == other["list"] else COMPATIBLE
    sure = [set(value.get("members", ())) for value in (one, other)]
    unsure = [set(value.get("doubtful", ())) for value in (one, other)]
    for complete, index in ((one, 0), (other, 1)):
        if complete["list"] == "closed" and sure[1 - index] - sure[index] - unsure[index]:
            return CONTRADICT
    return AGREE if sure[0] == sure[1] and unsure[0] == unsure[1] and one["list"] == other["list"] else COMPATIBLE


def votes(one: Any, other: Any) -> str:
    """One member under two options contradicts; members that only one source places do not."""
    first = {member: option for option, members in one.items() for member in members}
    second = {member: option for option, members in other.items() for member in members}
    if any(first[member] != second[member] for member in first if member in second):
        return CONTRADICT
    return AGREE if first == second else COMPATIBLE


def dates(one: Any, other: Any) -> str:
    """Containment and overlap are compatible; dates apart contradict, unless stated doubt bridges the gap."""
    a, b = span(one), span(other)
    if a == b:
        return AGREE if doubt(one) == doubt(other) else COMPATIBLE
    leeway = max(unit(text) if doubt(text) else timedelta(0) for text in (one, other))
    first, last = sorted((a, b))
    if last[0] <= first[1]:
        return COMPATIBLE
    return COMPATIBLE if leeway and last[0] - first[1] <= leeway else CONTRADICT


def doubt(text: str) -> bool:
    return bool(re.search("[~?%]", text))


def unit(text: str) -> Any:
    """Return how long the finest unit of a date is."""
    return timedelta(days={4: 366, 7: 31, 10: 1}.get(len(re.split("[~?%/]", text)[0]), 0))


def span(text: str) -> tuple[datetime, datetime]:
    """Return the first and the last minute that a date can mean, in UTC where it states an offset."""
    begin, slash, end = text.partition("/")
    if slash:
        return (span(begin)[0] if begin.strip(".") else EVER), (span(end)[1] if end.strip(".") else NEVER)
    plain_text = begin.rstrip("~?%")
    day, _, clock = plain_text.partition("T")
    numbers = [int(number) for number in day.split("-")]
    year, month, date = (*numbers, 1, 1)[:3] if len(numbers) < 3 else numbers
    first = datetime(year, month, date)
    if clock:
        parts = re.fullmatch(r"(\d\d)(?::(\d\d))?(Z|[+-]\d\d:\d\d)?", clock)
        assert parts is not None, text
        hour, minute, offset = parts.groups()
        first += timedelta(hours=int(hour), minutes=int(minute or 0))
        last = first + timedelta(minutes=0 if minute else 59)
        east = timedelta(0)
        if offset and offset != "Z":
            east = timedelta(hours=int(offset[1:3]), minutes=int(offset[4:])) * (-1 if offset[0] == "-" else 1)
        return first - east, last - east
    if len(numbers) == 3:
        following = first + timedelta(days=1)
    elif len(numbers) == 2:
        following = datetime(year + month // 12, month % 12 + 1, 1)
    else:
        following = datetime(year + 1, 1, 1)
    return first, following - timedelta(minutes=1)


PARTS = {  # wide, since nobody defines them
    "morning": (4, 12), "midday": (11, 15), "afternoon": (12, 19), "mid-afternoon": (14, 17),
    "late afternoon": (15, 19), "evening": (17, 24), "late evening": (20, 24),
}  # fmt: skip


def times(one: Any, other: Any) -> str:
    """Times that can mean the same minute are compatible."""
    if one.casefold() == other.casefold():
        return AGREE
    (a, b), (c, d) = minutes(one), minutes(other)
    return COMPATIBLE if a < d and c < b else CONTRADICT


def minutes(text: str) -> tuple[int, int]:
    if text.casefold() in PARTS:
        first, last = PARTS[text.casefold()]
        return first * 60, last * 60
    hour, _, minute = text.partition(":")
    begin = int(hour) * 60 + int(minute or 0)
    return begin, begin + (1 if minute else 60)


def figures(one: Any, other: Any) -> str:
    """As-of dates first, since two dates explain two numbers; then what the numbers allow with their words."""
    when = [value["as_of"] for value in (one, other)]
    if "not_given" not in when and span(when[0]) != span(when[1]):
        return DATE
    relation = numbers(one["value"], other["value"])
    # With a date on one side only, the missing one may explain the difference.
    return DATE if relation == CONTRADICT and when.count("not_given") == 1 else relation


def numbers(one: str, other: str) -> str:
    """A word without bounds is not weighed; 0 and "none" are two things that do not contradict."""
    a, b = quantity(one), quantity(other)
    if a == b and (a[0] != "vague" or one.casefold() == other.casefold()):
        return AGREE
    if a[0] in ("vague", "unknown") or b[0] in ("vague", "unknown"):
        return COMPATIBLE
    low, high = max(a[1], b[1]), min(a[2], b[2])
    return COMPATIBLE if low < high or (low == high and holds(a, low) and holds(b, low)) else CONTRADICT


def holds(bounds: tuple[str, float, float], number: float) -> bool:
    """Whether the number itself belongs to what is said: "more than 5" leaves out 5, "fewer than 5" as well."""
    relation, low, high = bounds[:3]
    return not (relation == "more_than" and number == low) and not (relation == "fewer_than" and number == high)


WORDS = (
    ("exactly", "exactly"), ("up to", "at_most"), ("as many as", "at_most"), ("at least", "at_least"),
    ("more than", "more_than"), ("over", "more_than"), ("fewer than", "fewer_than"), ("nearly", "nearly"),
    ("almost", "nearly"), ("about", "about"), ("some", "about"), ("an estimated", "about"), ("around", "about"),
)  # fmt: skip
SPELLED = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000}


def quantity(text: str) -> tuple[str, float, float]:
    """Return relation, least and most of a number in a source's words; an end that is not asserted is open."""
    words = " ".join(text.casefold().replace("–", "-").split())
    if words in ("none", "none reported"):
        return "none", 0, 0
    if words in ("unknown", "not known"):
        return "unknown", 0, 0
    if two := re.fullmatch(r"(?:between )?([\d,]+) ?(?:-|to|and) ?([\d,]+)(?: [a-z]+)?", words):
        return "between", int(two[1].replace(",", "")), int(two[2].replace(",", ""))
    relation = "exactly"
    for prefix, meant in WORDS:
        if words.startswith(prefix + " "):
            relation, words = meant, words.removeprefix(prefix + " ")
            break
    number = amount(words)
    if number is None:
        return "vague", 0, 0
    if relation == "about":
        # As wide as the last digit that counts, or a tenth.
        digits = str(number)
        last = 10 ** (len(digits) - len(digits.rstrip("0"))) if number else 1
        wide = max(last, number / 10)
        return relation, number - wide, number + wide
    low = -INFINITE if relation in ("at_most", "fewer_than", "nearly") else number
    return relation, low, INFINITE if relation in ("at_least", "more_than") else number


def amount(words: str) -> int | None:
    """Return the number in digits or words; None for "dozens" or "thousands"."""
    found = None
    for word in words.split():
        if re.fullmatch(r"\d+(,\d{3})*", word):
            found = int(word.replace(",", ""))
        elif word in SPELLED:
            found = SPELLED[word]
        elif word in SCALES and found is not None:
            found *= SCALES[word]
    return found
