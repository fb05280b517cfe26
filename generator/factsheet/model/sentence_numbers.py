"""Sentences of a snapshot, named by numbers from 1 (`3`) or ranges of them (`3-5`)."""

import re
from collections.abc import Iterable

SENTENCES = re.compile(r"([0-9]{1,9})(?:-([0-9]{1,9}))?")

FROM_ONE = "counting begins with 1: nothing has the number 0"


def check_sentence_numbers(text: str) -> str | None:
    """Return what is wrong with the text as a name of sentences, or None."""
    match = SENTENCES.fullmatch(text)
    if match is None or int(match[2] or match[1]) < int(match[1]):
        return f"`{text}` names no sentences: write a number such as 3, or a range such as 5-7"
    return None if int(match[1]) else FROM_ONE


def parse_sentence_numbers(texts: Iterable[str], last: int) -> frozenset[int]:
    """Return the numbers that sound texts name, up to the last sentence that there is."""
    parsed: set[int] = set()
    for text in texts:
        first, _, end = text.partition("-")
        parsed.update(range(int(first), min(int(end or first), last) + 1))
    return frozenset(parsed)
