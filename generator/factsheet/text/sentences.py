"""A text in sentences, numbered from 1 as they stand: headlines, captions and link lines count as any other."""

import re

from factsheet.text.rich_text import Range

_END = re.compile(
    r"\s*\n\s*"  # a sentence never goes on in the next line
    r"|(?<=[.!?…])[”’»\")\]]*\s+"
    r"|(?<=[。！？؟।])[”’»」\")\]]*\s*"  # noqa: RUF001
)
_SHORTENED = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Sgt|St|No|Sen|Rep|Gov|vs|approx)|\b[A-Z])\.$")
_LETTER = re.compile(r"[^\W\d_]")


def split_sentences(text: str) -> tuple[Range, ...]:
    """Return the characters of each sentence in order, without the space around it.

    A full stop ends none after a title or an initial, nor before a small letter; what has no letter or figure is none.
    """
    spans: list[Range] = []
    start = 0
    for end, following in (*_find_ends(text), (len(text), len(text))):
        stretch = text[start:end]
        if _is_continued(stretch, text[end:following], text, following):
            continue
        if any(character.isalnum() for character in stretch):
            spans.append((end - len(stretch.lstrip()), start + len(stretch.rstrip())))
        start = following
    return tuple(spans)


def _find_ends(text: str) -> list[Range]:
    """Return where sentences may end, the marks that close them included, and where the next ones begin."""
    return [(match.start() + len(match.group().rstrip()), match.end()) for match in _END.finditer(text)]


def _is_continued(stretch: str, space: str, text: str, following: int) -> bool:
    """Tell whether the sentence is not over after all."""
    if "\n" in space or following == len(text):
        return False
    letter = _LETTER.search(text, following)
    return bool(letter and letter.group().islower()) or _SHORTENED.search(stretch) is not None
