"""What changes values without being seen in them is refused wherever it stands; what merely looks like it is text."""

import pytest
import yaml
from factsheet.yamlfile import parse
from factsheet.yamlfile.refused_syntax import DEEPEST
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.rounds import rounds

FRAGMENTS = (
    *("a", "é", "b: ", "- ", "? ", ": ", "\n", "\n  ", " ", "  ", ", ", "[", "]", "{", "}", '"', "'", "|\n  "),
    *("&x", "&x ", "&-", "*x", "*-", "!", "!t ", "!!set ", "! "),
)


def refused(text: str) -> bool:
    return parse.parse_file("content/one.yml", text.encode())[0] is None


def changes_unseen(text: str) -> bool:
    """True where YAML itself finds an anchor, an alias or a tag in the text, or more levels than we allow."""
    depth = deepest = 0
    marked = False
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        marked = marked or bool(getattr(event, "anchor", None) or getattr(event, "tag", None))
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        deepest = max(deepest, depth)
    return marked or deepest > DEEPEST


@settings(max_examples=rounds(quick=100, nightly=5000))
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=12).map("".join))
@example("a: &x b")
@example("a: &-\nb: *-")
@example("a: [b,&x c]")
@example('a: {"b":&x c}')
@example("a: !t b")
@example("? a\n: " + "- " * 30 + "b")
@example("a:\n" + "".join(f"{' ' * level}b:\n" for level in range(1, 40)))
@example("a: " + "[" * 30 + "]" * 30)
def test_what_yaml_would_take_for_more_than_text_is_refused(written: str) -> None:
    text = f"a: {written}\n"
    for whole in (text, written):
        try:
            changes = changes_unseen(whole)
        except yaml.YAMLError:
            changes = True
        assert refused(whole) or not changes


@pytest.mark.parametrize("words", ["P&O", "Tom & Jerry", "Stop!", "“Stop!” she said", "5 * 3", "two**", "R&D*"])
def test_signs_inside_words_are_text(words: str) -> None:
    fields, problems = parse.parse_file("content/one.yml", f"title: {words}\n".encode())
    assert fields is not None
    assert (fields.written, problems) == ({"title": words}, ())
