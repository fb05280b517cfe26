import json
import os
import re

import pytest

from tests.evidence.newsroom import Newsroom

PAGE = """Ferry to reopen

“We will see,” said Mr Berg. The bridge stays closed for up to 400 days, the office said.
Later he said it again: “We will see.”
"""


@pytest.fixture
def verified(newsroom: Newsroom) -> Newsroom:
    """Two sources with a quotation each, verified."""
    newsroom.captures("gazette", PAGE)
    newsroom.captures("courier", "<p>Мер сказав: «Побачимо».</p>", name="courier.html", language="uk")
    newsroom.quotes("gazette", "stays closed for up to 400 days")
    newsroom.quotes("courier", "Побачимо")
    newsroom.writes()
    assert newsroom.verify().exit_code == 0
    return newsroom


def problems(newsroom: Newsroom) -> list[tuple[str, str]]:
    return [(problem["code"], problem["message"]) for problem in newsroom.told("--check")["problems"]]


def test_every_quotation_that_stands_goes_into_the_ledger(verified: Newsroom) -> None:
    told = json.loads(verified.ledger("courier").read_text(encoding="utf-8"))
    assert list(told["quotes"].values()) == [{"verdict": "exact", "exact": ["Побачимо"]}]
    assert told["recorded"] == 100
    assert told["snapshot"] == verified.sources["courier"]["snapshot"]["sha256"]


def test_the_ledger_is_the_same_to_the_byte_and_untouched_when_nothing_changed(verified: Newsroom) -> None:
    files = [verified.ledger(source) for source in ("gazette", "courier")]
    before = [(file.read_bytes(), file.stat().st_mtime_ns) for file in files]
    assert "written" not in verified.verify().stderr
    assert [(file.read_bytes(), file.stat().st_mtime_ns) for file in files] == before
    assert before[0][0].endswith(b"}\n")
    files[0].unlink()
    verified.verify()
    assert files[0].read_bytes() == before[0][0]


def test_words_that_were_changed_are_told_with_the_difference_at_their_place(newsroom: Newsroom) -> None:
    newsroom.captures("gazette", PAGE)
    newsroom.quotes("gazette", "The bridge remains closed for up to 400 days")
    newsroom.writes()
    result = newsroom.verify()
    assert result.exit_code == 1
    place = r"  content/sheets/talks/points/point\.yml:\d+:\d+\n"
    told = rf"^error\[F051\] the snapshot reads “The bridge stays closed.*\n{place}"
    assert re.search(told, result.stdout)
    assert "“stays” became “remains”" in result.stdout
    assert "1 do not" in result.stdout
    line = int(re.findall(r"point\.yml:(\d+)", result.stdout)[0])
    assert newsroom.point.read_text(encoding="utf-8").splitlines()[line - 1].endswith("up to 400 days")
    (entry,) = json.loads(newsroom.ledger("gazette").read_text(encoding="utf-8"))["quotes"].values()
    assert entry == {"verdict": "changed"}


def test_words_that_are_not_there_are_told_with_the_nearest_passage(newsroom: Newsroom) -> None:
    newsroom.captures("gazette", PAGE)
    newsroom.quotes("gazette", "Council votes against the bridge toll")
    newsroom.writes()
    ((code, message),) = problems(newsroom)
    assert code == "F052"
    assert message.startswith("not in the snapshot; the closest passage is “")


def test_parts_in_another_order_are_told(newsroom: Newsroom) -> None:
    newsroom.captures("gazette", PAGE)
    newsroom.quotes("gazette", ["the office said", "said Mr Berg"])
    newsroom.writes()
    expected = "the parts of the quotation are in the snapshot, but not in this order"
    assert problems(newsroom) == [("F051", expected)]


def test_words_in_several_places_stand_and_an_affix_is_proposed(newsroom: Newsroom) -> None:
    newsroom.captures("gazette", PAGE)
    newsroom.quotes("gazette", "We will see")
    newsroom.writes()
    told = newsroom.told()
    assert (told["sources"][0]["several"], [problem["fix"] for problem in told["problems"]]) == (1, ["suffix: ,” said"])
    assert newsroom.verify("--check").exit_code == 0


def test_an_affix_that_an_editor_wrote_is_compared_too(newsroom: Newsroom) -> None:
    newsroom.captures("gazette", PAGE)
    newsroom.quotes("gazette", {"exact": "We will see", "prefix": "again: “"})
    newsroom.quotes("gazette", {"exact": "We will see", "prefix": "he says it again: “"})
    newsroom.writes()
    assert [code for code, _ in problems(newsroom)] == ["F051"]


def test_other_signs_are_no_difference_and_are_told(newsroom: Newsroom) -> None:
    newsroom.captures("gazette", PAGE)
    newsroom.quotes("gazette", '"WE will see," said')
    newsroom.writes()
    (problem,) = newsroom.told()["problems"]
    assert (problem["code"], problem["level"], problem["fix"]) == ("F053", "hint", "quote: '“We will see,” said'")
    assert newsroom.verify().exit_code == 0


def test_a_copy_is_compared_with_the_words_that_it_alters(newsroom: Newsroom) -> None:
    newsroom.captures("gazette", PAGE)
    newsroom.captures("mirror", PAGE.replace("stays closed", "is closed"))
    newsroom.quotes("gazette", "The bridge stays closed")
    newsroom.quotes("mirror", "The bridge is closed", alters="row-0")
    newsroom.quotes("mirror", "The bridge", alters="row-0")
    newsroom.quotes("gazette", "said Mr Berg")
    newsroom.quotes("mirror", "said Mr Berg", alters="row-3")
    newsroom.writes()
    told = newsroom.told()
    altered = {source["source"]: source["altered"] for source in told["sources"]}["mirror"]
    assert [one["changes"] for one in altered] == [[["stays", "is"]], [["stays closed", ""]], []]
    assert [problem["code"] for problem in told["problems"]] == ["F053"]


def test_a_missing_snapshot_is_told_and_is_no_error(newsroom: Newsroom) -> None:
    newsroom.captures("gazette", PAGE)
    newsroom.quotes("gazette", "said Mr Berg")
    newsroom.sources["leaflet"] = {"url": "https://leaflet.example/"}
    newsroom.quotes("leaflet", "Use the ferry")
    newsroom.writes()
    (newsroom.snapshots / "gazette.txt").unlink()
    result = newsroom.verify()
    assert result.exit_code == 0
    assert "gazette: 1 not verified · no snapshot available" in result.stdout
    assert "leaflet: 1 not verified · the source has no snapshot" in result.stdout
    assert "2 are not verified" in result.stdout
    assert not newsroom.ledger("gazette").exists()


def test_what_was_verified_is_kept_where_the_snapshot_is_not_at_hand(verified: Newsroom) -> None:
    before = verified.ledger("gazette").read_bytes()
    (verified.snapshots / "gazette.txt").unlink()
    assert verified.verify().exit_code == 0
    assert verified.ledger("gazette").read_bytes() == before


def test_a_changed_quotation_is_unverified_until_the_command_runs_again(verified: Newsroom) -> None:
    verified.reports[0]["quote"] = "stays closed"
    corpus = verified.writes()
    (point,) = corpus.list_points_by_source("gazette")
    (report,) = [report for report in point.reports if report.source == "gazette"]
    assert report.quote
    assert corpus.find_verification("gazette", report.quote) is None
    assert "F050" in verified.run("check").stdout
    assert verified.run("verify").exit_code == 1
    assert verified.verify("--check").exit_code == 1
    assert verified.verify().exit_code == 0
    assert "F050" not in verified.run("check").stdout
    assert verified.run("verify").exit_code == 0


def test_another_snapshot_makes_all_its_quotations_unverified(verified: Newsroom) -> None:
    verified.captures("gazette", PAGE + "More.")
    verified.writes()
    assert "F050" in verified.run("check").stdout
    assert verified.verify("--check").exit_code == 1
    assert verified.verify().exit_code == 0


def test_check_writes_nothing(verified: Newsroom) -> None:
    verified.ledger("gazette").unlink()
    result = verified.verify("--check")
    assert (result.exit_code, verified.ledger("gazette").exists()) == (1, False)
    assert "outdated: content/.ledger/gazette.json" in result.stderr


def test_without_snapshots_the_ledger_alone_is_compared_and_that_is_said(verified: Newsroom) -> None:
    result = verified.run("verify")
    assert result.exit_code == 0
    assert result.stderr == "No snapshots: comparing only the ledger with the content.\n"
    assert json.loads(verified.run("verify", "--format", "json").stdout)["compared"] == "ledger"


def test_without_snapshots_a_quotation_that_the_ledger_found_changed_is_an_error(newsroom: Newsroom) -> None:
    newsroom.captures("gazette", PAGE)
    newsroom.quotes("gazette", "The bridge remains closed for up to 400 days")
    newsroom.writes()
    newsroom.verify()
    result = newsroom.run("verify")
    assert result.exit_code == 1
    assert "F051" in result.stdout


def test_the_ledger_of_a_source_that_is_gone_goes(verified: Newsroom) -> None:
    stray = verified.ledger("nobody")
    stray.write_bytes(verified.ledger("gazette").read_bytes())
    assert verified.run("verify").exit_code == 1
    verified.verify()
    assert not stray.exists()


@pytest.mark.parametrize(
    "broken", ["", "[]", "<<<<<<< ours", '{"snapshot": "x", "quotes": {"a": {"verdict": "fine"}}}']
)
def test_a_ledger_that_cannot_be_read_is_told_and_written_anew(verified: Newsroom, broken: str) -> None:
    whole = verified.ledger("gazette").read_bytes()
    verified.ledger("gazette").write_text(broken, encoding="utf-8")
    assert "F024" in verified.run("check").stdout
    assert verified.verify().exit_code == 0
    assert verified.ledger("gazette").read_bytes() == whole


def test_nothing_is_compared_where_the_content_has_errors(verified: Newsroom) -> None:
    verified.point.write_text("title: Broken\n", encoding="utf-8")
    result = verified.verify()
    assert result.exit_code == 1
    assert "the content has errors; nothing was compared" in result.stderr


def test_help_shows_an_example(newsroom: Newsroom) -> None:
    newsroom.writes()
    assert "factsheet verify --snapshots" in newsroom.run("verify", "--help").stdout


def test_a_pipe_or_a_device_among_the_snapshots_is_passed_over(verified: Newsroom) -> None:
    os.mkfifo(verified.snapshots / "pipe.html")
    (verified.snapshots / "endless.html").symlink_to("/dev/zero")
    (verified.snapshots / "round").symlink_to(".")
    assert verified.verify("--check").exit_code == 0


def test_a_ledger_is_not_written_through_a_link_to_another(verified: Newsroom) -> None:
    ours, other = verified.ledger("gazette"), verified.ledger("courier")
    ours.unlink()
    ours.symlink_to(other.name)
    before = other.read_bytes()
    told = verified.verify()
    assert told.exit_code == 1
    assert "gazette.json: this is a link, and nothing is written through it" in told.stderr
    assert (other.read_bytes(), ours.is_symlink()) == (before, True)
