"""The card of a point, and the frame in which others show it."""

from pathlib import Path

import pytest
from factsheet.build.cache import Cache
from factsheet.build.pipeline import Site, prepare
from factsheet.model.point import Point
from factsheet.site.pages.kinds import embed_card, point
from factsheet.site.pages.parts import share_box
from factsheet.site.rendering import Renderer
from factsheet.site.rendering.frames import SiteFrame
from factsheet.text.rich_text import Span
from factsheet.web.outputs import Page
from factsheet.web.settings import Settings
from selectolax.lexbor import LexborHTMLParser

from tests.citing.site import FIGURE, NAMED, ROWS, SERIES, SPEECH
from tests.model.content import SETTINGS, write

FRAME = SiteFrame("Sheets", "", "en", "ltr", NAMED.url, "", "", (), Span("CC BY 4.0"))
CARD = "sheets/talks/points/point/card/"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    write(tmp_path / "content", FIGURE)
    return prepare(tmp_path / "content", NAMED, Cache())


def drawn(site: Site, path: str, settings: Settings = NAMED) -> LexborHTMLParser:
    page: Page = next(page for page in site.make_pages() if page.address.path == path)
    return LexborHTMLParser(Renderer([], settings, FRAME).render_page(page))


def text(page: LexborHTMLParser, selector: str) -> list[str]:
    return [" ".join(node.text().split()) for node in page.css(selector)]


def test_a_card_is_cited_as_the_page_of_its_point(site: Site) -> None:
    (canonical,) = drawn(site, CARD).css("link[rel=canonical]")
    assert canonical.attributes["href"] == "https://example.org/facts/sheets/talks/points/point/"


def test_a_card_needs_no_script_and_nothing_around_it(site: Site) -> None:
    page = drawn(site, CARD)
    assert page.css("script, header, nav, [style]") == []
    assert [link.attributes.get("target") for link in page.css("a")] == ["_blank", "_blank"]
    assert all(link.attributes.get("rel") == "noopener" for link in page.css("a"))


def test_a_figure_keeps_its_operator_claimant_and_day_on_the_card(site: Site) -> None:
    page = drawn(site, CARD)
    assert text(page, ".fs-card__value") == [
        "between 35 and 40 provisional · as-of date not given · says the mayor",
        "up to 40 as of 29 March 2031",
    ]
    assert text(page, ".fs-card__counts") == [
        "Origin not established · 3 sources, 2 families, 1 named origin, 1 report names none"
    ]


def test_what_has_only_values_over_time_shows_the_last_of_each_claimant(tmp_path: Path) -> None:
    file = tmp_path / "content/sheets/talks/points/point.csv"
    file.parent.mkdir(parents=True)
    file.write_text(ROWS, encoding="utf-8")
    write(tmp_path / "content", SERIES)
    page = drawn(prepare(tmp_path / "content", NAMED, Cache()), CARD)
    assert text(page, ".fs-card__value") == [
        "about 90 week · as of 13 April 2031 · says the Harbour Office",
        "nearly 100 week · as of 13 April 2031 · says the mayor",
        "dozens week · as of 13 April 2031 · says the mayor",
        "1,000 as-of date not given",
    ]
    assert text(page, ".fs-card__row .fs-card__small") == [
        "the Harbour Office · 20 April 2031",
        "The Bugle · 21 April 2031",
        "The Herald · 22 April 2031",
        "The Herald · 22 April 2031",
    ]


def test_the_words_of_a_source_stand_in_its_language_and_a_denial_is_told(tmp_path: Path) -> None:
    write(tmp_path / "content", SPEECH.replace("date: 2031-03-29}", "date: 2031-03-29, language: ar}"))
    page = drawn(prepare(tmp_path / "content", NAMED, Cache()), CARD)
    first = page.css_first(".fs-card__words q")
    assert first is not None
    assert (first.attributes["lang"], first.attributes["dir"]) == ("ar", "rtl")
    assert "denies it" in text(page, ".fs-card__row")[1]


def test_more_families_than_fit_are_counted(tmp_path: Path) -> None:
    names = [f"s{number}" for number in range(embed_card.MOST_ROWS + 2)]
    reports = "".join(f"\n    - {{source: {name}, quote: words of {name} itself}}" for name in names)
    sources = "".join(f"\n  {name}: {{}}" for name in names)
    write(tmp_path / "content", f"sources:{sources}\npoint:\n  reports:{reports}")
    page = drawn(prepare(tmp_path / "content", NAMED, Cache()), CARD)
    assert len(page.css(".fs-card__row")) == embed_card.MOST_ROWS
    assert "and 2 more families" in text(page, ".fs-card__small")


def frame(site: Site) -> LexborHTMLParser:
    """Return what is offered for embedding, as another page would have it."""
    forms = {form.name: form.text for form in share_box.make_point_box(site.findings, NAMED, the_point(site)).forms}
    return LexborHTMLParser(forms["To embed the card"])


def the_point(site: Site) -> Point:
    return site.corpus.points["talks/point"]


def test_the_frame_leads_to_the_card_and_is_named(site: Site) -> None:
    (shown,) = frame(site).css("iframe")
    assert shown.attributes["src"] == f"https://example.org/facts/{CARD}"
    assert shown.attributes["title"] == "People injured at the quay · Sheets"
    assert (shown.attributes["width"], shown.attributes["height"]) == ("600", "420")


def test_a_title_cannot_break_out_of_the_frame(tmp_path: Path) -> None:
    title = '"><script>alert(1)</script>'
    write(tmp_path / "content", FIGURE.replace("People injured at the quay", f"'{title}'"))
    page = frame(prepare(tmp_path / "content", NAMED, Cache()))
    assert page.css("script") == []
    assert page.css("iframe")[0].attributes["title"] == f"{title} · Sheets"


def test_without_an_address_there_is_nothing_to_embed_and_the_rest_stays(tmp_path: Path) -> None:
    write(tmp_path / "content", FIGURE)
    site = prepare(tmp_path / "content", SETTINGS, Cache())
    shown = point.make_view(site.findings, SETTINGS, "talks/point").share
    assert (shown.permalink, shown.changed) == ("", "")
    assert [form.name for form in shown.forms] == [
        *("As a sentence", "Wikipedia", "BibTeX", "RIS", "CSL-JSON"),
        "Wikipedia, the sources with quotations",
    ]
    page = drawn(site, "sheets/talks/points/point/", SETTINGS)
    assert page.css("link[rel=alternate], meta[property], script[type='application/ld+json']") == []


def test_the_page_tells_the_hash_of_its_document(site: Site) -> None:
    page = drawn(site, "sheets/talks/points/point/")
    shown = point.make_view(site.findings, NAMED, "talks/point").share
    assert shown.hash in " ".join(text(page, "#fs-take p"))
    assert text(drawn(site, CARD), ".fs-card__hash") == [shown.hash]


def test_other_sites_are_told_title_words_and_picture(site: Site) -> None:
    page = drawn(site, "sheets/talks/points/point/")
    told = {meta.attributes["property"]: meta.attributes["content"] for meta in page.css("meta[property]")}
    assert told == {
        "og:title": "People injured at the quay",
        "og:description": "The mayor and the hospital put the number of injured people differently.",
        "og:type": "article",
        "og:url": "https://example.org/facts/sheets/talks/points/point/",
        "og:site_name": "Sheets",
        "og:image": "https://example.org/facts/sheets/talks/preview.png",
    }
    assert [meta.attributes["content"] for meta in page.css("meta[name='twitter:card']")] == ["summary_large_image"]
    source = drawn(site, "sources/bugle/")
    assert source.css("meta[property='og:image']") == []
    assert [meta.attributes["content"] for meta in source.css("meta[name='twitter:card']")] == ["summary"]


def test_of_many_reports_only_the_first_are_cited_on_the_page_which_says_so(tmp_path: Path) -> None:
    reports = "\n".join(f"    - {{source: s{number}, quote: words of number {number}}}" for number in range(6))
    text = f"point:\n  reports:\n{reports}\nsources:\n" + "\n".join(f"  s{number}: {{}}" for number in range(6))
    found = write(tmp_path / "content", text)
    forms = {form.name: form.text for form in share_box.make_point_box(found.findings, NAMED, found.point()).forms}
    assert forms["Wikipedia, the first 4 of 6 reports with quotations"].count("|quote=") == 4
