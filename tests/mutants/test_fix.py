"""`factsheet fix` cannot damage: it changes the spot that is told and nothing else, and says nothing twice."""

from collections.abc import Callable, Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from factsheet.checks.check_content import examine
from factsheet.cli.main import main
from factsheet.edit.fix import fix_files
from factsheet.edit.fix.change import Change, apply_change
from factsheet.edit.fix.file import fix_syntax
from factsheet.problems.problem import Problem, filter_errors
from factsheet.yamlfile import parse
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.mutants.mutators import MUTATORS, mutant
from tests.problems.case import BASE, HERE, Case, cases
from tests.rounds import rounds

POINT = "content/sheets/talks/points/pledge.yml"
TEXTS = [path.read_text(encoding="utf-8") for path in sorted(BASE.rglob("*.yml"))]
SLIPS = (
    ": ",
    " # ",
    " #2",
    "\u200b",
    "\u00a0",
    "\t",
    "@",
    "&a ",
    "**",
    "!x ",
    "[",
    "]",
    "'",
    '"',
    "“",
    "\\",
    "\r\n",
    "- ",
)
ANY = settings(max_examples=rounds(quick=80, nightly=3000))


def takes(*, unsafe: bool) -> Callable[[Problem], bool]:
    return lambda problem: problem.edit is not None and (unsafe or problem.edit.safe)


@st.composite
def broken(draw: st.DrawFn) -> str:
    """A sound file with one of the mistakes, or with up to three slips anywhere."""
    text = draw(st.sampled_from(TEXTS))
    if draw(st.booleans()):
        found = mutant(text, draw(st.sampled_from(sorted(MUTATORS))), draw(st.integers(0, 99)))
        text = found.text if found else text
    for _slip in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, len(text)))
        text = text[:place] + draw(st.sampled_from(SLIPS)) + text[place:]
    return text


def said(data: bytes) -> list[str] | None:
    """Return what PyYAML itself reads, as texts in their order; None where it cannot."""
    try:
        return list(_said(yaml.load(data.decode("utf-8-sig"), Loader=yaml.BaseLoader)))
    except yaml.YAMLError:
        return None


def _said(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from ("{", *(text for pair in value.items() for part in pair for text in _said(part)), "}")
    elif isinstance(value, list):
        yield from ("[", *(text for item in value for text in _said(item)), "]")
    else:
        yield str(value)


@ANY
@given(text=broken(), unsafe=st.booleans())
def test_all_is_read_as_before_but_what_was_mended(text: str, unsafe: bool) -> None:
    data = text.encode()
    after, mended = fix_syntax("f.yml", data, takes(unsafe=unsafe))
    before, now = said(data), said(after)
    if before is not None and not any(one.problem.code == "F001" for one in mended):
        assert now is not None
        assert sum(one != other for one, other in zip_longest(before, now)) <= len(mended)


@ANY
@given(text=broken(), unsafe=st.booleans())
def test_mending_twice_changes_nothing_more(text: str, unsafe: bool) -> None:
    after, _mended = fix_syntax("f.yml", text.encode(), takes(unsafe=unsafe))
    assert fix_syntax("f.yml", after, takes(unsafe=unsafe)) == (after, [])


@ANY
@given(text=broken())
def test_what_can_be_mended_is_what_the_check_tells(text: str) -> None:
    data = text.encode()
    told = parse.parse_file("f.yml", data)[1]
    _after, mended = fix_syntax("f.yml", data, takes(unsafe=False))
    if mended:
        assert mended[0].problem in told
    assert [one for one in mended if one.problem.edit is None or not one.problem.edit.safe] == []


@ANY
@given(text=broken())
def test_lines_that_are_not_told_of_stay_to_the_byte(text: str) -> None:
    after, mended = fix_syntax("f.yml", text.encode(), takes(unsafe=True))
    lines = zip_longest(text.encode().splitlines(keepends=True), after.splitlines(keepends=True))
    changed = {number for number, (one, other) in enumerate(lines, start=1) if one != other}
    if not any(one.problem.code == "F001" for one in mended):
        assert len(changed) <= len({one.problem.line for one in mended})


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        (b"title: Talks: open  # seen\r\nurl: x\r\n", b'title: "Talks: open"  # seen\r\nurl: x\r\n'),
        (b"\xef\xbb\xbftitle: Talks: open\n", b'\xef\xbb\xbftitle: "Talks: open"\n'),
        (b"title: @talks", b'title: "@talks"'),
        (b"# why\n\ntitle:   @talks   \n\n\n", b'# why\n\ntitle: "@talks"   \n\n\n'),
        (b"title: a\nauthor:\n\t- Anna\n\t- Bert\n", b"title: a\nauthor:\n  - Anna\n  - Bert\n"),
        ("title: 🌉 شيء: x\n".encode(), 'title: "🌉 شيء: x"\n'.encode()),
    ],
)
def test_every_other_byte_stays(written: bytes, mended: bytes) -> None:
    assert fix_syntax("f.yml", written, takes(unsafe=False))[0] == mended


@pytest.mark.parametrize(
    "written",
    [
        b"title: Talks: open\n  and more\nurl: x\n",
        b"title: &a x\nurl: *a\n",
        b"title: Talks # open\n",
        b'title: "Talks\nurl: x\n',
        b"title: x\ntitle: y\n",
        b"title:Talks\n",
        b'title: "a" # b\n',
    ],
)
def test_where_there_is_a_doubt_nothing_is_mended(written: bytes) -> None:
    assert fix_syntax("f.yml", written, takes(unsafe=False)) == (written, [])


def _told(folder: Path, *words: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["fix", "-f", str(folder / "site.yml"), *words])
    return done.exit_code, done.output


@pytest.fixture
def site(base: Path) -> Path:
    """The small content with a field misspelt and an id that is nearly another."""
    (base / "site.yml").write_text("site_name: Small\ndocs_dir: content\nplugins: [factsheet]\n", encoding="utf-8")
    path = base / POINT
    text = path.read_text(encoding="utf-8").replace("statement:", "statment:")
    path.write_text(text.replace("source: harbour", "source: harbor"), encoding="utf-8")
    return base


def test_safe_edits_are_made_and_the_others_named(site: Path) -> None:
    code, told = _told(site)
    assert code == 1
    assert 'line 3: unknown field "statment": did you mean "statement"?' in told
    assert "`factsheet fix --unsafe` would fix 2 more" in told
    assert "statement:" in (site / POINT).read_text(encoding="utf-8")
    assert "source: harbor\n" in (site / POINT).read_text(encoding="utf-8")


def test_unsafe_edits_are_made_when_asked_for(site: Path) -> None:
    code, told = _told(site, "--unsafe")
    assert (code, (site / POINT).read_bytes()) == (0, (BASE / POINT).read_bytes()), told


@pytest.mark.parametrize("word", ["--diff", "--check"])
def test_nothing_is_written_where_only_asked(site: Path, word: str) -> None:
    before = (site / POINT).read_bytes()
    code, told = _told(site, word)
    assert code == 1
    assert "Would fix 1 problem in 1 file" in told
    assert (site / POINT).read_bytes() == before
    assert ("+statement:" in told) == (word == "--diff")


def test_a_line_that_only_stands_elsewhere_is_not_told_twice(site: Path) -> None:
    path = site / POINT
    path.write_bytes((BASE / POINT).read_bytes().replace(b"    quote: the", b"\tquote: the", 1))
    code, told = _told(site)
    assert (code, path.read_bytes()) == (0, (BASE / POINT).read_bytes())
    assert "a tab: indent with spaces [F002]\nFixed 1 problem" in told


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("date: 28 March, early: about noon", "“28 March, early: about noon” is not a valid date"),
        ("kind: statement #see below", 'unknown value "statement #see below"'),
    ],
)
def test_a_value_that_is_left_alone_is_named_with_the_reason(site: Path, typed: str, why: str) -> None:
    path = site / POINT
    name = typed.partition(":")[0]
    lines = (BASE / POINT).read_text(encoding="utf-8").splitlines()
    path.write_text("".join(f"{typed if line.startswith(name) else line}\n" for line in lines), encoding="utf-8")
    before = path.read_bytes()
    code, told = _told(site)
    assert (code, path.read_bytes()) == (1, before)
    assert "is not changed: the corrected value would still be invalid" in told
    assert why in told
    assert "--unsafe" not in told


def test_only_the_named_files_are_mended(site: Path) -> None:
    assert "Fixed 0 problems in 0 files" in _told(site, str(site / "content/sources"))[1]
    assert "Fixed 1 problem in 1 file" in _told(site, str(site / POINT))[1]


def test_files_are_named_through_a_content_folder_that_is_a_link(site: Path) -> None:
    kept = (site / "content").rename(site / "kept elsewhere")
    (site / "content").symlink_to(kept)
    assert "Fixed 1 problem in 1 file" in _told(site, str(site / POINT))[1]
    assert "Fixed 0 problems" in _told(site, str(site / "content" / "sources"))[1]


def test_a_file_outside_the_content_is_a_wrong_word(site: Path) -> None:
    code, told = _told(site, str(site / "site.yml"))
    assert code == 2
    assert "is not in" in told


def test_a_file_that_somebody_changes_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_bytes(b"theirs")
    assert not apply_change(path, Change(b"old", b"new"))
    assert path.read_bytes() == b"theirs"
    assert [one.name for one in tmp_path.iterdir()] == ["a.yml"]


def test_a_sound_content_stays_as_it_is(base: Path) -> None:
    outcome = fix_files(base / "content", lambda folder: examine(folder)[1], unsafe=True)
    assert (outcome.applied, outcome.changes) == ((), {})


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.name)
def test_every_mistake_of_the_cases_can_be_given_to_it(case: Case, base: Path) -> None:
    case.laid_over(base)
    before = examine(base / "content")[1]
    outcome = fix_files(base / "content", lambda folder: examine(folder)[1], unsafe=False)
    for file, change in outcome.changes.items():
        assert apply_change(base / file, change)
    again = fix_files(base / "content", lambda folder: examine(folder)[1], unsafe=False)
    assert again.changes == {}
    assert again.left == outcome.left
    assert {problem.file for problem in outcome.applied and filter_errors(outcome.left)} <= {one.file for one in before}


def _of_a_case(name: str, base: Path) -> tuple[str, str | None]:
    """Return the file of a case, and what becomes of it."""
    case = Case(HERE / f"{name}.yml")
    case.laid_over(base)
    file = next(iter(case.files()))
    change = fix_files(base / "content", lambda folder: examine(folder)[1], unsafe=False).changes.get(file)
    return file, change.after.decode() if change else None


@pytest.mark.parametrize("name", ["name-that-leads-nowhere", "several-ids-as-a-text", "dash-without-space"])
def test_a_value_that_would_fit_no_better_stays_as_it_was_typed(name: str, base: Path) -> None:
    assert _of_a_case(name, base)[1] is None


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("tab-among-spaces", "    of: northland"),
        ("no-break-space-among-spaces", "    of: northland"),
        ("item-that-begins-with-a-sign", 'aliases: [the North, "@north"]'),
        ("invisible-in-the-name-of-a-field", "  uk: Північ"),
        ("interval-in-words", "date: 2022-03-28/2022-03-30"),
        ("id-twice-in-a-list", "by: [anna-berg, northland]"),
        ("address-that-nobody-may-write", 'url: "https://press.example/talks?day=1%7C2&place%5B%5D=lake#top"'),
    ],
)
def test_a_line_comes_out_as_it_was_meant(name: str, line: str, base: Path) -> None:
    file, after = _of_a_case(name, base)
    assert line in (after or "").splitlines(), after
    assert [one for one in parse.parse_file(file, (after or "").encode())[1] if one.code != "F003"] == []
