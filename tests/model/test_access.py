"""How far a source was read: one state for each, whatever was recorded about it."""

from collections.abc import Callable

import pytest
from factsheet.analysis.source_access import AccessState, get_access
from factsheet.site.pages.kinds import source as source_pages
from factsheet.site.pages.kinds.source import SourceView

from tests.model.content import SETTINGS, Content

Write = Callable[[str], Content]
HASH = "b5c142c8ce9902d1d7777343111f7a7f1e75503e415c8a7ca4b1495899257ce8"
SNAPSHOT = f"snapshot: {{sha256: {HASH}}}"
DATED = f"snapshot: {{sha256: {HASH}, retrieved: 2022-04-02}}"
CONTRADICTORY = f"held: no, {SNAPSHOT}, access_date: 2022-04-02, url_status: live"
QUOTED = "reports: [{source: one, quote: they go}]"
UNSEEN = "reports: [{source: one, no_quote: page_not_seen, note: Others cite it.}]"
READ = "Read in full by N. N. on 1 April 2022, for Talks"
CASES: tuple[tuple[str, str, str, AccessState, str], ...] = (
    ("", "", "", "not_recorded", ""),
    ("", QUOTED, "", "read_in_part", "Read at least in part (we report from it)"),
    ("", UNSEEN, "", "cited_not_seen", "Cited, not seen"),
    ("", UNSEEN, "one", "read_in_full", READ),
    ("", "", "one", "read_in_full", READ),
    ("held: yes", "", "one", "read_in_full", f"{READ}; we have a stored copy"),
    (DATED, QUOTED, "one", "read_in_full", f"{READ}; we have a stored copy, captured on 2 April 2022"),
    (SNAPSHOT, QUOTED, "", "read_in_part", "Read at least in part (we report from it); we have a stored copy"),
    (DATED, "", "", "stored_copy", "We have a stored copy, captured on 2 April 2022"),
    ("held: yes", UNSEEN, "", "stored_copy", "We have a stored copy"),
    ("url_status: unchecked", "", "", "not_opened", "Address not opened by us"),
    ("url_status: unchecked", QUOTED, "", "read_in_part", "Read at least in part (we report from it)"),
    ("held: no", "", "", "not_opened", "Address not opened by us"),
    ("held: no", UNSEEN, "", "cited_not_seen", "Cited, not seen"),
    (
        CONTRADICTORY,
        UNSEEN,
        "one",
        "cited_not_seen",
        "Cited, not seen",
    ),
)


def view(content: Content) -> SourceView:
    found = source_pages.make_pages(content.findings, SETTINGS)
    page = next(page for page in found if page.address.path == "sources/one/").view()
    assert isinstance(page, SourceView)
    return page


@pytest.mark.parametrize(("fields", "reports", "read", "state", "sentence"), CASES)
def test_a_source_has_one_state_and_its_page_one_sentence(
    content: Write, fields: str, reports: str, read: str, state: AccessState, sentence: str
) -> None:
    source = f'{{title: One, url: "https://one.example/", {fields}}}'
    found = content(f"sources: {{one: {source}}}\npoint: {{{reports}}}\nsheet: {{read_in_full: [{read}]}}\n")
    corpus = found.findings.corpus
    assert get_access(corpus, corpus.sources["one"]).state == state
    facts = {fact.term: ("".join(span.text for span in fact.words), fact.note) for fact in view(found).facts}
    assert facts.get("What we have read", ("",))[0] == sentence
    assert (sentence in view(found).summary) is True
    said = str([facts, view(found).summary])
    is_seen = state not in ("cited_not_seen", "not_opened")
    assert not (is_seen and ("not checked" in said or "not seen" in said or "Address not opened by us" in said))
    assert is_seen or not any(word in said for word in ("Snapshot", "stored copy", "Read in full", "opened on"))


def test_a_parent_that_others_copy_is_cited(content: Write) -> None:
    found = content("sources: {one: {held: no}, two: {title: Two, edges: [{rewrites: one}]}}\npoint: {}\n")
    corpus = found.findings.corpus
    assert get_access(corpus, corpus.sources["one"]).state == "cited_not_seen"


def test_every_reading_in_full_is_named(content: Write) -> None:
    found = content(f"sources: {{one: {{title: One}}}}\npoint: {{{QUOTED}}}\nsheet: {{read_in_full: [one]}}\n")
    (reading,) = [fact for fact in view(found).facts if fact.term == "What we have read"]
    assert [span.href and span.href.path for span in reading.words][-1] == "sheets/talks/"
