"""Split a text into sentences, numbered from 1: headlines, captions and lines of links count like any other."""

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
    """Return the range of each sentence in order, without the space around it.

    A full stop ends no sentence after a title or an initial, nor before a small letter. A line without a letter or
    digit is no sentence.
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
    """Return where each sentence may end, with its closing marks, and where the next begins."""
    return [(match.start() + len(match.group().rstrip()), match.end()) for match in _END.finditer(text)]


def _is_continued(stretch: str, space: str, text: str, following: int) -> bool:
    """Return whether the sentence goes on after what looks like its end."""
    if "\n" in space or following == len(text):
        return False
    letter = _LETTER.search(text, following)
    return bool(letter and letter.group().islower()) or _SHORTENED.search(stretch) is not None
