"""Names and words become HTML: escaped once, linked, and in a manner that is told in words as well."""

import pytest
from factsheet.site.pages.parts.view_types import Counts
from factsheet.site.rendering.markup import render_name, render_small_counts, render_words
from factsheet.text.rich_text import Span
from factsheet.web.urls import MARK, Address
from jinja2 import Environment
from selectolax.lexbor import LexborHTMLParser

TEXTS = ("", "a", "<b>", "&lt;b&gt;", '"c"', "“d” & 'e'")
MANNERS = {
    "mark": "{}",
    "struck": "struck out: {}",
    "note": "{}",
    "code": "{}",
    "apart": "",
    "doubtful": "{} (doubtful)",
    "vague": "{} (not exact)",
    "provisional": "{}",
    "of a later version": "{}",
}


def read(html: str) -> str:
    return LexborHTMLParser(f"<p>{html}</p>").css("p")[0].text()


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("href", [None, "", 'https://example.org/?a=1&b="', Address("actors/a/", "b")])
@pytest.mark.parametrize("manner", ["", *MANNERS])
def test_a_text_reads_as_it_is_written(text: str, href: Address | str | None, manner: str) -> None:
    html = render_words([Span(text, href, manner, "uk")])
    assert read(html) == MANNERS.get(manner, "{}").format(text)
    assert Environment(autoescape=True).from_string("{{ html }}").render(html=html) == html


def test_an_outside_address_is_told_from_one_of_the_site() -> None:
    assert render_name(Span("a", 'https://example.org/?b="')) == (
        '<a href="https://example.org/?b=&#34;" rel="noopener">a</a>'
    )
    assert render_name(Span("a", Address("b/"), language="uk")) == f'<a href="{MARK}b/" lang="uk">a</a>'
    assert render_name(Span("a", language='u"k')) == '<span lang="u&#34;k">a</span>'


def test_an_origin_that_nobody_names_is_no_number() -> None:
    html = render_small_counts(Counts(2, 1, 0, "", "2 sources, 1 family, <origin not named>"))
    assert read(html) == "2 · 1 · –2 sources, 1 family, <origin not named>"
