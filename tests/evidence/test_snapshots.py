import hashlib
from pathlib import Path

import pytest
from factsheet.content import snapshots
from factsheet.evidence.quote_matching import SnapshotPage, find_places
from factsheet.model.quote import Quote

from tests.evidence.newsroom import Newsroom

HTML = """<!DOCTYPE html><html><head><title>Not said</title><style>p{}</style></head><body>
<nav><a href="/">Home</a> <a href="/war">War</a></nav>
<h1>Ferry <em>re-opens</em></h1><div>Before<p>The “old bridge”
 stays&nbsp;closed, <a href="#">the <b>may</b>or</a> said.</p>after<br>the break</div>
<script>var p = "never said";</script><ul><li>one<li>two</ul>
<table><tr><td>12</td><td>boats</td></tr></table></body></html>"""


def test_html_becomes_a_block_a_line_and_words_across_tags_stay_whole() -> None:
    assert snapshots.extract_text(HTML).split("\n") == [
        "Home War",
        "Ferry re-opens",
        "Before",
        "The “old bridge” stays\u00a0closed, the mayor said.",
        "after",
        "the break",
        "one",
        "two",
        "12",
        "boats",
    ]


def test_a_quotation_over_blocks_is_cut_where_they_end() -> None:
    page = SnapshotPage(snapshots.extract_text(HTML))
    (place,) = find_places(page, Quote(parts=("the mayor said. after the break",)))
    assert page.get_pieces(place) == ("the mayor said.", "after", "the break")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ("Мер: «Побачимо»".encode(), "a.txt"),
        ("Мер: «Побачимо»".encode("utf-8-sig"), "a.txt"),
        ("Мер: «Побачимо»".encode("utf-16"), "a.txt"),
        ("<meta charset=windows-1251><body>Мер: «Побачимо»".encode("cp1251"), "a"),
        ("<p>Мер: «Побачимо»</p>".encode(), "a.HTML"),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_has(tmp_path: Path, data: bytes, name: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert snapshots.read_text(tmp_path / name) == "Мер: «Побачимо»"


def test_an_unknown_encoding_is_taken_as_browsers_take_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"caf\xe9 \x93closed\x94\r\nand quiet")
    assert snapshots.read_text(tmp_path / "a.txt") == "café “closed”\nand quiet"


def test_snapshots_are_known_by_their_hash_whatever_their_name_in_any_folder(newsroom: Newsroom) -> None:
    newsroom.captures("gazette", "The ferry re-opens.", name="2022/03/whatever.bin")
    newsroom.captures("courier", "Another page.", snapshot={"sha256": hashlib.sha256(b"gone").hexdigest()})
    assert snapshots.read_texts(newsroom.writes(), newsroom.snapshots) == {"gazette": "The ferry re-opens."}


def test_capitals_in_a_hash_do_not_matter(newsroom: Newsroom) -> None:
    newsroom.captures("gazette", "Page.", snapshot={"sha256": hashlib.sha256(b"Page.").hexdigest().upper()})
    newsroom.quotes("gazette", "Page")
    newsroom.writes()
    assert newsroom.told()["sources"][0]["exact"] == 1
    assert newsroom.run("verify").exit_code == 0
