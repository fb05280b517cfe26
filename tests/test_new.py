"""`factsheet new`: what it writes passes the check, and what it cannot write it names."""

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
from factsheet.edit.new.fields import AnswerForm, get_form_fields
from factsheet.edit.new.ids import LONGEST, make_id
from factsheet.edit.new.yaml_writer import clean_text, make_draft
from factsheet.model.field_types import ID
from factsheet.model.json_schema import KINDS
from factsheet.problems.problem import filter_errors
from factsheet.text.yaml_scalar import NullWord
from factsheet.yamlfile import parse
from hypothesis import example, given
from hypothesis import strategies as st

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
SETTINGS = f"""
site_name: Lake
docs_dir: content/pages
theme: {{name: null, custom_dir: "{ROOT / "templates"}", language: en}}
plugins: [factsheet]
"""
POINT = ["point", "--title", "The pier closed", "--kind", "event", "--statement", "The pier closed."]
FIGURE = ["point", "--title", "Boats", "--kind", "figure", "--statement", "Boats waited."]
SOURCE = ["source", "--title", "Boats wait", "--url-note", "not found"]
STATED = """<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Boats wait | River Post</title>
<meta property="og:title" content="Boats wait"><meta property="og:site_name" content="{outlet}">
<meta name="author" content="Mia Holm"><link rel="canonical" href="https://post.example/boats">
<meta property="article:published_time" content="2022-04-02T08:00:00Z"></head>
<body><h1>Boats wait</h1><p>Boats waited on Friday.</p><a href="https://other.example/x">x</a></body></html>"""
LIKELY = """<html><body><h1>Boats wait</h1><p class="byline author">By Mia Holm</p>
<p><time datetime="2022-04-02">2 April 2022</time></p><p>Boats waited.</p></body></html>"""


@pytest.fixture
def good(base: Path) -> Path:
    (base / "content/pages").mkdir()
    (base / "site.yml").write_text(SETTINGS, encoding="utf-8")
    return base


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["new", *words, "-f", str(folder / "site.yml")])


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def written(folder: Path, *words: str) -> str:
    """Return the text of the one file that the command has written, and assert that the content is sound with it."""
    before = files(folder)
    told = run(folder, *words)
    assert told.exit_code == 0, told.output
    after = files(folder)
    (name,) = after.keys() - before.keys()
    assert told.stdout == f"written: {name}\n"
    assert {name: after[name] for name in before} == before
    assert filter_errors(examine(folder / "content")[1]) == ()
    return after[name].decode()


def refused(folder: Path, *words: str) -> str:
    """Return what is said, and assert that nothing was written and that it is a mistake of usage."""
    before = files(folder)
    told = run(folder, *words)
    assert told.exit_code == 2
    assert "Traceback" not in told.output
    assert files(folder) == before
    return told.stderr


class TestAFileIsWritten:
    def test_of_an_actor_with_the_line_that_names_its_schema(self, good: Path) -> None:
        text = written(good, "actor", "--name", "Mia Holm", "--kind", "person", "--names", "uk=Мія", "--aliases", "Mia")
        assert text == (
            "# yaml-language-server: $schema=../../schema/actor.json\n"
            "name: Mia Holm\nkind: person\nnames:\n  uk: Мія\naliases: [Mia]\n"
        )

    def test_of_a_place_in_another_that_is_named_by_its_name(self, good: Path) -> None:
        text = written(good, "place", "--name", "Pier", "--in", "the Valley", "--coordinates", "50.4, 30.5")
        assert text.endswith("name: Pier\ncoordinates: [50.4, 30.5]\nin: valley\n")

    def test_of_a_sheet_with_sections_whose_ids_are_made_from_their_titles(self, good: Path) -> None:
        text = written(good, "sheet", "--title", "The pier", "--question", "Is it open?", "--groups", "Перші кроки")
        assert text.endswith("groups:\n  - id: pershi-kroki\n    title: Перші кроки\n")

    def test_of_a_source_without_an_address_which_says_so(self, good: Path) -> None:
        text = written(good, *SOURCE, "--publisher", "River Post", "--date", "2022-04-02")
        assert text.endswith("publisher: river-post\ndate: 2022-04-02\nurl: null\nurl_note: not found\n")

    def test_of_a_parent_that_nobody_holds_without_its_title(self, good: Path) -> None:
        text = written(good, "source", "--id", "lost", "--held", "no", "--url-note", "never seen")
        assert "title" not in text

    def test_of_a_point_on_the_only_sheet(self, good: Path) -> None:
        text = written(good, *POINT, "--by", "Anna Berg", "--groups", "Pledges", "--related", "pledge")
        assert text == (
            "# yaml-language-server: $schema=../../../../schema/point.json\n"
            "title: The pier closed\nkind: event\nstatement: The pier closed.\n"
            "by: [anna-berg]\ngroups: [pledges]\nrelated: [pledge]\n"
        )

    def test_of_a_figure_with_its_column_and_its_first_report(self, good: Path) -> None:
        report = ["--source", "harbour", "--quote", "“boats: waited”", "--chain", "anna-berg"]
        text = written(good, *FIGURE, "--measure", "waiting boats", "--population", "unstated", *report)
        assert text.endswith(
            "compare:\n  - id: waiting-boats\n    type: quantity\n"
            "    measure: waiting boats\n    population: unstated\n"
            'reports:\n  - source: harbour\n    quote: "“boats: waited”"\n    attribution:\n      chain: [anna-berg]\n'
        )

    @pytest.mark.parametrize(
        "words",
        [["actor", "--name", "A", "--kind", "state"], ["sheet", "--title", "A", "--question", "B"], SOURCE, POINT],
        ids=lambda words: words[0],
    )
    def test_whose_schema_is_found_from_where_it_lies(self, words: list[str], good: Path) -> None:
        before = files(good)
        text = written(good, *words)
        (name,) = files(good).keys() - before.keys()
        schema = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", text.splitlines()[0])
        assert schema
        assert ((good / name).parent / schema[1]).resolve() == good.resolve() / "schema" / f"{words[0]}.json"
        assert (ROOT / "schema" / f"{words[0]}.json").is_file()


class TestNothingIsWritten:
    @pytest.mark.parametrize(
        ("words", "told"),
        [
            (["actor"], ["--name is missing", "--kind is missing: person, state, organisation"]),
            (["point", "--title", "A"], ["--kind is missing: proposal", "--statement is missing"]),
            (FIGURE, ["--measure is missing", "--population is missing: civilian"]),
            (["source", "--title", "A"], ["--url or --url-note is missing"]),
            ([*POINT, "--source", "harbour"], ["--quote or --no-quote is missing"]),
            ([*POINT, "--quote", "two words"], ["--source is missing"]),
            (["actor", "--name", "!!!", "--kind", "state"], ["--id: the title gives no id"]),
            (["actor", "--name", "A", "--kind", "sate"], ['--kind: unknown value "sate"', "(write: state)"]),
            ([*POINT, "--by", "Ana Berg"], ['--by: there is no actor "Ana Berg": did you mean "anna-berg"?']),
            ([*POINT, "--by", "a", "--by", "b"], ['there is no actor "a"', 'there is no actor "b"']),
            ([*POINT, "--sheet", "talk"], ['--sheet: there is no sheet "talk": did you mean "talks"?']),
            ([*POINT, "--date", "2022-02-30"], ["--date: 2022-02 has 28 days"]),
            ([*POINT, "--id", "../x"], ["--id: `../x` is not an id"]),
            (["place", "--name", "A", "--in", "lakside"], ['--in: there is no place "lakside": did you mean']),
            (["place", "--name", "A", "--coordinates", "99,0"], ["--coordinates: latitude runs from -90 to 90"]),
            (["source", "--title", "A", "--url", "post.example"], ["--url: `post.example` cannot be linked"]),
            (["actor", "--name", "A\u200bb", "--kind", "state"], ["--name: an invisible character (U+200B)"]),
        ],
    )
    def test_where_an_answer_is_missing_or_wrong_and_each_is_named(
        self, words: list[str], told: list[str], good: Path
    ) -> None:
        said = refused(good, *words)
        assert [part for part in told if part not in said] == []

    @pytest.mark.parametrize(
        ("words", "taken"),
        [
            (["actor", "--name", "Northland", "--kind", "state"], "actors/northland.yml"),
            (["actor", "--name", "Harbour", "--kind", "outlet"], "sources/harbour.yml"),
            ([*SOURCE, "--id", "northland"], "actors/northland.yml"),
            ([*POINT, "--id", "pledge"], "sheets/talks/points/pledge.yml"),
            (["sheet", "--title", "Talks", "--question", "What?"], "sheets/talks/sheet.yml"),
        ],
    )
    def test_over_a_file_that_has_the_id(self, words: list[str], taken: str, good: Path) -> None:
        assert f"is taken by content/{taken}: choose another" in refused(good, *words)

    def test_that_only_the_whole_check_finds_wrong(self, good: Path) -> None:
        said = refused(good, *POINT, "--source", "harbour", "--quote", "it closed", "--as-printed", "officials said")
        assert "error[F045]" in said
        assert "content/sheets/talks/points/the-pier-closed.yml would have errors, so it was not written" in said

    def test_on_one_of_several_sheets_that_nobody_has_chosen(self, good: Path) -> None:
        written(good, "sheet", "--title", "Another", "--question", "What?")
        assert "--sheet is missing: one of another, talks" in refused(good, *POINT)

    def test_of_a_kind_that_there_is_none_of(self, good: Path) -> None:
        assert "No such command 'outlet'" in refused(good, "outlet")


class TestAnId:
    @pytest.mark.parametrize(
        ("title", "id"),
        [
            ("The pier’s “second” closing – 2022", "the-piers-second-closing-2022"),
            ("Харків’яни", "kharkivyani"),
            ("Élan in Łódź", "elan-in-lodz"),
            ("北京", "beijing"),
            ("?!", ""),
        ],
    )
    def test_is_made_from_a_title_in_any_script(self, title: str, id: str) -> None:
        assert make_id(title) == id

    @given(st.text())
    def test_has_the_form_of_one_or_is_empty(self, title: str) -> None:
        id = make_id(title)
        assert not id or (ID.fullmatch(id) and len(id) <= LONGEST)


SIGNS = ["boats", *" \n:#-[]{}&*!|>'\"%@`“,?\\", ": ", " #", "  ", "&a", "*b", "C:\\new", "\u00a0", "https://a.example"]


class TestWhatIsWritten:
    WORD = st.text(st.characters(codec="utf-8", categories=["L", "M", "N", "P", "S"]), min_size=1, max_size=3)
    TEXTS = st.lists(st.sampled_from(SIGNS) | WORD, min_size=1).map("".join).map(clean_text).filter(bool)

    @given(TEXTS, st.lists(TEXTS.filter(lambda text: "\n" not in text), min_size=1))
    @example("Talks: “yes” #2728", ["a, b", "[c]", "https://a.example/?b=c#d"])
    @example("boats:", ["boats"])
    @example("boats: two", ["boats:", "boats #2", "two  boats", "two\u00a0boats", "boats &a *b !c", 'a "b"'])
    @example("null\n- one\nkey:value", ["---", "NO", "012", "12:30"])
    @example("null", ["~", "Null", "NULL"])
    def test_is_read_as_it_was_given(self, text: str, several: list[str]) -> None:
        for answers in ({"name": text, "aliases": several}, {"aliases": several, "names": {"uk": text}}):
            found, problems = parse.parse_file("a.yml", make_draft("actor", answers).make_text("a.json").encode())
            assert (found and found.written, problems) == (answers, ())
            assert not any(isinstance(one, NullWord) for one in (found.written.get("name"), *found.written["aliases"]))

    @pytest.mark.parametrize("kind", KINDS)
    def test_has_an_option_for_every_field_that_takes_a_word(self, kind: str, good: Path) -> None:
        told = CliRunner().invoke(main, ["new", kind, "--help"])
        assert told.exit_code == 0
        assert all(f"  {field.option} " in told.output for field in get_form_fields(kind).values())
        assert f"Example:  factsheet new {kind} " in told.output

    def test_may_be_names_titles_and_pairs(self) -> None:
        forms = {
            field.name: field.form
            for kind in KINDS
            for field in get_form_fields(kind).values()
            if field.form != AnswerForm.TEXT
        }
        assert forms == {"names": AnswerForm.NAMES, "coordinates": AnswerForm.PAIR, "groups": AnswerForm.SECTIONS}


class TestFromASavedPage:
    def page(self, folder: Path, text: str, name: str = "saved.html") -> str:
        (folder / name).write_text(text, encoding="utf-8")
        return str(folder / name)

    def test_takes_what_it_states(self, good: Path) -> None:
        text = written(good, "source", "--from", self.page(good, STATED.format(outlet="River Post")))
        assert text.splitlines()[1:-1] == [
            "title: Boats wait",
            "author: [Mia Holm]",
            "publisher: river-post",
            "date: 2022-04-02",
            "language: en-GB",
            "url: https://post.example/boats",
            "snapshot:",
        ]

    def test_marks_what_is_only_likely_and_invents_no_address(self, good: Path) -> None:
        text = written(good, "source", "--from", self.page(good, LIKELY), "--language", "en")
        assert "url: null\nurl_note: The saved page does not state its address.\n" in text
        assert "title: Boats wait\nauthor: [Mia Holm]\ndate: 2022-04-02\n" in text
        assert "uncertain: [title, date, author]\n" in text
        assert "publisher" not in text

    def test_does_not_take_a_language_that_it_does_not_state(self, good: Path) -> None:
        assert "--language is missing" in refused(good, "source", "--from", self.page(good, LIKELY))

    def test_leaves_what_was_given_and_does_not_call_it_likely(self, good: Path) -> None:
        given = ["--language", "en", "--title", "Boats wait at the pier", "--url", "https://post.example/b"]
        text = written(good, "source", "--from", self.page(good, LIKELY), *given)
        assert "title: Boats wait at the pier\n" in text
        assert "url: https://post.example/b\n" in text
        assert "uncertain: [date, author]\n" in text

    def test_names_an_unknown_outlet_as_the_work(self, good: Path) -> None:
        text = written(good, "source", "--from", self.page(good, STATED.format(outlet="Lake Gazette")))
        assert "work: Lake Gazette\n" in text
        assert "publisher" not in text

    def test_knows_an_outlet_by_the_host_of_its_address(self, good: Path) -> None:
        outlet = good / "content/actors/harbour-news.yml"
        outlet.write_text(outlet.read_text(encoding="utf-8") + "url: https://www.post.example/\n", encoding="utf-8")
        text = written(good, "source", "--from", self.page(good, STATED.format(outlet="Lake Gazette")))
        assert "publisher: harbour-news\n" in text
        assert "work" not in text

    def test_takes_the_first_line_of_a_text_for_a_likely_title(self, good: Path) -> None:
        page = self.page(good, "Boats wait\n\nBoats waited.\n", "saved.txt")
        text = written(good, "source", "--from", page, "--language", "en")
        assert "title: Boats wait\n" in text
        assert "uncertain: [title]\n" in text

    def test_takes_no_sentence_for_a_title(self, good: Path) -> None:
        page = self.page(good, "Boats waited at the pier.\n", "saved.txt")
        assert "--title is missing" in refused(good, "source", "--from", page, "--language", "en")

    def test_has_the_hash_by_which_verify_finds_it(self, good: Path) -> None:
        page = self.page(good, STATED.format(outlet="River Post"))
        written(good, "source", "--from", page, "--id", "boats")
        quote = ["--source", "boats", "--quote", "Boats waited on Friday."]
        written(good, *POINT, *quote)
        words = ["verify", "--snapshots", str(good), "-f", str(good / "site.yml")]
        assert "boats: 1 exact" in CliRunner().invoke(main, words).stdout

    def test_is_refused_where_a_source_has_this_snapshot(self, good: Path) -> None:
        page = self.page(good, STATED.format(outlet="River Post"))
        written(good, "source", "--from", page, "--id", "boats")
        assert "is the snapshot of the source `boats`" in refused(good, "source", "--from", page, "--id", "boats-again")

    @pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"<html>", b"\x00" * 100, b"<!doctype html><html><head>"])
    def test_that_says_nothing_is_no_traceback(self, data: bytes, good: Path) -> None:
        (good / "odd.html").write_bytes(data)
        assert "--title is missing" in refused(good, "source", "--from", str(good / "odd.html"))

    def test_alone_pays_for_the_library(self) -> None:
        program = "import sys, factsheet.cli.main; print('trafilatura' in sys.modules, 'htmldate' in sys.modules)"
        told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
        assert told.stdout == "False False\n"


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of this kind is a matter of Unix")
class TestAtATerminal:
    def talk(self, folder: Path, words: list[str], answers: str, **variables: str) -> tuple[int, str]:
        """Type the answers, a line each time when the program waits, and return how it ended and what was seen."""
        ours, theirs = os.openpty()
        environment = {**{name: value for name, value in os.environ.items() if name != "CI"}, **variables}
        program = subprocess.Popen(
            [sys.executable, "-m", "factsheet", "new", *words],
            cwd=folder,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=environment,
        )
        os.close(theirs)
        os.write(ours, answers.encode())
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
        return program.wait(timeout=10), seen.decode()

    def test_what_is_missing_is_asked_for_and_a_wrong_id_asked_again(self, good: Path) -> None:
        answers = "Pier\ncity\nlakside\n?\nlakeside\n"
        code, seen = self.talk(good, ["place"], answers)
        assert code == 0, seen
        assert 'there is no place "lakside": did you mean "lakeside"?' in seen
        text = (good / "content/places/pier.yml").read_text(encoding="utf-8")
        assert text.endswith("name: Pier\nkind: city\nin: lakeside\n")

    def test_a_word_that_is_none_of_those_is_asked_again_and_an_id_that_is_taken(self, good: Path) -> None:
        code, seen = self.talk(good, ["actor"], "Northland\nsate\nstate\nN, NL\nnorthland-two\n")
        assert code == 0, seen
        assert "write person, state, organisation" in seen
        assert "the id `northland` is taken by content/actors/northland.yml" in seen
        text = (good / "content/actors/northland-two.yml").read_text(encoding="utf-8")
        assert text.endswith("name: Northland\nkind: state\naliases: [N, NL]\n")

    def test_what_a_page_leaves_open_is_asked_for_and_enter_leaves_out_what_may_be_left_out(self, good: Path) -> None:
        (good / "saved.html").write_text(LIKELY, encoding="utf-8")
        code, seen = self.talk(good, ["source", "--from", "saved.html"], "river\nriver-post\nuk\n\nNot found.\n")
        assert code == 0, seen
        text = (good / "content/sources/boats-wait.yml").read_text(encoding="utf-8")
        assert "publisher: river-post\ndate: 2022-04-02\nlanguage: uk\nurl: null\nurl_note: Not found.\n" in text

    def test_nothing_is_asked_where_nothing_is_missing(self, good: Path) -> None:
        code, seen = self.talk(good, ["actor", "--name", "A", "--kind", "state"], "")
        assert (code, seen.strip()) == (0, "written: content/actors/a.yml")

    def test_nothing_is_asked_in_ci(self, good: Path) -> None:
        code, seen = self.talk(good, ["actor"], "", CI="true")
        assert code == 2
        assert "--name is missing" in seen
