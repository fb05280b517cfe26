import json
from typing import Any

from tests.evidence.newsroom import Newsroom

PAGE = """Home Menu
Ferry to reopen
“We will see,” said Mr. Berg. The bridge stays closed. It is old.
Subscribe now!
The end came late."""


def covered(newsroom: Newsroom) -> dict[str, Any]:
    newsroom.writes()
    result = newsroom.run("coverage", "--snapshots", str(newsroom.snapshots), "--format", "json")
    assert result.exit_code == 0
    (told,) = json.loads(result.stdout)
    assert isinstance(told, dict)
    return told


def test_a_quotation_uses_the_sentence_that_it_stands_in(newsroom: Newsroom) -> None:
    newsroom.captures("gazette", PAGE)
    newsroom.quotes("gazette", "stays closed")
    told = covered(newsroom)
    assert [passage["sentences"] for passage in told["unused"]] == ["1-3", "5-7"]
    assert (told["sentences"], told["words"], told["recorded"]) == (7, 24, 100 * 4 // 24)
    assert told["unused"][0]["texts"][2] == {"number": 3, "text": "“We will see,” said Mr. Berg."}
    assert told["unused"][0]["share"] == round(100 * 11 / 24, 1)


def test_a_locator_uses_the_sentences_that_it_names(newsroom: Newsroom) -> None:
    newsroom.captures("gazette", PAGE)
    newsroom.quotes("gazette", "stays closed", locator={"sentences": ["2", "5-999999999"]})
    assert [passage["sentences"] for passage in covered(newsroom)["unused"]] == ["1", "3"]


def test_what_is_no_content_is_left_out_of_the_shares(newsroom: Newsroom) -> None:
    furniture = [{"sentences": ["1", "6"], "reason": "navigation"}]
    newsroom.captures("gazette", PAGE, not_content=furniture)
    newsroom.quotes("gazette", "stays closed", locator={"sentences": ["2-3", "5", "7"]})
    told = covered(newsroom)
    assert (told["recorded"], told["unused"], told["content"], told["words"]) == (100, [], 5, 20)


def test_a_quotation_that_differs_uses_nothing(newsroom: Newsroom) -> None:
    newsroom.captures("gazette", PAGE)
    newsroom.quotes("gazette", "The bridge remains closed")
    assert covered(newsroom)["recorded"] == 0


def test_the_share_goes_into_the_ledger_and_the_text_does_not(newsroom: Newsroom) -> None:
    newsroom.captures("gazette", PAGE)
    newsroom.quotes("gazette", "stays closed")
    newsroom.writes()
    newsroom.verify()
    told = newsroom.ledger("gazette").read_text(encoding="utf-8")
    assert json.loads(told)["recorded"] == 16
    assert "bridge" not in told


def test_passages_are_printed_with_the_numbers_of_their_sentences(newsroom: Newsroom) -> None:
    newsroom.captures("gazette", PAGE)
    newsroom.captures("courier", "Gone.")
    newsroom.quotes("gazette", ["Home", "late"])
    newsroom.writes()
    (newsroom.snapshots / "courier.txt").unlink()
    lines = newsroom.run("coverage", "--snapshots", str(newsroom.snapshots)).stdout.splitlines()
    assert lines[:4] == [
        "courier: no snapshot available",
        "gazette: 25 % recorded (2 of 7 sentences); quotations have 2 of its 24 words (8.3 %)",
        "  2-6 (75.0 %)",
        "    2  Ferry to reopen",
    ]
