"""Forms of citation, read back by programs that others wrote."""

import html
import json
import re

import mwparserfromhell
import pytest
import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from factsheet.data.citations.bibtex import format_bibtex
from factsheet.data.citations.csl import format_csl
from factsheet.data.citations.reference import Kind, Reference
from factsheet.data.citations.ris import format_ris
from factsheet.data.citations.wikipedia import format_wikipedia
from factsheet.model.values.date import parse_date
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import Entry, parse_string
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

KINDS: tuple[Kind, ...] = (
    *("page", "article", "transcript", "statement"),
    *("post", "document", "dataset", "recording"),
)
WILD = "Rise & fall of {the} 50% \\ “x” | [[y]] ~~~~ ^ $5 #1 a__b ''c'' <!-- d --> {{e|f=g}} -- h"
texts = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Co", "Cn"]), min_size=1).filter(str.strip)


def of(title: str = "A title", kind: Kind = "article", date: str | None = "2022-03-29", **more: object) -> Reference:
    given = {"key": "post-1", "within": "The Post", "url": "https://example.org/a", **more}
    return Reference(kind=kind, title=title, date=parse_date(date) if date else None, **given)  # type: ignore[arg-type]


def one_line(text: str) -> str:
    return " ".join(text.split())


def entry(reference: Reference) -> Entry:
    return parse_string(format_bibtex(reference), "bibtex").entries[reference.key]


def field(reference: Reference, name: str) -> str:
    known = get_default_latex_context_db()
    signs = {"textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^"}
    known.add_context_category("signs", [MacroTextSpec(*sign) for sign in signs.items()], prepend=True)
    read_back = LatexNodes2Text(strict_latex_spaces=True, latex_context=known)
    return str(read_back.latex_to_text(entry(reference).fields[name]))


def item(reference: Reference) -> dict[str, object]:
    (found,) = json.loads(format_csl(reference))
    return dict(found)


def record(reference: Reference) -> dict[str, object]:
    (found,) = rispy.loads(format_ris(reference))
    return dict(found)


def template(text: str) -> dict[str, str]:
    found = mwparserfromhell.parse(text)
    (outer,) = [one for one in found.filter_templates(recursive=False) if one.name.strip().startswith("cit")]
    return {"": str(outer.name).strip()} | {str(one.name): str(one.value).strip() for one in outer.params}


def plain(value: str) -> str:
    return html.unescape(value.replace("{{!}}", "|"))


class TestAnyText:
    """What a title holds comes out as it is, and ends nothing."""

    @given(texts)
    def test_in_bibtex(self, title: str) -> None:
        assert entry(of(title)).fields["url"] == "https://example.org/a"
        shown = entry(of(title)).fields["title"]
        assert shown.count("{") == shown.count("}")
        assert not re.search(r"(?<!\\)[$&#_%~^]", shown)

    @given(texts)
    def test_in_csl(self, title: str) -> None:
        assert item(of(title))["title"] == title

    @given(texts)
    def test_in_ris(self, title: str) -> None:
        assert record(of(title))["title"] == one_line(title)
        assert record(of(title))["urls"] == ["https://example.org/a"]

    @given(texts, texts)
    def test_in_a_template(self, title: str, quote: str) -> None:
        found = template(format_wikipedia(of(title), quote))
        assert plain(found["title"]) == one_line(title)
        assert plain(found["quote"]) == one_line(quote)
        assert found["url"] == "https://example.org/a"

    def test_of_the_wildest_kind(self) -> None:
        assert field(of(WILD), "title") == WILD
        assert item(of(WILD))["title"] == WILD
        assert record(of(WILD))["title"] == WILD
        assert plain(template(format_wikipedia(of(WILD)))["title"]) == WILD

    def test_over_several_lines_stays_on_one(self) -> None:
        title = "A title\nTY  - BOOK\r\nER  - "
        assert record(of(title))["title"] == "A title TY - BOOK ER -"
        assert "\n" not in format_wikipedia(of(title))


class TestAddresses:
    @pytest.mark.parametrize("url", ["https://example.org/a_b?x=50%25&y=#z", "https://example.org/%7Bid%7D"])
    def test_stay_as_they_are(self, url: str) -> None:
        assert entry(of(url=url)).fields["url"] == url
        assert record(of(url=url))["urls"] == [url]
        assert item(of(url=url))["URL"] == url
        assert template(format_wikipedia(of(url=url)))["url"] == url

    def test_with_signs_of_a_template_are_encoded(self) -> None:
        url = "https://example.org/{a}|[b]"
        assert template(format_wikipedia(of(url=url)))["url"] == "https://example.org/%7Ba%7D%7C%5Bb%5D"
        assert entry(of(url=url)).fields["url"] == "https://example.org/%7Ba%7D|[b]"

    def test_of_archives_stand_with_their_date_and_the_state_of_the_page(self) -> None:
        archived = of(archive="https://archive.example.org/1", archived=parse_date("2022-04-01"), state="dead")
        found = template(format_wikipedia(archived))
        assert (found["archive-url"], found["archive-date"]) == ("https://archive.example.org/1", "2022-04-01")
        assert found["url-status"] == "dead"
        assert "url-status" not in template(format_wikipedia(of()))

    def test_of_archives_without_a_date_are_no_field_that_the_template_refuses(self) -> None:
        assert "archive-url" not in template(format_wikipedia(of(archive="https://archive.example.org/1")))

    def test_that_nobody_has_checked_are_not_called_live(self) -> None:
        archived = of(archive="https://archive.example.org/1", archived=parse_date("2022-04-01"))
        assert "url-status" not in template(format_wikipedia(archived))


class TestDates:
    @pytest.mark.parametrize(
        ("date", "bib", "numbers", "day", "words"),
        [
            ("2022-03-29", "2022-03-29", [[2022, 3, 29]], "2022/03/29/", "2022-03-29"),
            ("2022-03-29T21:30", "2022-03-29", [[2022, 3, 29]], "2022/03/29/", "2022-03-29"),
            ("2022-03", "2022-03", [[2022, 3]], "2022/03//", "March 2022"),
            ("2022", "2022", [[2022]], "2022///", "2022"),
            ("2022-03-29/2022-03-30", "2022-03-29/2022-03-30", [[2022, 3, 29], [2022, 3, 30]], "2022/03/29/", None),
        ],
    )
    def test_are_told_as_far_as_they_are_known(
        self, date: str, bib: str, numbers: list[list[int]], day: str, words: str | None
    ) -> None:
        assert entry(of(date=date)).fields["date"] == bib
        assert item(of(date=date))["issued"] == {"date-parts": numbers}
        assert record(of(date=date))["date"] == day
        assert template(format_wikipedia(of(date=date))).get("date") == words

    def test_that_are_doubtful_say_so(self) -> None:
        assert entry(of(date="2022-03~")).fields["date"] == "2022-03~"
        assert item(of(date="2022-03?"))["issued"] == {"date-parts": [[2022, 3]], "circa": True}
        assert entry(of(doubts=("date",))).fields["date"] == "2022-03-29?"
        assert "not verified: date" in format_wikipedia(of(doubts=("date",)))

    @pytest.mark.parametrize("date", ["202X", "20XX", "../2022-03-30", "2022-03-28/.."])
    def test_that_no_number_tells_are_not_made_exact(self, date: str) -> None:
        assert "date" not in entry(of(date=date)).fields
        assert item(of(date=date))["issued"] == {"literal": date}
        assert "date" not in template(format_wikipedia(of(date=date)))

    @pytest.mark.parametrize("date", ["2022-03~", "2022-03-29?", "2022-21", "202X", "2022-03-29/2022-03-30"])
    def test_that_a_template_cannot_read_whole_stand_beside_it(self, date: str) -> None:
        assert format_wikipedia(of(date=date)).endswith(f"<!-- date as stated (EDTF): {date} -->")
        assert "<!--" not in format_wikipedia(of(date="2022-03"))

    def test_that_bibtex_has_no_word_for_stand_in_a_note(self) -> None:
        assert field(of(date="2022-21"), "note") == "date as stated (EDTF): 2022-21"
        assert "note" not in entry(of(date="2022-03")).fields

    def test_of_a_visit_stand_with_the_address_that_was_visited(self) -> None:
        assert template(format_wikipedia(of(seen=parse_date("2022-04-01"))))["access-date"] == "2022-04-01"
        assert "access-date" not in template(format_wikipedia(of(url="", seen=parse_date("2022-04-01"))))

    def test_that_nobody_knows_are_left_out(self) -> None:
        assert "issued" not in item(of(date=None))
        assert "year" not in record(of(date=None))


class TestKinds:
    @pytest.mark.parametrize("kind", KINDS)
    def test_are_known_to_every_program(self, kind: Kind) -> None:
        reference = of(kind=kind, authors=("Jane Doe", "The Desk and Others"))
        assert record(reference)["type_of_reference"] in rispy.TYPE_OF_REFERENCE_MAPPING
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        source = CiteProcJSON(json.loads(format_csl(reference)))
        shelf = CitationStylesBibliography(style, source, formatter.plain)
        shelf.register(Citation([CitationItem(reference.key)]))
        (shown,) = map(str, shelf.bibliography())
        assert "A title" in shown
        assert "2022" in shown

    def test_news_is_cited_as_news(self) -> None:
        assert template(format_wikipedia(of()))[""] == "cite news"
        assert template(format_wikipedia(of(kind="post")))[""] == "cite web"
        assert template(format_wikipedia(of(kind="post", url="")))[""] == "citation"

    def test_without_an_address_is_no_online_entry(self) -> None:
        assert entry(of(url="")).type == "misc"

    def test_names_are_not_taken_apart(self) -> None:
        people = entry(of(authors=("Desk and Sons",))).persons["author"]
        assert [str(person) for person in people] == ["{Desk and Sons}"]
        assert item(of(authors=("Desk and Sons",)))["author"] == [{"literal": "Desk and Sons"}]
