"""One change, and by path the pages that change with it; all others stay the very files that they were.

What is no page (data, feeds, the card that others embed) has tests of its own.
"""

import os
from collections.abc import Iterable

import pytest
from factsheet.content.verification_ledger import Ledger, LedgerEntry, encode_ledger, make_key

from tests.incremental.desk import SNAPSHOT, Desk, redrawn

pytestmark = pytest.mark.slow

SHEET = "sheets/bridge-repair"
POINTS = f"{SHEET}/points"
DZVIN_QUOTES = "«Міст закриють для автомобілів на шість місяців»"


def touched_by(desk: Desk) -> set[str]:
    """Build, and return what was written anew; the outcome is that of a cold build."""
    before = desk.left()
    assert desk.is_as_a_cold_build().code == 0
    return redrawn(before, desk.left())


def changed_by(desk: Desk) -> set[str]:
    """Build, and return the pages that were written anew."""
    return pages_in(touched_by(desk))


def views(*names: str) -> tuple[str, ...]:
    """Return views across the points of the sheet."""
    return tuple(f"{SHEET}/{name}" for name in names)


def files_of(*folders: str) -> set[str]:
    return {f"{folder}/index.html" for folder in folders}


def test_nothing_changed_and_no_file_is_touched(desk: Desk) -> None:
    assert touched_by(desk) == set()


def test_files_that_were_saved_as_they_are_touch_nothing(desk: Desk) -> None:
    for file in desk.folder.rglob("*"):
        if file.is_file() and desk.site not in file.parents:
            os.utime(file)
    assert touched_by(desk) == set()


def test_a_value_changes_the_page_that_shows_it(desk: Desk) -> None:
    desk.change(f"content/{POINTS}/traffic/walkers.yml", "value: hundreds", "value: dozens")
    assert changed_by(desk) == files_of(f"{POINTS}/walkers", *views("differences", "figures"))


def test_a_cell_of_a_series_changes_the_page_that_shows_it(desk: Desk) -> None:
    desk.change(f"content/{POINTS}/traffic/crossings.csv", "1,204", "1,205")
    assert changed_by(desk) == files_of(f"{POINTS}/crossings", *views("figures"))


def test_a_quotation_changes_its_point_and_its_source(desk: Desk) -> None:
    desk.change(f"content/{POINTS}/votes/reopening.yml", "quote: open again on", "quote: open on")
    assert changed_by(desk) == files_of(f"{POINTS}/reopening", "sources/notice")


def test_a_title_changes_every_list_that_has_the_point_and_every_page_that_leads_to_it(desk: Desk) -> None:
    desk.change(f"content/{POINTS}/repair-plan.yml", "title: Three parties should", "title: Who should")
    assert changed_by(desk) == files_of(
        f"{POINTS}/repair-plan",
        *(f"{POINTS}/{answer}" for answer in ("council-answer", "mayor-silent")),
        *(SHEET, "a-z", *views("timeline", "differences", "positions", "quotations", "who-says-what")),
        *(f"actors/{actor}" for actor in ("bridge-office", "westmark", "weirford-council")),
        *(f"actors/{member}" for member in ("canal-boat-owners", "tomas-oren")),
        *(f"sources/{source}" for source in ("gazette", "mirror", "notice", "plan", "wire")),
    )


def test_a_title_reaches_the_related_points_of_another_sheet_and_the_places(desk: Desk) -> None:
    desk.change(f"content/{POINTS}/closing-pledge.yml", "title: The bridge closes", "title: It closes")
    changed = changed_by(desk)
    assert {path for path in changed if path.startswith("sheets/")} == files_of(
        *(f"{POINTS}/closing-pledge", SHEET, "sheets/ferry/points/ferry-runs"),
        *views("timeline", "differences", "quotations", "who-says-what", "map", "corrections"),
    )
    assert {path for path in changed if path.startswith("places/")} == files_of("places/old-bridge", "places/weirford")
    assert "index.html" in changed


def test_an_outcome_changes_the_page_of_what_was_expected(desk: Desk) -> None:
    desk.change(f"content/{POINTS}/votes/closed-longer.yml", "title: The bridge stays", "title: It stays")
    desk.change(f"content/{POINTS}/traffic/new-estimate.yml", "title: New estimate", "title: Second estimate")
    changed = {path for path in changed_by(desk) if "/points/" in path}
    # The page of a replaced point leads to what takes its place without naming it.
    assert changed == files_of(f"{POINTS}/closed-longer", f"{POINTS}/reopening", f"{POINTS}/new-estimate")


def test_a_title_reaches_the_other_sheet_that_names_the_point(desk: Desk) -> None:
    """On its timeline, as what came of something, and among its differences."""
    desk.change(f"content/{POINTS}/votes/reopening.yml", "point: closed-longer", "point: ferry/first-trip")
    desk.change(f"content/{SHEET}/sheet.yml", "points: [closing-pledge]", "points: [closing-pledge, ferry/free-ferry]")
    assert changed_by(desk)
    desk.change("content/sheets/ferry/points/first-trip.yml", "title: A first trip", "title: The first trip")
    changed = changed_by(desk)
    assert f"{SHEET}/timeline/index.html" in changed
    assert f"{SHEET}/index.html" not in changed
    desk.change("content/sheets/ferry/points/free-ferry.yml", "title: A free ferry", "title: The free ferry")
    changed = changed_by(desk)
    assert f"{SHEET}/index.html" in changed
    assert f"{SHEET}/timeline/index.html" not in changed


def test_a_name_that_stands_in_the_prose_of_one_other_point_changes_its_page(desk: Desk) -> None:
    """Of the points only that one is drawn, and the one that names the place anyway."""
    before = drawn(desk)
    desk.change("content/places/east-quay.yml", "kind: quay", "kind: quay\naliases: [at the briefing]")
    assert changed_by(desk) == files_of("places/east-quay", "a-z", f"{POINTS}/no-toll")
    keys = drawn(desk)
    assert {path for path in pages_in(keys) if "/points/" in path and keys[path] != before[path]} == files_of(
        f"{POINTS}/no-toll", f"{POINTS}/vote"
    )
    desk.change("content/places/east-quay.yml", "aliases: [at the briefing]", "aliases: [at the meeting]")
    assert changed_by(desk) == files_of("places/east-quay", "a-z", f"{POINTS}/no-toll")


def pages_in(paths: Iterable[str]) -> set[str]:
    """Return those of readers: a card looks otherwise and stands elsewhere."""
    return {path for path in paths if path.endswith(".html") and not path.endswith("/card/index.html")}


def drawn(desk: Desk) -> dict[str, bytes]:
    """Return for what each page was last drawn, whatever came out."""
    return {path: page.key for path, page in desk.remembered().pages.items()}


@pytest.mark.parametrize(
    ("other", "shown"),
    [
        ("content/sources/dial.yml", "sources/dial"),
        ("content/actors/bridge-office.yml", "actors/bridge-office"),
        ("content/sheets/bridge-repair/sheet.yml", SHEET),
    ],
)
def test_a_name_that_stands_in_other_prose_changes_its_page(desk: Desk, other: str, shown: str) -> None:
    word = {"sources": "order of sentences", "actors": "looks after", "sheets": "outlet to outlet"}[other.split("/")[1]]
    assert word in desk.read(other)
    desk.change("content/places/east-quay.yml", "kind: quay", f"kind: quay\naliases: [{word}]")
    changed = changed_by(desk)
    assert files_of("places/east-quay", shown) <= changed
    assert not [path for path in changed if "/points/" in path]


def test_the_title_of_a_source_changes_the_lists_that_have_it(desk: Desk) -> None:
    desk.change("content/sources/film.yml", "title: Film of", "title: A film of")
    told = files_of("sources/film", "sources", "a-z", SHEET, *views("timeline", "who-says-what"))
    assert changed_by(desk) == told | files_of(f"{POINTS}/vote")


def test_the_owner_of_two_outlets_changes_what_is_counted_of_both(desk: Desk) -> None:
    desk.change("content/actors/courier-outlet.yml", "owner: county-press", "url: https://courier.example.org/")
    changed = changed_by(desk)
    assert files_of("actors/courier-outlet", "actors/county-press", f"{POINTS}/pupils") <= changed
    assert f"{POINTS}/reopening/index.html" not in changed


def test_who_owns_the_owner_of_an_outlet_changes_what_is_counted(desk: Desk) -> None:
    desk.write("content/actors/valley-media.yml", "name: Valley Media\nkind: organisation\n")
    desk.change("content/actors/courier-outlet.yml", "owner: county-press", "owner: valley-media")
    assert changed_by(desk)
    desk.change("content/actors/valley-media.yml", "kind: organisation", "kind: organisation\nowner: county-press")
    changed = changed_by(desk)
    assert files_of("actors/valley-media", "actors/county-press", f"{POINTS}/pupils") <= changed
    assert f"{POINTS}/reopening/index.html" not in changed


def test_a_place_that_lies_elsewhere_changes_the_places_around_it(desk: Desk) -> None:
    desk.change("content/places/ferry-landing.yml", "in: weirford", "in: lower-vale")
    places = files_of("places", "places/ferry-landing", "places/lower-vale", "places/weirford")
    assert changed_by(desk) == places | files_of("sheets/ferry/map")


def test_who_was_read_in_full_changes_who_is_silent_on_the_points_of_the_sheet(desk: Desk) -> None:
    added = "  - {source: courier, by: N. N., date: 2031-05-12}\n"
    desk.change("content/sheets/ferry/sheet.yml", added, f"{added}{added.replace('courier', 'film')}")
    changed = changed_by(desk)
    assert files_of("sheets/ferry/points/owners-refuse", "sheets/ferry", "sources/film") <= changed
    assert not [path for path in changed if path.startswith("sheets/bridge-repair")]


def test_a_ledger_changes_the_points_that_quote_the_source_and_the_example_on_the_home_page(desk: Desk) -> None:
    """The home page takes one row apart, with what is known of its quotation."""
    entry = LedgerEntry("several", ("закриють для автомобілів",), "Міст")
    ledger = Ledger(SNAPSHOT, {make_key(SNAPSHOT, (DZVIN_QUOTES,), None, None): entry}, recorded=12)
    desk.write("content/.ledger/dzvin.json", encode_ledger(ledger).decode())
    assert changed_by(desk) == files_of(f"{POINTS}/closing-pledge", "sources/dzvin") | {"index.html"}


def test_a_page_of_prose_changes_itself_alone(desk: Desk) -> None:
    desk.change("content/pages/about.md", "# About these facts", "# About them")
    assert changed_by(desk) == files_of("about")


def test_a_new_page_of_prose_changes_the_map_of_the_site(desk: Desk) -> None:
    desk.write("content/pages/method.md", "# How it is made\n")
    assert touched_by(desk) == files_of("method") | {"sitemap.xml"}


def test_a_template_changes_the_pages_that_come_out_otherwise(desk: Desk) -> None:
    desk.write("templates/pages/place.html", f"{desk.read('templates/pages/place.html')}{{# nothing more #}}")
    assert changed_by(desk) == set()
    desk.change("templates/pieces/row.html", '<ol class="fs-chain">', '<ol class="fs-chain" id="x">')
    changed = changed_by(desk)
    assert changed == {path for path, left in desk.left().items() if b'<ol class="fs-chain" id="x">' in left.content}
    assert f"{POINTS}/closing-pledge/index.html" in changed


def test_a_template_that_was_moved_away_draws_no_more(desk: Desk) -> None:
    """Its name is the same, and its place among all templates."""
    name, begin = "templates/pages/timeline.html", "{% block main %}"
    desk.change(name, begin, f"{begin}<p>more</p>")
    timelines = files_of(f"{SHEET}/timeline", "sheets/ferry/timeline")
    assert changed_by(desk) == timelines
    (desk.folder / "templates/pages/zoo").mkdir()
    (desk.folder / name).rename(desk.folder / "templates/pages/zoo/timeline.html")
    assert changed_by(desk) == timelines


def test_a_setting_that_every_page_shows_changes_every_page(desk: Desk) -> None:
    desk.change("site.yml", "site_name: Bridge facts", "site_name: Facts of the bridge")
    touched = touched_by(desk)
    assert {path for path in desk.left() if path.endswith(".html")} <= touched


def test_a_rule_of_style_gives_the_style_sheet_another_name_on_every_page(desk: Desk) -> None:
    style, before = desk.read("templates/assets/factsheet.css"), set(desk.left())
    desk.write("templates/assets/factsheet.css", f"{style}/* nothing more */\n")
    assert changed_by(desk) == set()
    desk.write("templates/assets/factsheet.css", f"{style}.fs-more {{ color: red }}\n")
    changed = changed_by(desk)
    assert changed == pages_in(desk.left())
    assert len(before - set(desk.left())) == len(set(desk.left()) - before) == 1


def test_what_was_changed_and_changed_back_is_as_it_was(desk: Desk) -> None:
    name, once = f"content/{POINTS}/stones.yml", {path: left.content for path, left in desk.left().items()}
    desk.change(name, "arches of stone.", "arches.")
    assert changed_by(desk) == files_of(f"{POINTS}/stones")
    desk.change(name, "arches.", "arches of stone.")
    assert changed_by(desk) == files_of(f"{POINTS}/stones")
    assert {path: left.content for path, left in desk.left().items()} == once


@pytest.mark.parametrize("content", [b"", b"by hand", None])
def test_a_file_changed_by_hand_in_the_site_is_made_anew(desk: Desk, content: bytes | None) -> None:
    file = desk.site / "places/weirford/index.html"
    if content is None:
        file.unlink()
    else:
        file.write_bytes(content)
    desk.write("content/.keep", "")
    (desk.site / "stray.html").write_text("by hand", encoding="utf-8")
    assert touched_by(desk) == {"places/weirford/index.html", "stray.html"}


def test_a_build_without_a_change_remembers_what_it_knew(desk: Desk) -> None:
    before, points = desk.remembered(), list((desk.folder / "content/sheets").rglob("points/**/*.yml"))
    assert len(before.briefs) == len(before.points) == len(points)
    desk.build()
    assert desk.remembered() == before


def test_a_warning_is_told_until_its_cause_is_mended(desk: Desk) -> None:
    """Also by builds that draw the page no more; the cause may lie in another file."""
    assert "WARNING" not in desk.build().said
    desk.change(f"content/{POINTS}/traffic/walkers.yml", "differences:\n  - {kind: number, reason: ", "summary: ")
    desk.change(f"content/{POINTS}/traffic/walkers.yml", "the other.}", "the other.")
    told = desk.is_as_a_cold_build().said
    assert "F046" in told
    assert desk.build().said == told
    desk.change("content/actors/mira-lund.yml", "aliases: [M. Lund]", "aliases: []")
    assert desk.build().said == told
    assert desk.build("--strict").code != 0
    desk.change(f"content/{POINTS}/traffic/walkers.yml", "type: quantity", "type: text")
    assert "F046" not in desk.is_as_a_cold_build().said
