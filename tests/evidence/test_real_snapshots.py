"""The quotations of the real content on the real pages, where those are at hand; they are never published."""

import os
import re
from pathlib import Path

import pytest
from factsheet.content.load import load
from factsheet.evidence.source_evidence import Evidence, gather, ledger_files

ROOT = Path(__file__).parents[2]
FOLDER = Path(os.environ.get("FACTSHEET_SNAPSHOTS") or ROOT.parent / "shared" / "seeds")


@pytest.fixture(scope="module")
def evidence() -> tuple[Evidence, ...]:
    if not FOLDER.is_dir():
        pytest.skip(f"no snapshots at {FOLDER}: name their folder as FACTSHEET_SNAPSHOTS")
    return tuple(gather(load(ROOT / "content")[0], FOLDER))


def test_every_quotation_stands_in_its_page(evidence: tuple[Evidence, ...]) -> None:
    compared = [comparison for one in evidence for comparison in one.comparisons]
    assert len(compared) >= 300
    bad = [(found.quotation.point.key, found.quotation.quote.text) for found in compared if not found.entry.stands]
    assert bad == []


def test_every_source_with_a_snapshot_has_it_in_the_folder(evidence: tuple[Evidence, ...]) -> None:
    assert [one.source.id for one in evidence if one.state == "missing"] == []


def test_the_ledger_is_up_to_date(evidence: tuple[Evidence, ...]) -> None:
    assert ledger_files(ROOT / "content", evidence) == {}


def test_the_ledger_holds_no_more_of_an_article_than_its_quotations(evidence: tuple[Evidence, ...]) -> None:
    for one in evidence:
        quoted = {"".join(" ".join(quotation.quote.parts).split()).casefold() for quotation in one.quotations}
        for entry in one.ledger.quotes.values() if one.ledger else ():
            assert "".join(" ".join(entry.exact).split()).casefold() in quoted
            assert all(len(re.findall(r"\S*\w\S*", affix or "")) <= 5 for affix in (entry.prefix, entry.suffix))
