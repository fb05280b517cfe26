"""Sentences of a snapshot, named by numbers from 1 (`3`) or ranges of them (`3-5`)."""

import re
from collections.abc import Iterable

# Nine digits at most, since Python refuses to convert a text of thousands of them.
SENTENCES = re.compile(r"([0-9]{1,9})(?:-([0-9]{1,9}))?")

FROM_ONE = "sentences are numbered from 1, so 0 is not possible"


def check_sentence_numbers(text: str) -> str | None:
    """Return the message for a text that does not name sentences, or None."""
    match = SENTENCES.fullmatch(text)
    if match is None or int(match[2] or match[1]) < int(match[1]):
        return f"`{text}` is not a sentence number: write a number such as 3, or a range such as 5-7"
    if int(match[1]) == 0:
        return FROM_ONE
    return None


def parse_sentence_numbers(texts: Iterable[str], last: int) -> frozenset[int]:
    """Return the numbers that valid texts name, up to the last sentence."""
    parsed: set[int] = set()
    for text in texts:
        first, _, end = text.partition("-")
        parsed.update(range(int(first), min(int(end or first), last) + 1))
    return frozenset(parsed)
