"""The page of quotations: one utterance beside all its renderings, by speaker and time."""

from collections.abc import Callable, Iterator

import pytest
from factsheet.site.pages.kinds import quotations
from factsheet.site.pages.kinds.quotations import QuotationsView, UtteranceItem
from factsheet.site.pages.parts.quote_versions import QuotationVersion
from factsheet.text.rich_text import RichText

from tests.model.content import SETTINGS, Content

Write = Callable[[str], Content]


def views(content: Content) -> Iterator[QuotationsView]:
    for page in quotations.make_pages(content.findings, SETTINGS):
        view = page.view()
        assert isinstance(view, QuotationsView)
        yield view


def only(content: Content) -> UtteranceItem:
    (view,) = views(content)
    (speaker,) = view.speakers
    (utterance,) = speaker.utterances
    return utterance


def text(words: RichText) -> str:
    return "".join(span.text for span in words)


def told(rendering: QuotationVersion) -> tuple[str, str, bool, str]:
    """Return whose words, the words, whether they are a copy's, and who copies them as they are."""
    words = " … ".join(map(text, rendering.quotation.parts))
    return text(rendering.outlets), words, rendering.is_copy, text(rendering.same)


UTTERED = """
sources:
  copy: {edges: [{rewrites: one}]}
  spun: {edges: [{rewrites: one}]}
  two: {language: uk}
point:
  kind: statement
  by: [mayor]
  date: 2031-05-06
  utterance: {language: uk, channel: Briefing}
  reports:
    - {source: one, quote: we will cut it back}
    - {source: copy, quote: we will cut it back}
    - {source: spun, quote: we will cut it, alters: one}
    - source: two
      quote: ми скоротимо це
      translation: {language: en, text: we shall cut it}
    - {source: three, no_quote: paywalled}
    - {source: four, quote: gone, rank: deprecated, rank_reason: old}
"""


def test_each_rendering_stands_with_its_copies_and_the_same_words_are_printed_once(content: Write) -> None:
    assert [told(one) for one in only(content(UTTERED)).renderings] == [
        ("One", "we will cut it back", False, "Copy"),
        ("Spun", "we will cut it", True, ""),
        ("Two", "ми скоротимо це", False, ""),
    ]


def test_a_copy_says_what_it_copies_and_what_it_altered(content: Write) -> None:
    spun = only(content(UTTERED)).renderings[1]
    assert spun.note == "rewrites One · counts only as a source"
    assert [text(remark) for remark in spun.remarks] == ["changes the quotation of One: “back” left out"]


def test_another_language_is_named_with_its_direction_and_a_translation_beside_it(content: Write) -> None:
    one, _spun, two = only(content(UTTERED)).renderings
    assert (one.language, two.language) == ("", "Ukrainian")
    assert (two.quotation.language, two.quotation.direction) == ("uk", "ltr")
    assert "".join(span.text for span in two.quotation.translation) == "we shall cut it"


def test_it_says_when_in_which_language_and_through_what_it_was_said(content: Write) -> None:
    assert only(content(UTTERED)).details == ("6 May 2031", "said in Ukrainian", "Briefing")


@pytest.mark.parametrize(
    "point",
    [
        "{kind: event, by: [mayor], reports: [{source: one, quote: a}, {source: two, quote: b}]}",
        "{kind: statement, reports: [{source: one, quote: a}, {source: two, quote: b}]}",
        "{kind: statement, by: [mayor], reports: [{source: one, quote: a}, {source: two}]}",
    ],
)
def test_what_nobody_said_or_one_alone_renders_is_left_out(content: Write, point: str) -> None:
    (view,) = views(content(f"point: {point}"))
    assert (view.speakers, view.counts, view.parts) == ((), (), None)


def said(by: str, day: str, reports: int = 2) -> str:
    rows = ", ".join(f"{{source: s{one}, quote: word {one}}}" for one in range(reports))
    return f"{{kind: reaction, by: [{by}], {f'date: {day}, ' if day else ''}reports: [{rows}]}}"


def test_speakers_stand_by_name_and_what_they_said_by_time(content: Write) -> None:
    points = {
        "p1": said("zoe", "2031-05-01"),
        "p2": said("abe", ""),
        "p3": said("abe", "2031-05-02"),
        "p4": said("abe", "2031-05-01"),
    }
    (view,) = views(content("points:\n" + "".join(f"  {id}: {point}\n" for id, point in points.items())))
    found = [(text(one.names), [utterance.id for utterance in one.utterances]) for one in view.speakers]
    assert found == [("Abe", ["p4", "p3", "p2"]), ("Zoe", ["p1"])]
    assert [(way.text, count) for way, count in view.counts] == [("Abe", 3), ("Zoe", 1)]


def test_renderings_fill_a_page_no_utterance_is_torn_and_a_speaker_goes_on_on_the_next(content: Write) -> None:
    points = "".join(f"  p{one}: {said('abe' if one < 5 else 'zoe', f'2031-05-0{one + 1}', 60)}\n" for one in range(7))
    pages = list(views(content(f"points:\n{points}")))
    found = [[(one.continued, [each.id for each in one.utterances]) for one in page.speakers] for page in pages]
    assert found == [
        [(False, ["p0", "p1", "p2"])],
        [(True, ["p3", "p4"]), (False, ["p5"])],
        [(True, ["p6"])],
    ]
    ways = [[str(way.href).partition("talks/")[2] for way, _count in page.counts] for page in pages]
    assert ways == [["quotations/#fs-by-abe", "quotations/2/#fs-by-zoe"]] * 3


def test_a_rendering_that_gives_the_words_to_another_says_so(content: Write) -> None:
    item = only(
        content("""
point:
  kind: statement
  by: [mayor]
  reports: [{source: one, quote: we will stay}, {source: two, quote: they will stay, by: [clerk]}]
""")
    )
    assert [[text(remark) for remark in one.remarks] for one in item.renderings] == [[], ["speaker named here: Clerk"]]
