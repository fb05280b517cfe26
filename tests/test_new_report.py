"""`factsheet new report`: what it adds passes the check, and what cannot be added is named by its option."""

import os
import re
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from factsheet.checks.check_content import examine
from factsheet.cli.main import main
from factsheet.edit.new.existing_ids import load_known_ids
from factsheet.edit.new.fields import REPORT, get_form_fields
from factsheet.problems.problem import filter_errors

ROOT = Path(__file__).parents[1]
SETTINGS = f"""
site_name: Lake
docs_dir: content/pages
theme: {{name: null, custom_dir: "{ROOT / "templates"}", language: en}}
plugins: [factsheet]
"""
PLEDGE = "content/sheets/talks/points/pledge.yml"
TRAVELLERS = "content/sheets/talks/points/travellers.yml"
QUOTED = ["--point", "travellers", "--source", "post", "--quote", "at most 300 people", "--basis", "document"]


@pytest.fixture
def good(base: Path) -> Path:
    (base / "content/pages").mkdir()
    (base / "site.yml").write_text(SETTINGS, encoding="utf-8")
    return base


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["new", "report", *words, "-f", str(folder / "site.yml")])


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def added(folder: Path, *words: str) -> str:
    """Return what was put behind the file of the point, and assert that all else is as it was and sound."""
    before = files(folder)
    told = run(folder, *words)
    assert told.exit_code == 0, told.output
    after = files(folder)
    (name,) = (name for name, data in after.items() if data != before[name])
    assert after[name].startswith(before[name])
    more = after[name].removeprefix(before[name]).decode()
    line = before[name].count(b"\n") + 1 + more.startswith("reports:")
    assert told.stdout == f"written: {name}:{line}\n"
    assert filter_errors(examine(folder / "content")[1]) == ()
    return more


def refused(folder: Path, *words: str) -> str:
    """Return what is said, and assert that nothing was written and that it is a mistake of usage."""
    before = files(folder)
    told = run(folder, *words)
    assert told.exit_code == 2, told.output
    assert isinstance(told.exception, SystemExit)
    assert files(folder) == before
    return told.stderr


class TestAReportIsAdded:
    def test_with_the_number_that_the_point_counts(self, good: Path) -> None:
        assert added(good, *QUOTED, "--value", "at most 300", "--as-of", "2022-03-30") == (
            "  - source: post\n    quote: at most 300 people\n"
            "    says:\n      waiting:\n        value: at most 300\n        as_of: 2022-03-30\n"
            "    attribution:\n      basis: document\n"
        )

    def test_with_values_of_other_columns_and_the_fields_in_their_order(self, good: Path) -> None:
        says = ["--says", "wording=will reopen: soon", "--says", "when=2022-04-01"]
        more = ["--note", "n", "--id", "post-letter", "--sentences", "3-5", "--stance", "accepts", "--by", "Anna Berg"]
        words = ["--point", "pledge", "--source", "Lake talks open", "--quote", "one two […] three four", *says, *more]
        assert added(good, *words) == (
            "  - id: post-letter\n    source: post\n    quote: [one two, three four]\n"
            '    says:\n      wording: "will reopen: soon"\n      when: 2022-04-01\n'
            "    by: [anna-berg]\n    stance: accepts\n    locator:\n      sentences: [3-5]\n    note: n\n"
        )

    def test_with_a_list_as_it_is_written_in_a_file(self, good: Path) -> None:
        more = added(good, *QUOTED, "--says", "states={members: [northland], list: open}")
        assert "      states:\n        members: [northland]\n        list: open\n" in more

    def test_to_a_point_that_has_none_yet(self, good: Path) -> None:
        point = good / "content/sheets/talks/points/quiet.yml"
        point.write_text("title: Quiet\nkind: event\nstatement: It was quiet.\n", encoding="utf-8")
        more = added(good, *QUOTED[2:], "--point", "talks/quiet")
        assert more.startswith("reports:\n  - source: post\n")

    def test_in_the_line_ends_of_the_file(self, good: Path) -> None:
        point = good / TRAVELLERS
        point.write_bytes(b"\xef\xbb\xbf" + point.read_bytes().replace(b"\n", b"\r\n"))
        assert added(good, *QUOTED).count("\r\n") == 4

    def test_and_a_copy_says_whose_quotation_it_changes(self, good: Path) -> None:
        assert "    alters: harbour\n" in added(good, *QUOTED, "--alters", "harbour")


class TestWhatCannotBeAddedIsNamed:
    @pytest.mark.parametrize("value", ["approx. 300", "300", "at least 300"])
    def test_for_its_number_is_not_that_of_the_quotation(self, good: Path, value: str) -> None:
        said = refused(good, *QUOTED, "--value", value, "--as-of", "2022-03-30")
        assert "the quotation says “at most 300”, not “" in said

    @pytest.mark.parametrize(
        ("words", "told"),
        [
            ([], "--point is missing"),
            (["--point", "traveler"], '--point: there is no point "traveler": did you mean "travellers"?'),
            (["--point", "travellers"], "--source is missing"),
            (["--point", "travellers", "--source", "post"], "--quote or --no-quote is missing"),
            (
                ["--point", "x", "--sheet", "tolks"],
                '--sheet: there is no sheet "tolks": did you mean "talks"?',
            ),
            ([*QUOTED, "--source", "psot"], '--source: there is no source "psot": did you mean "post"?'),
            ([*QUOTED, "--source", "harbour"], "--id: the row `harbour` already exists: give this one its own id"),
            ([*QUOTED, "--id", "harbour"], "--id: the row `harbour` already exists: choose another id"),
            ([*QUOTED, "--id", "Not an id"], "--id: “Not an id” is not an id"),
            ([*QUOTED, "--value", "many"], "--as-of is missing: a date, or not_given if the source gives none"),
            (
                [*QUOTED, "--value", "1,2", "--as-of", "not_given"],
                "--value: “1,2” has a comma that is not before three digits",
            ),
            ([*QUOTED, "--says", "states"], "--says: "),
            ([*QUOTED, "--says", "state=x"], "--says: `state` is not an aspect of this point; its aspects are waiting"),
            ([*QUOTED, "--alters", "nobody"], '--alters: this point has no row "nobody"; it has harbour'),
            ([*QUOTED, "--basis", "sone"], '--basis: unknown value "sone": write own_observation'),
            ([*QUOTED, "--note", "a\u200bb"], "--note: an invisible character (U+200B): delete it"),
            (
                [*QUOTED, "--point", "pledge", "--id", "x", "--value", "3", "--as-of", "2022"],
                "this point has no quantity",
            ),
        ],
    )
    def test_by_its_option(self, words: list[str], told: str, good: Path) -> None:
        assert told in refused(good, *words)

    def test_with_everything_that_is_wrong_at_once(self, good: Path) -> None:
        told = refused(good, *QUOTED, "--source", "psot", "--alters", "nobody", "--voice", "loud", "--chain", "Anna")
        assert [name in told for name in ("--source: ", "--alters: ", "--voice: ", "--chain: ")] == [True] * 4

    def test_where_only_the_check_of_all_facts_sees_it(self, good: Path) -> None:
        told = refused(good, *QUOTED[:4], "--quote", "word " * 100)
        assert "error[F041]" in told
        assert "would have errors with it, so it was not written" in told

    def test_where_the_file_cannot_be_read(self, good: Path) -> None:
        (good / TRAVELLERS).write_text("title: [\n", encoding="utf-8")
        assert f"{TRAVELLERS} has syntax errors" in refused(good, *QUOTED)

    def test_where_the_list_stands_in_brackets(self, good: Path) -> None:
        point = "title: t\nkind: event\nstatement: s\nreports: [{source: harbour, quote: a b}]\n"
        (good / TRAVELLERS).write_text(point, encoding="utf-8")
        told = refused(good, *QUOTED)
        assert "travellers.yml:4: `reports` cannot be changed automatically" in told
        assert "  - source: post\n    quote: at most 300 people\n" in told

    def test_where_two_sheets_have_such_a_point(self, good: Path) -> None:
        other = good / "content/sheets/more/points"
        other.mkdir(parents=True)
        (other.parent / "sheet.yml").write_text("title: More\nquestion: What else?\n", encoding="utf-8")
        (other / "travellers.yml").write_bytes((good / TRAVELLERS).read_bytes())
        told = refused(good, *QUOTED)
        assert "`travellers` is a point of several sheets: write more/travellers or talks/travellers" in told
        assert "source: post" in added(good, *QUOTED, "--sheet", "talks")


def test_there_is_an_option_for_every_field_that_takes_a_word(good: Path) -> None:
    told = CliRunner().invoke(main, ["new", "report", "--help"])
    assert told.exit_code == 0
    assert all(f"  {field.option} " in told.output for field in get_form_fields(REPORT).values())
    assert "Example:  factsheet new report " in told.output


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of this kind is a matter of Unix")
def test_at_a_terminal_what_is_missing_is_asked_for_and_what_is_wrong_asked_again(good: Path) -> None:
    ours, theirs = os.openpty()
    environment = {name: value for name, value in os.environ.items() if name != "CI"}
    words = [sys.executable, "-m", "factsheet", "new", "report"]
    program = subprocess.Popen(words, cwd=good, stdin=theirs, stdout=theirs, stderr=theirs, env=environment)
    os.close(theirs)
    answers = ("traveler", "travellers", "psot", "harbour", "harbour", "harbour-late", "up to 500", "5 00", "up to 500")
    os.write(ours, "\n".join((*answers, "", "not_given", "", "", "", "document", "")).encode())
    seen, end = b"", time.monotonic() + 60
    while time.monotonic() < end:
        if not select.select([ours], [], [], 1)[0]:
            continue
        try:
            piece = os.read(ours, 4096)
        except OSError:
            break
        if not piece:
            break
        seen += piece
    os.close(ours)
    shown = seen.decode()
    assert program.wait(timeout=10) == 0, shown
    assert 'there is no point "traveler": did you mean "travellers"?' in shown
    assert 'there is no source "psot": did you mean "post"?' in shown
    assert "give this one its own id, such as harbour-second" in shown
    assert re.search(r"written: \S+travellers\.yml:14", shown)
    assert (
        (good / TRAVELLERS)
        .read_text(encoding="utf-8")
        .endswith(
            "  - id: harbour-late\n    source: harbour\n    quote: up to 500\n"
            "    says:\n      waiting:\n        value: up to 500\n        as_of: not_given\n"
            "    attribution:\n      basis: document\n"
        )
    )


def test_a_party_is_an_actor_or_a_source_and_no_place(base: Path) -> None:
    known = load_known_ids(base / "content")
    assert known.resolve_id("party", "Talks open at the lake") == "harbour"
    assert known.resolve_id("party", "The valley") == "The valley"
