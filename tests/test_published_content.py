"""What holds of the content of this repository and of nothing else; other tests use content that they bring along.

What every site owes its readers is asked of it too, where tests are marked `published`.
"""

import os
import re
from collections import Counter
from pathlib import Path

import pytest
from factsheet.content.load import load_content
from factsheet.evidence.source_evidence import SourceEvidence, gather_evidence, list_stale_ledgers
from factsheet.yamlfile import parse

from tests.site.builds import ROOT, run

pytestmark = pytest.mark.published

KINDS = {"proposal", "reaction", "figure", "statement", "event", "background"}
SNAPSHOTS = Path(os.environ.get("FACTSHEET_SNAPSHOTS") or ROOT.parent / "shared" / "seeds")


def test_there_is_no_error_and_no_warning() -> None:
    done = run("factsheet", "check")
    assert done.returncode == 0
    assert "0 errors, 0 warnings" in done.stderr


def test_sixty_points_and_more_stand_in_all_six_kinds() -> None:
    kinds = Counter(point.kind for point in load_content(ROOT / "content")[0].points.values())
    assert set(kinds) == KINDS
    assert kinds.total() >= 60


def test_no_text_is_lost_when_it_is_read() -> None:
    texts = [(path, path.read_bytes()) for path in sorted((ROOT / "content").rglob("*.yml"))]
    assert texts
    assert [str(path) for path, data in texts if parse.parse_file("content/one.yml", data)[1]] == []


@pytest.fixture(scope="module")
def evidence() -> tuple[SourceEvidence, ...]:
    if not SNAPSHOTS.is_dir():
        pytest.skip(f"no snapshots at {SNAPSHOTS}: name their folder as FACTSHEET_SNAPSHOTS")
    return tuple(gather_evidence(load_content(ROOT / "content")[0], SNAPSHOTS))


def test_every_quotation_stands_in_its_page(evidence: tuple[SourceEvidence, ...]) -> None:
    compared = [comparison for one in evidence for comparison in one.comparisons]
    assert len(compared) >= 300
    bad = [
        (found.quotation.point.key, found.quotation.quote.text) for found in compared if not found.entry.is_confirmed
    ]
    assert bad == []


def test_every_source_with_a_snapshot_has_it_in_the_folder(evidence: tuple[SourceEvidence, ...]) -> None:
    assert [one.source.id for one in evidence if one.state == "missing"] == []


def test_the_ledger_is_up_to_date(evidence: tuple[SourceEvidence, ...]) -> None:
    assert list_stale_ledgers(ROOT / "content", evidence) == {}


def test_the_ledger_holds_no_more_of_an_article_than_its_quotations(evidence: tuple[SourceEvidence, ...]) -> None:
    for one in evidence:
        quoted = {"".join(" ".join(quotation.quote.parts).split()).casefold() for quotation in one.quotations}
        for entry in one.ledger.quotes.values() if one.ledger else ():
            assert "".join(" ".join(entry.exact).split()).casefold() in quoted
            assert all(len(re.findall(r"\S*\w\S*", affix or "")) <= 5 for affix in (entry.prefix, entry.suffix))
