"""Links to a passage, in a real browser: it marks the very words that our address names."""

import base64
from pathlib import Path

import pytest
from factsheet.text import text_fragments
from playwright.sync_api import Error, Page

from tests.browser.conftest import Serve

LONG = "It goes on, sentence after sentence; " * 9 + "and here it ends."
SOURCE = f"""<!doctype html>
<html lang="en"><meta charset="utf-8"><title>A page of a source</title>
<style>body {{ background: #fff; color: #000 }} ::target-text {{ background: #f0f; color: #f0f }}</style>
<p style="height: 1500px">Far above, the mayor said so.
<p>A well-known, long-range plan – “re-opened” at last.
<p>Boats, carts, and (so they say) horses: 100% of them, at 5:30.
<p>The offices of <b>Weir &amp; Sons</b> &lt;closed&gt; = shut?
<p>Мер сказав: «міст зачинено», а потім – відкрито.
<p dir="rtl">قال رئيس البلدية إن الجسر مغلق، ثم فُتح.
<p>The council met on Monday. It said that the bridge
<p>would stay closed for the whole of the year. Nobody asked.
<details><summary>More</summary><p>Folded away, the council was sorry.</details>
<p>{LONG}
<p>Far below, the mayor said so, too.
"""
PASSAGES = {
    "hyphens and a comma": ("A well-known, long-range plan",),
    "quotation marks and a dash": ("plan – “re-opened” at last.",),
    "brackets, a per cent and a colon": ("and (so they say) horses: 100% of them, at 5:30.",),
    "an ampersand between tags": ("offices of Weir & Sons <closed> = shut?",),
    "Cyrillic": ("«міст зачинено», а потім – відкрито",),
    "Arabic": ("إن الجسر مغلق، ثم فُتح",),
    "two blocks": ("It said that the bridge", "would stay closed for the whole of the year."),
    "folded away": ("the council was sorry",),
    "too long to name whole": (LONG,),
}
COUNT_PAINTED = """async picture => {
    const image = new Image();
    image.src = "data:image/png;base64," + picture;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height), pen = canvas.getContext("2d");
    pen.drawImage(image, 0, 0);
    const parts = pen.getImageData(0, 0, image.width, image.height).data;
    let painted = 0;
    for (let at = 0; at < parts.length; at += 4)
        painted += parts[at] == 255 && parts[at + 1] == 0 && parts[at + 2] == 255;
    return painted;
}"""
PATIENCE = 20
"""Looks, a tenth of a second apart, before a passage counts as not found."""


@pytest.fixture
def source(tmp_path: Path, serve: Serve) -> str:
    """The address of a page such as a source has it."""
    (tmp_path / "page.html").write_text(SOURCE, encoding="utf-8")
    return f"{serve(tmp_path)}page.html"


def painted(page: Page, address: str, patience: int = PATIENCE) -> int:
    """Open the page at the passage; return how many pixels the browser has marked on the screen."""
    page.goto("about:blank")
    page.goto(address)
    for _ in range(patience):
        try:
            picture = base64.b64encode(page.screenshot()).decode()
        except Error:  # a busy browser can refuse a picture; the next try has one
            page.wait_for_timeout(100)
            continue
        found: int = page.evaluate(COUNT_PAINTED, picture)
        if found:
            return found
        page.wait_for_timeout(100)
    return 0


@pytest.mark.parametrize("parts", PASSAGES.values(), ids=PASSAGES)
def test_the_browser_marks_the_passage(page: Page, source: str, parts: tuple[str, ...]) -> None:
    letters = sum(map(len, parts))
    assert painted(page, text_fragments.add_text_fragment(source, text_fragments.make_passage(parts))) > letters * 40


def test_words_that_are_not_there_are_not_marked(page: Page, source: str) -> None:
    passage = text_fragments.make_passage(("the bridge was opened",))
    assert painted(page, text_fragments.add_text_fragment(source, passage), patience=5) == 0


@pytest.mark.parametrize(
    ("prefix", "suffix", "above"), [("Far above,", None, True), ("Far below,", None, False), (None, ", too.", False)]
)
def test_affixes_choose_among_alike_words(
    page: Page, source: str, prefix: str | None, suffix: str | None, above: bool
) -> None:
    passage = text_fragments.make_passage(("the mayor said so",), prefix, suffix)
    assert painted(page, text_fragments.add_text_fragment(source, passage)) > 0
    assert (page.evaluate("scrollY") < 700) is above
