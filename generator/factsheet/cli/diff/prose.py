"""The hand-written pages that changed, by lines, and the pictures and documents among them."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from factsheet.cli.diff.model import LineChange, ProseChange, get_turn
from factsheet.cli.diff.state import ContentState
from factsheet.content.prose_files import escape_invisible
from factsheet.content.prose_kinds import find_kind, is_page
from factsheet.text.rich_text import Range

MOST_LINES = 60
"""Lines that are shown of a page; the others are counted, since a page can be rewritten from end to end."""
LONGEST_LINE = 300
MOST_COMPARED = 1_000_000
"""Pairs of lines. Beyond, the whole page counts as rewritten: difflib takes quadratic time, here minutes."""


def compare_prose(before: ContentState, after: ContentState) -> Iterator[ProseChange]:
    """Return the files in the order of their names."""
    old_places, new_places = before.prose.list_places(), after.prose.list_places()
    for name in sorted(old_places.keys() | new_places.keys()):
        old = before.prose.read_file(name) if name in old_places else None
        new = after.prose.read_file(name) if name in new_places else None
        if old != new:
            yield _make_change(f"{after.prose.name}/{escape_invisible(name)}", name, old, new)


def _make_change(file: str, name: str, old: bytes | None, new: bytes | None) -> ProseChange:
    kind = find_kind(name)
    lines = _list_changed_lines(old or b"", new or b"") if is_page(name) else []
    return ProseChange(
        file,
        get_turn(old, new),
        kind.name if kind else "",
        len(old) if old is not None else None,
        len(new) if new is not None else None,
        tuple(lines[:MOST_LINES]),
        max(0, len(lines) - MOST_LINES),
    )


def _list_changed_lines(old: bytes, new: bytes) -> list[LineChange]:
    before = old.decode("utf-8", "replace").splitlines()
    after = new.decode("utf-8", "replace").splitlines()
    changed_lines = []
    for (old_from, old_to), (new_from, new_to) in _list_changed_spans(before, after):
        for number in range(old_from, old_to):
            changed_lines.append(_make_line(number, before, is_new=False))
        for number in range(new_from, new_to):
            changed_lines.append(_make_line(number, after, is_new=True))
    return changed_lines


def _list_changed_spans(before: list[str], after: list[str]) -> Iterator[tuple[Range, Range]]:
    """Return the spans of lines that differ."""
    if len(before) * len(after) > MOST_COMPARED:
        yield (0, len(before)), (0, len(after))
    elif before > after:  # difflib is not symmetric; a comparison the other way round must find the same spans
        for new_span, old_span in _list_changed_spans(after, before):
            yield old_span, new_span
    else:
        for tag, old_from, old_to, new_from, new_to in SequenceMatcher(None, before, after).get_opcodes():
            if tag != "equal":
                yield (old_from, old_to), (new_from, new_to)


def _make_line(number: int, lines: Sequence[str], *, is_new: bool) -> LineChange:
    text = escape_invisible(lines[number].expandtabs(4))
    if len(text) > LONGEST_LINE:
        text = f"{text[:LONGEST_LINE]} …"
    return LineChange(number + 1, text, is_new)
