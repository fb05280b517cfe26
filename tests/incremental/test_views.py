"""What changes the pages that look across points, and what leaves them alone."""

from collections import Counter
from typing import Any

import pytest
from factsheet.analysis import analysis
from factsheet.analysis.analysis import Finding, Findings
from factsheet.content.corpus import Corpus
from factsheet.model.point import Point

from tests.incremental.desk import Desk
from tests.incremental.test_what_a_change_redraws import POINTS, SHEET, changed_by
from tests.site.builds import files

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("name", "before", "after", "views"),
    [
        ("closing-pledge.yml", "reason: The Morning Dial puts", "reason: The Dial puts", {"differences"}),
        ("closing-pledge.yml", "was: closed to all", "was: closed", {"corrections"}),
        ("closing-pledge.yml", "Council briefing", "A briefing of the council", {"quotations"}),
        ("taken-back.yml", "status: withdrawn", "status: stands", {"corrections"}),
        ("votes/celebration.yml", "title: ", "title: All ", {"one-source"}),
    ],
)
def test_a_word_of_a_point_changes_the_views_that_show_it(
    desk: Desk, name: str, before: str, after: str, views: set[str]
) -> None:
    desk.change(f"content/{POINTS}/{name}", before, after)
    changed = changed_by(desk)
    ours = ("differences", "quotations", "one-source", "corrections")
    assert {view for view in ours if f"{SHEET}/{view}/index.html" in changed} == views
    assert ("corrections/index.html" in changed) == ("corrections" in views)
    assert not [path for path in changed if path.startswith(tuple(f"sheets/ferry/{view}/" for view in ours))]


def test_two_outlets_that_no_owner_joins_any_more_are_no_longer_one_source(desk: Desk) -> None:
    page = f"{SHEET}/one-source/index.html"
    assert 'id="only-courier.dial"' in desk.read(f"site/{page}")
    desk.change("content/actors/courier-outlet.yml", "owner: county-press", "url: https://courier.example.org/")
    assert page in changed_by(desk)
    assert 'id="only-courier.dial"' not in desk.read(f"site/{page}")


def test_lists_are_put_together_from_what_is_known_of_their_points(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """All but the home page, which has a row of the comparison table of one point."""
    before = files(desk.site)
    for page in desk.site.rglob("*/*.html"):
        if "points" not in page.parts:
            page.unlink()

    def refuse(_findings: Findings, point: Point) -> Finding:
        raise AssertionError(point.key)

    monkeypatch.setattr(Findings, "analyze_point", refuse)
    assert desk.build().code == 0
    assert files(desk.site) == before


@pytest.mark.parametrize(
    "name",
    ["analyze_independence", "list_disagreements", "make_report_table", "mark_differences", "list_latest_rows"],
)
def test_what_page_card_document_and_lists_show_of_a_point_is_made_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    make, made = getattr(analysis, name), Counter[str]()

    def count(corpus: Corpus, point: Point, *rest: Any) -> Any:
        made[point.key] += 1
        return make(corpus, point, *rest)

    monkeypatch.setattr(analysis, name, count)
    done, _site = desk.cold()
    assert (done.code, set(made.values())) == (0, {1})
    assert len(made) > 20
