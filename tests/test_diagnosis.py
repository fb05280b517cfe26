"""A problem as a person at a terminal reads it: its line, carets below what is meant, advice, where to read more."""

import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from factsheet.checks.check_content import examine
from factsheet.problems.excerpt import WIDEST, make_excerpt
from factsheet.problems.problem import Level, Problem
from factsheet.web import problem_display
from factsheet.web.problem_display import FileTexts, format_problem
from hypothesis import given
from hypothesis import strategies as st

PLEDGE = "content/sheets/talks/points/pledge.yml"
HARBOUR = "content/sources/harbour.yml"
BEGINNING = "title: The bridge will reopen\nkind: statement\nstatement: Anna Berg said that the bridge will reopen.\n"


def told(base: Path, file: str, data: str | bytes, site_url: str = "") -> str:
    """Return the first error as it is shown with the file so."""
    (base / file).write_bytes(data if isinstance(data, bytes) else data.encode())
    _findings, problems = examine(base / "content")
    found = next(problem for problem in problems if problem.level is Level.ERROR)
    return format_problem(
        replace(found, **({"edit": None} if hasattr(found, "edit") else {})), FileTexts(base), site_url
    )


def test_an_unknown_field_is_underlined_with_the_one_that_was_meant(base: Path) -> None:
    assert told(base, PLEDGE, f"{BEGINNING}statsu: superseded\n", "https://example.org/facts/").splitlines()[:4] == [
        'error[F012] unknown field "statsu"',
        f"  {PLEDGE}:4:1",
        "4 | statsu: superseded",
        '  | ^^^^^^ did you mean "status"?',
    ]


def test_the_address_of_the_explanation_is_whole_where_that_of_the_site_is_known(base: Path) -> None:
    text = f"{BEGINNING}date: Friday\n"
    assert told(base, PLEDGE, text, "https://example.org/facts/").endswith("why: https://example.org/facts/help/F011/")
    assert told(base, PLEDGE, text).endswith("why: help/F011/")


@pytest.mark.parametrize(
    ("line", "carets"),
    [
        ("utterance: {channel: radio, where: lakesid}", " " * 35 + "^^^^^^^"),
        ("utterance: {channel: 🌉🌉, where: lakesid}", " " * 34 + "^^^^^^^"),
        ("utterance: {channel: 👩‍🚒 radio, where: lakesid}", " " * 38 + "^^^^^^^"),
        ("utterance: {channel: re\u0301dio, where: lakesid}", " " * 35 + "^^^^^^^"),
        ("utterance: {channel: إذاعة, where: lakesid}", " " * 35 + "^^^^^^^"),
        ("utterance: {channel: 桥将, where: lakesid}", " " * 34 + "^^^^^^^"),
        ("utterance:\t{where: lakesid}", " " * 22 + "^^^^^^^"),
    ],
    ids=["plain", "emoji", "joined emoji", "combining mark", "Arabic", "Chinese", "tab"],
)
@pytest.mark.parametrize("form", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["no mark", "mark"])
def test_carets_stand_below_what_is_meant(base: Path, line: str, carets: str, form: str, mark: str) -> None:
    text = (mark + BEGINNING + line + "\n").replace("\n", form)
    number, below = told(base, PLEDGE, text).splitlines()[2:4]
    assert number == f"4 | {line.expandtabs(1).replace(' {where', '    {where') if chr(9) in line else line}"
    assert below.removeprefix("  | ").removesuffix(' did you mean "lakeside"?') == carets


def test_of_a_long_line_the_part_around_the_spot_is_shown(base: Path) -> None:
    line = f"utterance: {{channel: {'long ' * 30}, where: lakesid, language: en}}  # {'and so on ' * 10}"
    number, below, *_rest = told(base, PLEDGE, f"{BEGINNING}{line}\n").splitlines()[2:]
    assert number.startswith("4 | …")
    assert number.endswith("…")
    assert len(number) <= WIDEST + 6
    start = below.index("^")
    assert number[start : start + below.count("^")] == "lakesid"


def test_a_problem_of_a_whole_file_shows_no_line(base: Path) -> None:
    (base / "content/sources/Harbour News.yml").write_text("title: Talks\n", encoding="utf-8")
    assert told(base, HARBOUR, "title: Talks\nurl: https://harbour.example/talks\n").splitlines()[1:] == [
        "  content/sources/Harbour News.yml:1:1",
        "  fix: harbour-news   why: help/F020/",
    ]


def test_of_a_value_over_several_lines_its_first_one_is_underlined(base: Path) -> None:
    lines = told(base, PLEDGE, f"{BEGINNING}date:\n  on Friday\n  at noon\n").splitlines()
    assert lines[2:4] == ["5 |   on Friday", "  |   ^^^^^^^^^"]


def test_what_nobody_sees_and_what_would_move_the_cursor_is_shown_by_its_number(base: Path) -> None:
    lines = told(base, HARBOUR, "title: Talks\u200b open\n").splitlines()
    assert lines[2:4] == ["1 | title: Talks<U+200B> open", "  |             ^^^^^^^^ delete it"]
    assert "\x1b" not in told(base, HARBOUR, "title: \x1b[31mTalks\n")


def test_a_file_in_another_encoding_shows_the_letter_that_is_none(base: Path) -> None:
    lines = told(base, HARBOUR, b"title: Talks\nauthor: Ren\xe9\n").splitlines()
    assert lines[2:4] == ["2 | author: Ren\ufffd", "  |            ^ save it with the encoding UTF-8"]


def test_a_file_that_has_gone_meanwhile_is_told_without_its_line(tmp_path: Path) -> None:
    problem = Problem("content/a.yml", 3, 1, "F011", Level.ERROR, "write yes or no: one of them")
    assert format_problem(problem, FileTexts(tmp_path), "").splitlines()[:2] == [
        "error[F011] write yes or no: one of them",
        "  content/a.yml:3:1",
    ]


@dataclass(frozen=True)
class Mended:
    text: str = "title: Tals\r\nurl: x\r\n"
    safe: bool = True


@pytest.mark.parametrize(("safe", "mark"), [(True, "   (make fix)"), (False, "")])
def test_an_edit_shows_the_corrected_line_and_whether_a_command_makes_it(tmp_path: Path, safe: bool, mark: str) -> None:
    (tmp_path / "a.yml").write_bytes(Mended().text.encode())
    edit = SimpleNamespace(start=7, end=11, text="Talks", safe=safe)
    fields = {"file": "a.yml", "line": 1, "column": 8, "code": "F011", "level": Level.ERROR, "width": 4}
    problem = SimpleNamespace(**fields, message="what", fix="Talks", edit=edit)
    said = format_problem(cast(Any, problem), FileTexts(tmp_path), "")
    assert said.splitlines()[-1] == f"  fix: title: Talks{mark}   why: help/F011/"


@pytest.mark.parametrize(
    ("message", "parts"),
    [
        ('unknown field "a": did you mean "b"?', ('unknown field "a"', 'did you mean "b"?')),
        ("“a: b” is no date: write another", ("“a: b” is no date", "write another")),
        ("value: heaps is none", ("value: heaps is none", "")),
        (f"it is wrong: {'very ' * 30}", (f"it is wrong: {'very ' * 30}", "")),
    ],
)
def test_a_message_is_parted_into_what_is_wrong_and_a_short_advice(message: str, parts: tuple[str, str]) -> None:
    assert problem_display.split_message(message) == parts


@given(st.text(max_size=300).map(lambda text: "".join(text.splitlines())), st.data())
def test_any_line_is_shown_within_its_width_and_without_control_characters(line: str, data: st.DataObject) -> None:
    column = data.draw(st.integers(1, len(line) + 1))
    cut = make_excerpt(line, column, data.draw(st.integers(1, 400)))
    assert cut.carets >= 1
    assert cut.before + cut.carets <= max(2 * len(cut.shown), cut.before) + max(1, cut.carets)
    assert [sign for sign in cut.shown if unicodedata.category(sign) in ("Cc", "Zl", "Zp", "Cs")] == []
