"""A text in sentences, numbered from 1 as they stand: headlines, captions and link lines count as any other."""

import re
from dataclasses import dataclass

_END = re.compile(
    r"\s*\n\s*"  # a line is never continued in the next
    r"|(?<=[.!?…])[”’»\")\]]*\s+(?=[\W\d_]*[^\W\d_a-zа-яёіїєґ])"  # no small letter opens a sentence
    r"|(?<=[。！？؟।])[”’»」\")\]]*\s*"  # noqa: RUF001
)
_SHORTENED = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Sgt|St|No|Sen|Rep|Gov|vs|approx)|\b[A-Z])\.$")


@dataclass(frozen=True, slots=True)
class Sentence:
    number: int
    start: int
    end: int
    """The characters `text[start:end]`, without the space around them."""


def sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences in order; a full stop after a title or an initial ends none."""
    found: list[Sentence] = []
    start = 0
    for end, following in [*((_closed(text, match), match.end()) for match in _END.finditer(text)), (len(text),) * 2]:
        stretch = text[start:end]
        if "\n" not in text[end:following] and following < len(text) and _SHORTENED.search(stretch):
            continue
        if any(character.isalnum() for character in stretch):
            lead = len(stretch) - len(stretch.lstrip())
            found.append(Sentence(len(found) + 1, start + lead, start + len(stretch.rstrip())))
        start = following
    return tuple(found)


def _closed(text: str, match: re.Match[str]) -> int:
    """Return where the sentence ends: the marks that close it are its own."""
    return match.start() + len(match.group().rstrip())
