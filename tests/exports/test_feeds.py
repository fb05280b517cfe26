"""Feeds, read by an independent parser that refuses what Atom or JSON Feed would not have."""

import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import atoma
import pytest
from factsheet.build.cache import Cache
from factsheet.build.pipeline import prepare
from factsheet.data import feeds
from factsheet.data.news import LONG_AGO, MOST
from msgspec.structs import replace

from tests.exports.making import SETTINGS, URL, found, made
from tests.model.content import SHEET, Content, write
from tests.site.builds import SMALL

CONTENT = SMALL.parent / "content"

Written = Callable[[str], Content]


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return made(found(CONTENT), (feeds,))


def atom(content: bytes) -> atoma.atom.AtomFeed:
    return atoma.parse_atom_bytes(content)


def test_every_sheet_every_actor_and_every_log_has_both_forms(files: dict[str, bytes]) -> None:
    corpus = found(CONTENT).corpus
    pages = ["", "corrections/", *(f"actors/{actor}/" for actor in corpus.actors)]
    pages += [f"sheets/{sheet}/{view}" for sheet in corpus.sheets for view in ("", "corrections/")]
    assert set(files) == {f"{page}feed.{form}" for page in pages for form in ("xml", "json")}


def test_both_forms_are_valid_and_tell_the_same(files: dict[str, bytes]) -> None:
    for path in (path for path in files if path.endswith(".xml")):
        one, other = atom(files[path]), atoma.parse_json_feed_bytes(files[path.replace(".xml", ".json")])
        assert one.title.value == other.title
        assert [(entry.id_, entry.title.value, entry.content.value, entry.updated) for entry in one.entries] == [
            (item.id_, item.title, item.content_text, item.date_modified) for item in other.items
        ], path
        assert one.id_ == other.home_page_url
        assert other.feed_url == one.links[1].href.replace(".xml", ".json")


def test_ids_are_whole_addresses_each_once_in_a_feed(files: dict[str, bytes]) -> None:
    for path, content in files.items():
        if path.endswith(".json"):
            ids = [item["id"] for item in json.loads(content)["items"]]
            assert len(ids) == len(set(ids))
            assert all(id.startswith(f"{URL}sheets/") for id in ids)


def test_the_newest_stand_first_and_the_feed_is_as_young_as_they(files: dict[str, bytes]) -> None:
    for path in (path for path in files if path.endswith(".xml")):
        feed = atom(files[path])
        dates = [entry.updated for entry in feed.entries]
        assert dates == sorted(dates, reverse=True)
        assert not dates or feed.updated == dates[0]


def test_without_git_a_point_is_as_young_as_the_reading_of_its_sources(content: Written) -> None:
    given = """
      sheet: {read_in_full: [one]}
      sources: {one: {date: 2022-03-29}, two: {date: 2022-03-30}}
      points:
        read: {title: Read, reports: [{source: one}]}
        unread: {title: Unread, reports: [{source: two}]}
        undated: {title: Undated}
    """
    feed = atom(made(content(given).findings, (feeds,))[f"sheets/{SHEET}/feed.xml"])
    told = [(entry.title.value, entry.updated.isoformat()[:10]) for entry in feed.entries]
    assert told == [("Read", "2022-04-01"), ("Unread", "2022-03-30"), ("Undated", LONG_AGO[:10])]


def test_a_feed_has_no_more_than_its_share(content: Written) -> None:
    points = "\n".join(f"        p{number}: {{title: Point {number}}}" for number in range(MOST + 5))
    made_of = content(f"      points:\n{points}").findings
    assert len(atom(made(made_of, (feeds,))["feed.xml"]).entries) == MOST


def test_a_correction_tells_what_stood_there_and_what_stands_there_now(content: Written) -> None:
    given = """
      point:
        title: The closing
        corrections:
          - {date: 2022-04-02, was: six months, now: five months, reason: A slip of ours.}
    """
    files = made(content(given).findings, (feeds,))
    (entry,) = atom(files[f"sheets/{SHEET}/corrections/feed.xml"]).entries
    assert entry.title.value == "Correction: The closing"
    assert entry.content.value == "It said: six months\nIt now says: five months\nA slip of ours."
    assert entry.updated.isoformat()[:10] == "2022-04-02"
    assert entry.id_.startswith(f"{URL}sheets/{SHEET}/points/point/#correction-")
    (news,) = atom(files[f"sheets/{SHEET}/feed.xml"]).entries
    assert "Corrected on 2 April 2022: “six months” is now “five months”." in news.content.value


def test_what_was_taken_back_without_a_date_is_as_young_as_its_point(content: Written) -> None:
    given = """
      sources: {one: {date: 2022-03-29}}
      points:
        point: {status: {state: withdrawn, reason: Nobody said it.}, reports: [{source: one}]}
        older: {corrections: [{date: 2022-03-01, was: six, now: five, reason: A slip.}]}
        newer: {corrections: [{date: 2022-04-01, was: six, now: four, reason: A slip.}]}
    """
    entries = atom(made(content(given).findings, (feeds,))[f"sheets/{SHEET}/corrections/feed.xml"]).entries
    told = [(entry.title.value, entry.updated.isoformat()[:10]) for entry in entries]
    assert told == [
        ("Correction: Newer", "2022-04-01"),
        ("Correction: Point", "2022-03-29"),
        ("Correction: Older", "2022-03-01"),
    ]


def test_words_in_another_language_than_the_feed_name_it(tmp_path: Path) -> None:
    write(tmp_path / "content", "sheet: {language: uk}\npoint: {title: Дощ}")
    findings = prepare(tmp_path / "content", replace(SETTINGS, history=False), Cache()).findings
    files = made(findings, (feeds,))
    (entry,) = ElementTree.fromstring(files["feed.xml"]).iter("{http://www.w3.org/2005/Atom}entry")
    assert entry.get("{http://www.w3.org/XML/1998/namespace}lang") == "uk"
    assert json.loads(files["feed.json"])["items"][0]["language"] == "uk"


def test_a_log_without_corrections_has_a_feed_to_wait_for_them(files: dict[str, bytes]) -> None:
    feed = atom(files["sheets/ferry/corrections/feed.xml"])
    assert (feed.entries, feed.updated.isoformat()[:4]) == ([], LONG_AGO[:4])


def test_hostile_words_do_not_break_out(content: Written) -> None:
    title = "</title><script>&amp; ]]> 👩‍👧 الجسر"
    files = made(content(f"      point: {{title: '{title}'}}").findings, (feeds,))
    assert [entry.title.value for entry in atom(files["feed.xml"]).entries] == [title]
    assert b"<script" not in files["feed.xml"]
    assert ElementTree.fromstring(files["feed.xml"]).tag == "{http://www.w3.org/2005/Atom}feed"


def test_a_site_without_an_address_has_no_feed() -> None:
    assert made(found(CONTENT), (feeds,), replace(SETTINGS, url="")) == {}


def test_nothing_in_a_feed_is_as_young_as_the_build(files: dict[str, bytes], tmp_path: Path) -> None:
    assert made(found(CONTENT), (feeds,)) == files
    newest = max(entry.updated for path in files if path.endswith(".xml") for entry in atom(files[path]).entries)
    assert newest.year == 2031
