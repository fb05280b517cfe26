"""`factsheet from-issue`: what an issue proposes becomes a checked file, or is told with its question and line."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from factsheet import yamlfile
from factsheet.cli import main
from factsheet.drafting.fields import fields
from factsheet.drafting.known import known
from factsheet.examination import examine
from factsheet.issueforms.answered import Issue, read
from factsheet.issueforms.correction import correction as corrected
from factsheet.issueforms.proposal import Folder, Proposal, new_file, report
from factsheet.issueforms.questions import Question, option
from factsheet.problems import errors
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.issueforms.asking import FORMS, issue

ROOT = Path(__file__).parents[2]
BASE = ROOT / "tests" / "problems" / "base"
SETTINGS = f"""
site_name: Lake
docs_dir: content/pages
theme: {{name: null, custom_dir: "{ROOT / "templates"}", language: en}}
plugins: [factsheet]
"""
PLEDGE = "content/sheets/talks/points/pledge.yml"
TRAVELLERS = "content/sheets/talks/points/travellers.yml"
POINT = {"title": "The pier closed", "kind": "event", "statement": "The pier closed."}
REPORT = {"point": "pledge", "source": "post", "quote": "a bridge opens soon", "basis": "document"}
CORRECTION = {"point": "pledge", "was": "the bridge will open again", "now": "it will open", "reason": "A letter."}
ANY = settings(derandomize=True, database=None, deadline=None)


@pytest.fixture
def good(base: Path) -> Path:
    (base / "content/pages").mkdir()
    (base / "site.yml").write_text(SETTINGS, encoding="utf-8")
    return base


def run(folder: Path, text: str, *words: str) -> Result:
    return CliRunner().invoke(main, ["from-issue", "-", *words, "-f", str(folder / "site.yml")], input=text.encode())


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def written(folder: Path, text: str, *words: str) -> Any:
    """Return what is read in the one file that was written, and assert that all else is as it was and sound."""
    before = files(folder)
    told = run(folder, text, *words)
    assert told.exit_code == 0, told.output
    changed = [name for name, data in files(folder).items() if before.get(name) != data]
    assert changed == [re.fullmatch(r"written: (\S+?)(?::\d+)?\n", told.stdout)[1]]  # type: ignore[index]
    assert errors(examine(folder / "content")[1]) == ()
    return yaml.load((folder / changed[0]).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def refused(folder: Path, text: str, *words: str) -> str:
    """Return what is said, and assert that nothing was written."""
    before = files(folder)
    told = run(folder, text, *words)
    assert told.exit_code == 1, told.output
    assert isinstance(told.exception, SystemExit)
    assert files(folder) == before
    return told.stderr


class TestANewFile:
    def test_of_a_point_on_the_only_sheet(self, good: Path) -> None:
        answers = {**POINT, "by": "Anna Berg, northland", "groups": "- Pledges", "date": "2022-03-29"}
        read_back = written(good, issue("point", answers))
        assert read_back == {**POINT, "by": ["anna-berg", "northland"], "groups": ["pledges"], "date": "2022-03-29"}

    def test_of_a_figure_with_its_first_report_and_the_number(self, good: Path) -> None:
        figure = {**POINT, "kind": "figure", "measure": "boats", "population": "unstated"}
        first = {"source": "Lake talks open", "quote": "up to four boats", "value": "up to four", "as_of": "not_given"}
        read_back = written(good, issue("point", {**figure, **first, "basis": option("none")}))
        assert read_back["compare"] == [
            {"id": "boats", "type": "quantity", "measure": "boats", "population": "unstated"}
        ]
        assert read_back["reports"] == [
            {
                "source": "post",
                "quote": "up to four boats",
                "says": {"boats": {"value": "up to four", "as_of": "not_given"}},
                "attribution": {"basis": "none"},
            }
        ]

    def test_of_a_source_without_an_address_which_says_so(self, good: Path) -> None:
        answers = {"title": "Boats wait", "publisher": "River Post", "date": "2022-04-02", "url_note": "lost"}
        assert written(good, issue("source", answers)) == {**answers, "publisher": "river-post", "url": "null"}

    def test_gets_another_name_where_its_own_is_taken(self, good: Path) -> None:
        text = issue("point", {**POINT, "title": "Pledge"})
        told = refused(good, text)
        assert f"the id `pledge` is taken by {PLEDGE}: --id names the file otherwise" in told
        assert written(good, text, "--id", "pledge-again")["title"] == "Pledge"

    def test_is_only_shown_in_a_dry_run(self, good: Path) -> None:
        before = files(good)
        told = run(good, issue("point", POINT), "--dry-run")
        assert (told.exit_code, files(good)) == (0, before)
        assert told.stdout == (
            "would be written: content/sheets/talks/points/the-pier-closed.yml\n"
            "# yaml-language-server: $schema=../../../../schema/point.json\n"
            "title: The pier closed\nkind: event\nstatement: The pier closed.\n"
        )


class TestAReport:
    def test_stands_behind_the_others_and_all_else_stays(self, good: Path) -> None:
        before = (good / PLEDGE).read_text(encoding="utf-8")
        answers = {**REPORT, "says": "- wording: opens soon\n- when = 2022-04-01", "stance": "accepts"}
        written(good, issue("report", answers, "\r\n"), "--id", "post-letter")
        assert (good / PLEDGE).read_text(encoding="utf-8") == (
            f"{before}  - id: post-letter\n    source: post\n    quote: a bridge opens soon\n"
            "    says:\n      wording: opens soon\n      when: 2022-04-01\n"
            "    attribution:\n      basis: document\n    stance: accepts\n"
        )

    @pytest.mark.parametrize(
        "point",
        [
            "talks/travellers",
            "https://lake.example/site/sheets/talks/points/travellers/#harbour",
            f"https://forge.example/lake/site/blob/main/{TRAVELLERS}#L8",
            "sheets/talks/points/travellers/index.html?x=1#:~:text=400",
        ],
    )
    def test_finds_its_point_by_id_and_by_address(self, point: str, good: Path) -> None:
        told = run(good, issue("report", {**REPORT, "point": point}))
        assert told.stdout == f"written: {TRAVELLERS}:14\n"

    def test_finds_its_source_by_the_address_of_the_article(self, good: Path) -> None:
        answers = {**REPORT, "point": "travellers", "source": "https://post.example/lake/#top"}
        assert written(good, issue("report", answers))["reports"][1]["source"] == "post"

    def test_has_its_quotation_in_parts_where_words_are_left_out(self, good: Path) -> None:
        answers = {**REPORT, "point": "travellers", "quote": "> up to 400\n> people […] waited there"}
        quote = written(good, issue("report", answers))["reports"][1]["quote"]
        assert quote == ["up to 400", "people", "waited there"]

    def test_shows_what_would_change(self, good: Path) -> None:
        told = run(good, issue("report", {**REPORT, "point": "travellers"}), "--dry-run")
        assert f"would be written: {TRAVELLERS}\n--- a/{TRAVELLERS}\n+++ b/{TRAVELLERS}\n" in told.stdout
        assert "+  - source: post\n" in told.stdout


class TestACorrection:
    def test_that_leaves_no_doubt_is_made_and_told_in_the_log(self, good: Path) -> None:
        answers = {**CORRECTION, "link": "https://post.example/b", "reported_by": "Mia Holm"}
        read_back = written(good, issue("correction", answers))
        assert read_back["reports"][1]["quote"] == "it will open"
        (told,) = read_back["corrections"]
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", told.pop("date"))
        assert told == {
            "was": CORRECTION["was"],
            "now": CORRECTION["now"],
            "reason": "A letter. https://post.example/b",
            "reported_by": "Mia Holm",
        }

    def test_of_some_words_of_a_text_leaves_the_others(self, good: Path) -> None:
        read_back = written(good, issue("correction", {**CORRECTION, "was": "on Friday", "now": "soon"}))
        assert read_back["reports"][0]["quote"] == "the bridge will reopen soon"

    def test_of_words_that_stand_in_two_places_is_for_a_person(self, good: Path) -> None:
        before = files(good)
        told = run(good, issue("correction", {**CORRECTION, "was": "reopen", "now": "open\nagain"}))
        assert (told.exit_code, files(good)) == (0, before)
        told = run(good, issue("correction", {**CORRECTION, "was": "bridge", "now": "pier\nbridge"}))
        assert (told.exit_code, files(good)) == (0, before)
        assert told.stdout == (
            f"{PLEDGE}:1\n# Suggest a correction: The bridge will reopen\n# There stands now: bridge\n"
            "# What should stand there?: pier\n#   bridge\n# Why? Readers see it in the log of corrections: A letter.\n"
        )
        assert "stands in several values (lines 1, 3, 14, 18), so a person has to correct it" in told.stderr

    def test_is_looked_for_in_the_row_of_the_address(self, good: Path) -> None:
        address = "https://lake.example/sheets/talks/points/pledge/#post"
        read_back = written(good, issue("correction", {**CORRECTION, "point": address, "was": "bridge", "now": "pier"}))
        assert read_back["reports"][1]["quote"] == "the pier will open again"
        told = run(good, issue("correction", {**CORRECTION, "point": address, "was": "nowhere"}))
        assert told.stdout.startswith(f"{PLEDGE}:22\n")

    @pytest.mark.parametrize("now", ["approx. 300", "400", "at least 400"])
    def test_of_a_number_is_refused_where_the_quotation_says_another(self, good: Path, now: str) -> None:
        answers = {"point": "travellers", "was": "up to 400", "now": now, "reason": "A letter."}
        told = refused(good, issue("correction", answers))
        assert f"(“What should stand there?”): the quotation says “up to 400”, not “{now}”" in told
        assert "[F061]" in told

    def test_that_is_wrong_itself_is_told_under_its_question(self, good: Path) -> None:
        told = refused(good, issue("correction", {**CORRECTION, "was": "2022-03-29", "now": "2022-03-92"}))
        assert "line 11 (“What should stand there?”): 2022-03 has 31 days" in told
        assert "[F011]" in told


class TestWhatIsWrongIsTold:
    @pytest.mark.parametrize(
        ("answers", "told"),
        [
            ({"source": "psot"}, 'line 7 (“Source”): there is no source "psot": did you mean "post"? [F030]'),
            ({"source": ""}, "line 5 (“Source”): this is needed, and was left empty"),
            ({"point": "pledg"}, 'line 3 (“Which point?”): there is no point "pledg": did you mean "pledge"?'),
            ({"basis": "hearsay"}, 'line 43 (“What it rests on”): "hearsay" is not known here: write own_observation'),
            ({}, "line 7 (“Source”): the row `post` is there already: give this one a name of its own, such as"),
            ({"says": "words: x"}, "(“What it states”): `words` is no aspect of this point; it compares wording, when"),
            ({"value": "4", "as_of": "2022"}, "this point counts nothing; it compares wording, when"),
            ({"note": "a\u200bb"}, "(“Note”): an invisible character (U+200B): delete it [F001]"),
        ],
    )
    def test_with_question_line_and_the_words_of_the_checker(
        self, answers: Mapping[str, str], told: str, good: Path
    ) -> None:
        words = ("--id", "post-letter") if answers else ()
        assert told in refused(good, issue("report", {**REPORT, **answers}), *words)

    def test_all_at_once(self, good: Path) -> None:
        told = refused(good, issue("point", {"title": "!", "by": "nobody", "groups": "none", "source": "x"}))
        assert len(told.splitlines()) == 7

    def test_words_above_the_first_heading_are_not_lost_silently(self, good: Path) -> None:
        told = run(good, f"Dear editors\n\n{issue('point', POINT)}")
        assert "warning: issue, line 1: this belongs to no question, and is left out" in told.stderr

    @pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"hello", b"\x00" * 50, b"### Source\n\n" * 3])
    def test_of_what_is_no_issue(self, data: bytes, good: Path) -> None:
        told = CliRunner().invoke(main, ["from-issue", "-f", str(good / "site.yml")], input=data)
        assert told.exit_code in (1, 2)
        assert isinstance(told.exception, SystemExit)

    def test_of_a_file_that_is_not_there(self, good: Path) -> None:
        told = CliRunner().invoke(main, ["from-issue", str(good / "no.md"), "-f", str(good / "site.yml")])
        assert (told.exit_code, "No such file" in told.stderr) == (2, True)

    def test_without_signs_that_steer_a_terminal(self, good: Path) -> None:
        told = run(good, issue("correction", {**CORRECTION, "was": "no\x1b[31m", "reason": "x"}))
        assert "\x1b" not in told.output


class TestHostileText:
    def test_cannot_be_so_deep_that_it_is_more_than_words(self, good: Path) -> None:
        answers = {**REPORT, "says": "wording: {a: [b, {c: d}]}"}
        read_back = written(good, issue("report", answers), "--id", "post-letter")
        assert read_back["reports"][2]["says"] == {"wording": "{a: [b, {c: d}]}"}

    @pytest.mark.parametrize("id", ["../../x", "/etc/x", "a/b", "..", "x.yml", "a\nb", "C:\\x"])
    def test_does_not_leave_its_folder(self, id: str, good: Path) -> None:
        refused(good, issue("point", POINT), "--id", id)
        refused(good, issue("point", {**POINT, "sheet": id.strip()}))
        refused(good, issue("report", {**REPORT, "point": id}))
        refused(good, issue("report", {**REPORT, "point": f"https://x.example/sheets/talks/points/{id}"}))

    @pytest.mark.parametrize(
        "text",
        [
            "x\nwithheld: yes",
            'x"\nwithheld: "yes',
            "&a x",
            "*a",
            "!!python/object:os.system x",
            "{a: b}",
            "[a, b]",
            "- a",
            "|\n  x",
            "x # y",
            "x: y: z",
            "%YAML 1.1",
            "---\nx",
            "...\nx",
            "<<: x",
            "null",
            "~",
            "'",
            "\\x41",
        ],
    )
    def test_adds_no_field_and_changes_no_word(self, text: str, good: Path) -> None:
        found = written(good, issue("point", {**POINT, "statement": text}))
        assert found == {**POINT, "statement": "\n".join(line.strip() for line in text.split("\n"))}

    @pytest.mark.parametrize("says", ["a: b: wording", "w\nx: y", "{x: y}", "=", "wording"])
    def test_brings_no_column_that_is_not_there(self, says: str, good: Path) -> None:
        refused(good, issue("report", {**REPORT, "says": says}), "--id", "post-letter")


ISSUED = [*issue("point", POINT).split("\n"), *issue("correction", CORRECTION).split("\n"), "x", "```", "\u2028"]
WORDS = st.text("ab éЖ#:\"'\\[]{}&*!|>%@`-?,=<~", min_size=1, max_size=16).map(lambda text: " ".join(text.split()))
TEXTS = st.lists(WORDS.filter(bool), min_size=1, max_size=3).map("\n".join)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    return Folder(BASE / "content", BASE, known(BASE / "content"))


@ANY
@given(statement=TEXTS, title=WORDS, quote=TEXTS, note=TEXTS, line_end=st.sampled_from(("\n", "\r\n")))
def test_what_was_answered_is_what_is_read(
    place: Folder, statement: str, title: str, quote: str, note: str, line_end: str
) -> None:
    own = {"title": title, "kind": "event", "statement": statement, "date": title}
    first = {"source": "post", "quote": quote}
    found = read(issue("point", {**own, **first}, line_end))
    assert isinstance(found, Issue)
    made = new_file(found, place, "some-id")
    if isinstance(made, Proposal):
        fields, _problems = yamlfile.read("x.yml", made.after)
        assert fields is not None
        assert {name: fields.written.get(name, "") for name in own} == own
        assert parts(fields.written["reports"]) == bare(quote)
    found = read(issue("report", {"point": "travellers", **first, "note": note}, line_end))
    assert isinstance(found, Issue)
    made = report(found, place, "")
    if isinstance(made, Proposal):
        fields, _problems = yamlfile.read("x.yml", made.after)
        assert fields is not None
        assert made.before is not None
        assert made.after.startswith(made.before.rstrip(b"\n"))
        assert parts(fields.written["reports"]) == bare(quote)
        assert fields.written["reports"][-1].get("note", "") == note  # type: ignore[union-attr]


CHOSEN = [(question, word) for question in FORMS["report"].questions for word in question.choices]


@pytest.mark.parametrize(("question", "word"), CHOSEN, ids=lambda one: str(getattr(one, "id", one)))
def test_every_word_that_can_be_chosen_is_what_is_read(place: Folder, question: Question, word: str) -> None:
    found = read(issue("report", {**REPORT, "point": "travellers", question.id: option(word)}))
    assert isinstance(found, Issue)
    made = report(found, place, "")
    assert isinstance(made, Proposal), made
    fields_read, _problems = yamlfile.read("x.yml", made.after)
    assert fields_read is not None
    value: Any = fields_read.written["reports"][-1]
    for step in fields("report")[question.id].path:
        value = value[step]
    assert value == word


def parts(reports: Any) -> str:
    quote = reports[-1].get("quote", "")
    return "\n".join([quote] if isinstance(quote, str) else quote)


def bare(quote: str) -> str:
    """Return a quotation without the signs with which people mark one."""
    lines = quote.split("\n")
    marked = all(line.startswith(">") for line in lines)
    return "\n".join(filter(None, (line[1:].strip() if marked else line for line in lines)))


@ANY
@given(text=st.text() | st.lists(st.sampled_from(ISSUED)).map("\n".join))
def test_no_text_makes_it_stumble(place: Folder, text: str) -> None:
    found = read(text)
    if isinstance(found, Issue):
        {"report": report, "correction": corrected}.get(found.form.makes, new_file)(found, place, "2022-04-02")
