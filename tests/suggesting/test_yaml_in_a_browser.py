"""YAML as the form writes and reads it, against the reader of the checker."""

from pathlib import Path
from typing import Any

import pytest
from factsheet.text.yaml_scalar import NULL_WORDS
from factsheet.yamlfile import parse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.problems.case import cases
from tests.suggesting.browser import asked, needs_node

pytestmark = [needs_node, pytest.mark.slow]
TOP = Path(__file__).parents[2]

HOSTILE = """
NO|no|012|0x1F|1.10|12:30|null|~|yes|on|2022-02-30|- a|-|--|---|...|? a|: a|a: b|a:|a :b|:|#|# a|
a #b|a # b|a#b|a#|&amp|&amp; co|a &b|*bold*|**bold**|a *b|!|!tag|Oh! no|@name|%50|`code`|'single'|
it's|"double"|a "b" c|“Smart: quotes”|“a”|‘b’|[UN] statement|{a}|a, b|a [b] c|a {b}|]|}|,|>|>-||-|
a > b|a | b|\\|a\\nb|C:\\dir|<b>&lt;</b>|= a|https://a.example/?q=1#x|Київ|صباح الخير|שלום|한국어|😀|
😀: 😀|a😀 #b|«Привет»|…|– a|— b|• c|½|a\u00a0b|a\u202fb|é|e\u0301|\u200f\u05d0|1,200|up to 400|{{x}}|
<<|<<: a|=|a'|'a|"a|a"|key: [a, b|%TAG|$x|^a|(a)|a)|;|a;b|+1|.5|5.|1e3|0b1|0o7|.inf|.NaN|t:x|a:b:c
"""
MULTI = [
    "a\nb",
    "a\n\nb",
    "line one\n  line two",
    "tab\there",
    "a  b",
    "x" * 500,
    "a " * 200 + "b",
    "- a\n- b",
    "a: b\nc: d",
]
texts = st.text(
    st.characters(blacklist_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Co", "Cn"), whitelist_characters="\n\t"),
    min_size=1,
)
"""Anything that a person can see; what is invisible is told as a mistake before it is written."""


def back(text: str) -> Any:
    fields, problems = parse.parse_file("one.yml", text.encode())
    assert problems == (), f"{text!r}: {problems}"
    assert fields is not None
    return fields.written


def written_as(kept: list[Any]) -> list[str]:
    return asked(*(("yaml.write", [one]) for one in kept))


def hostile() -> list[str]:
    return [*HOSTILE.replace("\n", "").split("|"), *MULTI, "|", ">", "||"]


def shaped(text: str) -> dict[str, Any]:
    """Return the text in every place where the form writes one."""
    return {
        "title": text,
        "by": [text, text],
        "compare": [{"id": "a", "label": text}],
        "reports": [{"source": "a", "quote": [text, text], "says": {"a": {"value": text}}, "note": text}],
        "last": text,
    }


def test_hostile_texts_come_back_as_they_were() -> None:
    kept = [shaped(text) for text in hostile() if text]
    for one, made in zip(kept, written_as(kept), strict=True):
        assert back(made) == one


@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(st.lists(texts, min_size=20, max_size=60))
def test_any_text_comes_back_as_it_was(found: list[str]) -> None:
    kept = [shaped(text.strip()) for text in found if text.strip()]
    for one, made in zip(kept, written_as(kept), strict=True):
        assert back(made) == one


def test_a_word_that_says_nothing_stays_a_word() -> None:
    for word, made in zip(sorted(NULL_WORDS), written_as([shaped(word) for word in sorted(NULL_WORDS)]), strict=True):
        written = back(made)
        for text in (written["title"], *written["by"], *written["reports"][0]["quote"], written["last"]):
            assert type(text) is str, f"{word} is written without quotation marks"
    (made,) = written_as([{"title": "One", "url": None}])
    assert made == "title: One\nurl: null\n"


def sound_files() -> list[str]:
    folders = ("tests/site/content", "tests/problems/base/content")
    return [path.read_text("utf-8") for folder in folders for path in sorted((TOP / folder).rglob("*.yml"))]


def test_every_file_of_the_content_is_read_as_the_checker_reads_it() -> None:
    found = sound_files()
    assert len(found) > 60
    for text, answer in zip(found, asked(*(("yaml.valuesOf", [text]) for text in found)), strict=True):
        assert answer == back(text)


WAYS = """
a: one
b:   two   # and a comment
c: "three: # \\" б four"
d: 'it''s'
e: [a, "b, c", {f: g}, []]
f: {a: b, c: [d, e], "g h": 'i'}
g:
  - one
  - b: two
    c: three
  -   d: four
h:
- one
- - two
  - three
i: >-
  folded text
  over lines

  and a second
    kept
  end
j: |
  kept
    as it is

k: plain text
  that goes on

  in a second part  # comment
l:
  # only a comment above
  m:
    n: deep
# at the margin
o: "a text
  over lines

  with a gap"
p: [
  a b,  # one
  c
  ]
q: a:b http://x.example/#y c#d
r:
s: >+
  kept end

t: |2
    two more
u: one  \t# behind a tab
v:
  - one  \t# too
"""


def test_every_way_to_write_a_value_is_read_as_the_checker_reads_it() -> None:
    (answer,) = asked(("yaml.valuesOf", [WAYS]))
    fields, _problems = parse.parse_file("one.yml", WAYS.encode())
    assert fields is not None
    assert answer == fields.written


def test_what_is_read_in_a_broken_file_is_what_the_checker_reads_or_nothing() -> None:
    found = [
        str(text) for case in cases() for text in case.files().values() if isinstance(text, str) and len(text) < 9000
    ]
    sound = 0
    for text, answer in zip(found, asked(*(("yaml.valuesOf", [text]) for text in found)), strict=True):
        fields, problems = parse.parse_file("one.yml", text.encode())
        if fields is not None and not problems:
            sound += answer is not None
            assert answer in (None, fields.written), text
    assert sound > 50


SPLICED = """# kept
title: Old   # kept too
statement: >-
  Old text
  over lines
by: [one, two]   # and this
reports:
  - source: a
    quote: "old: words"
    says: {n: {value: up to 4, as_of: not_given}}   # kept
  # between
  - source: b
    no_quote: paywalled
# the end
"""


@pytest.mark.parametrize(
    ("path", "gone"),
    [
        (["title"], "Old "),
        (["statement"], ">-\n  Old text\n  over lines"),
        (["by", 1], "two"),
        (["reports", 0, "quote"], '"old: words"'),
        (["reports", 0, "says", "n", "value"], "up to 4"),
    ],
)
@pytest.mark.parametrize("put", ["New", "New: # words, [of] {it}", "a\nb", "it's “so”"])
def test_one_value_is_exchanged_and_not_a_letter_else(path: list[Any], gone: str, put: str) -> None:
    made, told = asked(("yaml.exchange", [SPLICED, path, put]), ("yaml.valuesOf", [SPLICED]))
    wanted = told
    for step in path[:-1]:
        wanted = wanted[step]
    wanted[path[-1]] = put
    if made is None:
        assert "\n" in put  # There is no place for a second line beside a comment, or in brackets.
        return
    assert back(made) == told
    before, after = SPLICED.split(gone.rstrip(), 1)
    assert made.startswith(before)
    assert made.endswith(after)


def test_a_report_is_added_behind_the_last_one_and_comments_stay() -> None:
    item = {"source": "c", "quote": "“Words: here”", "says": {"n": {"value": "dozens", "as_of": "not_given"}}}
    (made,) = asked(("yaml.append", [SPLICED, "reports", item]))
    assert back(made)["reports"][-1] == item
    kept = made.replace(made[made.index("  - source: c") : made.index("# the end")], "")
    assert kept == SPLICED


def test_a_report_is_added_to_every_point_of_the_content() -> None:
    points = [path.read_text("utf-8") for path in sorted((TOP / "tests/site/content/sheets").rglob("points/**/*.yml"))]
    item = {"source": "new", "no_quote": "paywalled"}
    for text, made in zip(points, asked(*(("yaml.append", [text, "reports", item]) for text in points)), strict=True):
        before = back(text)
        assert back(made) == {**before, "reports": [*before.get("reports", []), item]}
        assert set(text.splitlines()) <= set(made.splitlines())


def test_a_field_that_was_not_there_is_added_in_its_place() -> None:
    order = ["title", "statement", "summary", "by", "reports"]
    (made,) = asked(("yaml.add", [SPLICED, "summary", "A: b", order]))
    assert list(back(made)) == ["title", "statement", "summary", "by", "reports"]
    assert back(made)["summary"] == "A: b"


def test_what_cannot_be_done_safely_is_not_done() -> None:
    flow = "{title: a, reports: [{source: b}]}\n"
    in_list = "title: a\nreports: [{source: b}]\n"
    broken = "title: [a\n"
    answers = asked(
        ("yaml.append", [flow, "reports", {"source": "c"}]),
        ("yaml.append", [in_list, "reports", {"source": "c"}]),
        ("yaml.append", [broken, "reports", {"source": "c"}]),
        ("yaml.exchange", [broken, ["title"], "b"]),
        ("yaml.exchange", ["title: a\n", ["reports", 0], "b"]),
    )
    assert answers == [None] * 5
