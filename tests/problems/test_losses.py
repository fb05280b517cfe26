"""Whatever is typed arrives, or a problem is told: in valid files that were changed, in lines made of YAML's signs."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from factsheet.checks.check_content import examine
from factsheet.yamlfile import parse
from factsheet.yamlfile.parse import Raw
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.problems.case import BASE
from tests.rounds import rounds

ROOT = Path(__file__).parents[2]
FILES = [path.read_text(encoding="utf-8") for path in sorted(BASE.rglob("*.yml"))]
FRAGMENTS = (
    *(
        "#",
        " #",
        "  #",
        "  # ",
        "\t# ",
        " # x",
        "#2728",
        "\n  #9 ",
        "\n# y\n",
        "- ",
        ": ",
        ":",
        ", ",
        "[",
        "]",
        "{",
        "}",
    ),
    *(
        '"',
        "'",
        "\n",
        "\n\n",
        "\n  ",
        "\r\n",
        " ",
        "  ",
        "|\n  ",
        ">-\n  ",
        "|  # z\n  ",
        "---\n",
        "...\n",
        "%A 1\n",
        "? ",
    ),
    *("word", "Kyiv", "über", "слово", "12", "a: b\n", "- c\n", "\n  - d", "\n  e:f"),
)
WORD = re.compile(r"[^\W_]+")
COMMENT = re.compile(r"^[ \t]*#.*$|[ \t]{2,}#+(?: .*|)$", re.MULTILINE)
"""What is welcome as a comment; a line of its own without a space is looked at by the cases."""


def words_in(value: Raw) -> Iterator[str]:
    if isinstance(value, str):
        yield from WORD.findall(value)
    elif isinstance(value, list):
        for item in value:
            yield from words_in(item)
    else:
        for name, inner in value.items():
            yield from WORD.findall(name)
            yield from words_in(inner)


def stands_in(part: list[str], whole: list[str]) -> bool:
    """True where the words come one after the other in the whole, with others between them or not."""
    left = iter(whole)
    return all(word in left for word in part)


def arrives(text: str) -> bool:
    fields, problems = parse.parse_file("content/one.yml", text.encode())
    if problems or fields is None:
        return bool(problems)
    typed = text.replace("\r\n", "\n").replace("\r", "\n")
    loaded = list(words_in(fields.written))
    wanted = WORD.findall(COMMENT.sub("", typed))
    return stands_in(wanted, loaded) and stands_in(loaded, WORD.findall(typed))


@st.composite
def mutated(draw: st.DrawFn) -> str:
    text = draw(st.sampled_from(FILES))
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.integers(0, len(text)))
        cut = draw(st.integers(0, 3))
        text = text[:place] + draw(st.sampled_from(FRAGMENTS)) + text[place + cut :]
    return text


@settings(max_examples=rounds(quick=100, nightly=5000))
@given(mutated())
def test_of_a_changed_file_every_word_arrives_or_a_problem_is_told(text: str) -> None:
    assert arrives(text)


@settings(max_examples=rounds(quick=100, nightly=5000))
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=14).map("".join))
@example("b #c")
@example('"b" #c')
@example("[b] #c")
@example("#b")
@example("[b,#c\n]")
@example('"b"#c')
@example("{b: c}#d")
@example("b\n  #c")
@example("|#c\n  b")
@example("|  # c\n  b")
@example("b\n---\n")
@example("b\n...\n# c\n")
@example("b\n...\nc\n")
def test_of_lines_made_of_signs_every_word_arrives_or_a_problem_is_told(written: str) -> None:
    assert arrives(f"a: {written}\n")
    assert arrives(written)


@pytest.mark.parametrize("typed", ["#9", "#9\n  b", "b\n\n  #9", "\n  - #9", "[b,\n  c]#9", "'b'\t# 9"])
def test_what_looks_like_a_part_of_the_value_is_told(typed: str) -> None:
    _fields, problems = parse.parse_file("content/one.yml", f"a: {typed}\nd: e\n".encode())
    assert problems


@pytest.mark.parametrize("escape", [*"abefrtv0NLP_", "\n  ", "x07", "u200B", "U0000FEFF"])
def test_an_escape_that_changes_a_sign_is_told(escape: str) -> None:
    _fields, problems = parse.parse_file("content/one.yml", f'a: "b\\{escape}c"\n'.encode())
    assert [problem.code for problem in problems] == ["F007"]


@pytest.mark.parametrize("escape", ['"', "\\", "/", "n", "x41", "u00e9", "U0001F309"])
def test_an_escape_that_writes_a_letter_is_welcome(escape: str) -> None:
    _fields, problems = parse.parse_file("content/one.yml", f'a: "b \\{escape} c"\n'.encode())
    assert problems == ()


FIELDS = [
    (path.relative_to(BASE).as_posix(), number)
    for path in sorted(BASE.rglob("*.yml"))
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines())
    if re.match(r"\s*(?:- )?\w+: \S", line)
]


@pytest.mark.parametrize(("file", "number"), FIELDS)
def test_a_name_without_a_value_is_told(file: str, number: int, base: Path) -> None:
    lines = (base / file).read_text(encoding="utf-8").splitlines()
    lines[number] = lines[number].partition(":")[0] + ":"
    (base / file).write_text("\n".join(lines) + "\n", encoding="utf-8")
    _findings, problems = examine(base / "content")
    assert (file, number + 1) in [(problem.file, problem.line) for problem in problems]
