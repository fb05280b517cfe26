"""Quotations that begin or end with marks of their own: drawn with a gap, and to the letter what the source printed."""

from pathlib import Path

import pytest
from factsheet.build.cache import Cache
from factsheet.build.pipeline import prepare
from factsheet.site.rendering import Renderer
from factsheet.site.rendering.frames import SiteFrame
from factsheet.text.i18n import add_quotation_marks
from factsheet.text.rich_text import Span, add_mark_gaps
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from tests.model.content import SETTINGS, write

FRAME = SiteFrame("Sheets", "", "en", "ltr", "", "", "", (), Span(""))
QUOTE = "“We will go”"
TEXT = f"""
sources: {{bugle: {{title: “Gone”, language: en}}, herald: {{language: uk}}}}
point:
  title: They go
  kind: statement
  statement: They go.
  reports:
    - {{source: bugle, quote: {QUOTE}, attribution: {{as_printed: '"officials"', basis: unnamed_official}}}}
    - {{source: herald, quote: [«Ми підемо, soon], translation: {{language: en, text: we shall “go”}}}}
"""
POINT = "sheets/talks/points/point/"


def drawn(folder: Path, path: str) -> LexborHTMLParser:
    write(folder / "content", TEXT)
    site = prepare(folder / "content", SETTINGS, Cache())
    page = next(page for page in site.make_pages() if page.address.path == path)
    return LexborHTMLParser(Renderer([], SETTINGS, FRAME).render_page(page))


@pytest.mark.parametrize("path", [POINT, f"{POINT}card/"])
def test_what_is_copied_from_the_page_is_what_the_source_printed(tmp_path: Path, path: str) -> None:
    first, second = sorted(drawn(tmp_path, path).css("q.fs-quotation"), key=lambda q: q.attributes["lang"] or "")
    assert first.text() == QUOTE
    assert second.text() == "«Ми підемо […] soon"
    assert first.html == (
        '<q class="fs-quotation" lang="en" dir="ltr"><span class="fs-words__apart"></span>'
        f'{QUOTE}<span class="fs-words__apart"></span></q>'
    )
    assert len(second.css(".fs-words__apart")) == 1


def test_a_translation_and_an_attribution_are_drawn_alike(tmp_path: Path) -> None:
    page = drawn(tmp_path, POINT)
    (translation,) = page.css("q.fs-quotation__translation")
    (attribution,) = [q for q in page.css("q") if q.text() == '"officials"']
    assert (translation.text(), len(translation.css(".fs-words__apart"))) == ("we shall “go”", 1)
    assert len(attribution.css(".fs-words__apart")) == 2


@given(st.lists(st.text("“”«»\"'a b’", min_size=1), min_size=1))
def test_nothing_is_added_to_the_words_of_any_part(parts: list[str]) -> None:
    found = add_mark_gaps(*((Span(part),) for part in parts))
    assert ["".join(span.text for span in part) for part in found] == parts


def test_in_a_plain_text_a_thin_space_that_breaks_no_line_stands_between_the_marks() -> None:
    assert add_quotation_marks("“Gone”") == "“\u202f“Gone”\u202f”"
    assert add_quotation_marks("Gone") == "“Gone”"
    assert add_quotation_marks("the ‘end’") == "“the ‘end’\u202f”"
