"""What is left of a file with mistakes: it is checked and never published, and its gaps say nothing."""

from pathlib import Path

import pytest
from factsheet.build.pipeline import build
from factsheet.checks.check_content import examine
from factsheet.content.load import load_content
from factsheet.model.gaps import Unknown, add_gaps, get_if_known, get_unchecked
from factsheet.model.point import Point
from factsheet.problems.problem import ContentError
from factsheet.web.settings import Settings
from factsheet.yamlfile.recovery import MOST, recover_file

PLEDGE = "content/sheets/talks/points/pledge.yml"


def read(text: str) -> tuple[object, list[int]]:
    left = recover_file("f.yml", text.encode())
    return left.fields and left.fields.written, [problem.line for problem in left.problems]


def test_each_independent_mistake_of_writing_is_told_at_its_line() -> None:
    text = "a: x: y\nb: [c\nd: fine\ne:\n\t- tab\nf: 'it's'\ng: %x\nh: also fine\n"
    assert read(text) == ({"d": "fine", "e": "", "h": "also fine"}, [1, 2, 5, 6, 7])


@pytest.mark.parametrize(
    ("text", "left", "lines"),
    [
        ("a:\n  - b: x: y\n    c: d\n  - b: e\n", {"a": [{"b": "e"}]}, [2]),
        ("a: |\n  one\n  t\u200bwo\n  three\nb: c\n", {"b": "c"}, [3]),
        ("a: b\n---\na: c\n", {"a": "b"}, [2]),
        ("a: b\na: c\nd: e: f\n", {"a": "b"}, [1, 2, 3]),
        ("a: b\r\nc: d: e\r\nf: g\r\n", {"a": "b", "f": "g"}, [2]),
        ("- a\n- b\n", None, [1]),
        ("a: b: c\n", None, [1]),
    ],
)
def test_what_hangs_on_a_mistake_is_left_out_and_not_told(text: str, left: object, lines: list[int]) -> None:
    assert read(text) == (left, lines)


def test_after_many_mistakes_nobody_goes_on() -> None:
    text = "".join(f"a{number}: x: y\nb{number}: c\n" for number in range(2 * MOST))
    left = recover_file("f.yml", text.encode())
    assert left.fields is None
    assert [problem.line for problem in left.problems] == list(range(1, 2 * MOST, 2))


def broken(base: Path, before: str, after: str) -> Path:
    text = (base / PLEDGE).read_text(encoding="utf-8")
    assert before in text
    (base / PLEDGE).write_text(text.replace(before, after), encoding="utf-8")
    return base / "content"


@pytest.mark.parametrize("after", ["kind: statemant", "kind: statement: no", "kind:"])
def test_a_record_with_gaps_is_in_no_corpus_but_that_of_the_check(base: Path, after: str) -> None:
    content = broken(base, "kind: statement", after)
    assert "talks/pledge" not in load_content(content)[0].points
    assert "talks/pledge" not in examine(content)[0].corpus.points
    with pytest.raises(ContentError):
        build(content, Settings("Lake", "", "", "en", None, "", True))


def test_who_looks_into_a_gap_gets_no_answer(base: Path) -> None:
    point = load_content(base / "content")[0].points["talks/pledge"]
    gaps = [("kind",), ("by", 0), ("reports", 0, "quote"), ("reports", 1), ("reports", 0, "says", "when")]
    found = add_gaps(point, gaps)
    assert isinstance(found, Point)
    assert (found.title, get_if_known(lambda: found.kind, None)) == (point.title, None)
    assert list(found.reports[0].says) == ["wording"]
    assert found.reports[0].source == "harbour"
    for ask in (lambda: found.by, lambda: found.reports[0].quote, lambda: found.reports[1].source):
        with pytest.raises(Unknown):
            ask()
    assert get_unchecked(found, "kind") == "statement"
    assert add_gaps(point, []) is point


def test_an_allowance_on_a_line_that_is_left_out_still_holds(base: Path) -> None:
    source = base / "content/sources/harbour.yml"
    text = source.read_text(encoding="utf-8").replace("archive_url: https://archive.example/harbour\n", "")
    allowed = text.replace("title: ", "title: a: ") + "work: b: c  # factsheet: allow F070 – the page forbids copies\n"
    source.write_text(allowed, encoding="utf-8")
    assert [problem.code for problem in examine(base / "content")[1]] == ["F002", "F002"]
