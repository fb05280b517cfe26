"""No quotation marks around a word that needs none, one space where one belongs: what nobody reads, in one form."""

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from itertools import pairwise

import yaml

from factsheet.problems import Edit
from factsheet.yamlfile.arranged import replaced
from factsheet.yamlfile.tree import compose

_LINE_END = re.compile(r"\r\n|\r|\n")
_PLAIN = re.compile(r"[^\W\d_][\w’./–-]*")
"""A word that nobody takes for something else. Texts of several words keep their marks: the next one may need them."""
_OTHER_THINGS = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}
_SPACES_AT_END = re.compile(r"[ \t]+(?=[\r\n]|\Z)")


def evened(text: str) -> str:
    """Take needless quotation marks from words, and write lists, fields and brackets with single spaces."""
    return replaced(text, list(_edits(text, compose(text))))


def without_loose_ends(text: str) -> str:
    """Take spaces at the ends of lines away, and let the text end with one line end of its own kind."""
    long = [node for node in _scalars(compose(text)) if node.start_mark.line != node.end_mark.line]
    starts = [node.start_mark.index for node in long]
    spaces = [
        Edit(found.start(), found.end(), "", safe=True)
        for found in _SPACES_AT_END.finditer(text)
        if not ((above := bisect(starts, found.start())) and found.start() < long[above - 1].end_mark.index)
    ]
    kind = _LINE_END.search(text)
    return replaced(text, spaces).rstrip("\r\n") + (kind[0] if kind else "\n")


def _scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    else:
        for part in node.value:
            for one in part if isinstance(part, tuple) else (part,):
                yield from _scalars(one)


def _edits(text: str, node: yaml.Node) -> Iterator[Edit]:
    if isinstance(node, yaml.ScalarNode):
        yield from _quotation_marks(text, node)
        return
    if isinstance(node, yaml.CollectionNode) and node.flow_style and node.start_mark.line == node.end_mark.line:
        yield from _brackets(text, node)
    for part in node.value:
        for one in part if isinstance(part, tuple) else (part,):
            yield from _edits(text, one)
        if isinstance(part, tuple):
            yield from _gap(text, part[0].end_mark.index, part[1].start_mark.index, r"[ \t]*:[ \t]+", ": ")


def _quotation_marks(text: str, node: yaml.ScalarNode) -> Iterator[Edit]:
    if node.style not in ("'", '"') or node.start_mark.line != node.end_mark.line:
        return
    start, end = node.start_mark.index, node.end_mark.index
    said, inside = node.value, text[start + 1 : end - 1]
    if "\\" in inside or '"' in said:
        return
    if _PLAIN.fullmatch(said) and said.lower() not in _OTHER_THINGS:
        yield Edit(start, end, said, safe=True)
    elif node.style == "'":
        yield Edit(start, end, f'"{said}"', safe=True)


def _brackets(text: str, node: yaml.CollectionNode) -> Iterator[Edit]:
    """Even the spaces behind the opening sign, at each comma, and before the closing sign."""
    parts: Sequence[tuple[yaml.Node, yaml.Node]] = [
        part if isinstance(part, tuple) else (part, part) for part in node.value
    ]
    first, last = node.start_mark.index + 1, node.end_mark.index - 1
    if not parts:
        yield from _gap(text, first, last, r"[ \t]*", "")
        return
    yield from _gap(text, first, parts[0][0].start_mark.index, r"[ \t]*", "")
    for one, other in pairwise(parts):
        yield from _gap(text, one[1].end_mark.index, other[0].start_mark.index, r"[ \t]*,[ \t]*", ", ")
    yield from _gap(text, parts[-1][1].end_mark.index, last, r"[ \t]*(?:,[ \t]*)?", "")


def _gap(text: str, start: int, end: int, form: str, instead: str) -> Iterator[Edit]:
    written = text[start:end]
    if text[start - 1] in "?:":  # what may follow these is not the same for all who read YAML
        return
    if written != instead and re.fullmatch(form, written):
        yield Edit(start, end, instead, safe=True)
