"""What changes the tables of who says what and of positions."""

import pytest

from tests.incremental.desk import Desk
from tests.incremental.test_what_a_change_redraws import POINTS, SHEET, changed_by

pytestmark = pytest.mark.slow

VIEWS = ("who-says-what", "positions")


def tables(desk: Desk) -> set[str]:
    """Return which of the tables of the sheet a build draws anew; it comes out as a build from nothing."""
    changed = changed_by(desk)
    assert not [path for path in changed for view in VIEWS if path == f"sheets/ferry/{view}/index.html"]
    return {view for view in VIEWS if f"{SHEET}/{view}/index.html" in changed}


@pytest.mark.parametrize(
    ("file", "before", "after", "views"),
    [
        (f"{POINTS}/council-answer.yml", "    extent: partial\n", "", {"who-says-what"}),
        (f"{POINTS}/council-answer.yml", "position: conditional", "position: accepts", {"positions"}),
        (f"{POINTS}/council-answer.yml", "position: conditional\n", "", {"positions"}),
        (f"{POINTS}/repair-plan.yml", "to: [westmark, weirford-council]", "to: [weirford-council]", {"positions"}),
        ("actors/mira-lund.yml", "Mayor of Weirford, of", "Mayor, of", {"positions"}),
        (f"{SHEET}/sheet.yml", "  - {source: wire, by: N. N., date: 2031-05-11}\n", "", {"who-says-what"}),
        ("actors/courier-outlet.yml", "owner: county-press", "description: A paper", {*VIEWS}),
    ],
)
def test_a_word_changes_the_table_that_shows_it(
    desk: Desk, file: str, before: str, after: str, views: set[str]
) -> None:
    desk.change(f"content/{file}", before, after)
    assert tables(desk) == views
