from typing import Any

import pytest
from factsheet.analysis.analysis import analyze_corpus
from factsheet.site.pages.kinds import source as source_page
from factsheet.site.pages.parts.comparison_table import make_comparison
from factsheet.site.pages.parts.comparison_types import ComparisonRow
from factsheet.site.pages.parts.pagination import ListPage
from factsheet.text import text_fragments
from factsheet.web import urls

from tests.evidence.newsroom import Newsroom
from tests.model.content import SETTINGS

PAGE = "“We will\u00a0see,” said Mr Berg.\nHe said again: “We will see.”\nThe ferry runs to noon.\nThen it stops."
REMARK = "quotation matches our snapshot"


def row(newsroom: Newsroom) -> ComparisonRow:
    corpus = newsroom.corpus()
    return make_comparison(analyze_corpus(corpus), SETTINGS, corpus.points["talks/point"]).families[0].rows[0]


def remarks(newsroom: Newsroom) -> list[str]:
    return ["".join(span.text for span in words) for words in row(newsroom).remarks]


def verified(newsroom: Newsroom, quote: Any, **fields: Any) -> Newsroom:
    newsroom.captures("gazette", PAGE, **fields)
    newsroom.quotes("gazette", quote)
    newsroom.writes()
    newsroom.verify()
    return newsroom


@pytest.mark.parametrize(
    ("quote", "snapshot", "told"),
    [
        ("said Mr Berg", {}, [f"{REMARK}, capture date unknown"]),
        ("said Mr Berg", {"retrieved": "2022-03-30"}, [f"{REMARK}, captured on 30 March 2022"]),
        ("We will see", {}, [f"{REMARK}, capture date unknown"]),
        ("said Mrs Berg", {}, ["quotation differs from our snapshot"]),
    ],
)
def test_a_row_says_whether_its_words_stand_in_the_snapshot(
    newsroom: Newsroom, quote: str, snapshot: dict[str, str], told: list[str]
) -> None:
    assert remarks(verified(newsroom, quote, snapshot=snapshot)) == told


def test_a_row_that_was_not_verified_or_was_changed_since_says_nothing(newsroom: Newsroom) -> None:
    verified(newsroom, "said Mr Berg")
    newsroom.reports[0]["quote"] = "said Mr"
    newsroom.writes()
    assert remarks(newsroom) == []


@pytest.mark.parametrize(
    ("quote", "passage"),
    [
        ("we will see", text_fragments.Passage("We will see", None, None, ",” said")),
        ("The ferry runs to noon. Then it stops.", text_fragments.Passage("The ferry runs to noon.", "Then it stops.")),
        ('He said again: "We will see."', text_fragments.Passage("He said again: “We will see.”")),
        (
            {"exact": "We will see", "prefix": "again: “"},
            text_fragments.Passage("We will see", None, "again: “", None),
        ),
    ],
)
def test_the_address_of_a_passage_has_the_characters_of_the_page(
    newsroom: Newsroom, quote: Any, passage: text_fragments.Passage
) -> None:
    assert text_fragments.parse_text_fragment(row(verified(newsroom, quote)).passage) == passage


def test_the_page_of_a_source_says_how_much_is_recorded(newsroom: Newsroom) -> None:
    verified(newsroom, "He said again")
    corpus = newsroom.corpus()
    source = corpus.sources["gazette"]
    page = ListPage(urls.make_source_address(source.id), "")
    facts = source_page.make_view(analyze_corpus(corpus), SETTINGS, source, page).facts
    assert "our reports use 30% of its sentences" in ["".join(span.text for span in fact.words) for fact in facts]
