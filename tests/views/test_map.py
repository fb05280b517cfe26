"""The map of a sheet: every place that a point names is listed, and drawn where its coordinates are known."""

from collections.abc import Callable

from factsheet.site.pages.kinds import place, sheet_map
from factsheet.site.pages.kinds.place import PlaceView
from factsheet.site.pages.kinds.sheet_map import MapView
from factsheet.site.pages.parts import pagination
from factsheet.web.outputs import Page
from msgspec.structs import replace

from tests.model.content import SETTINGS, Content

Write = Callable[[str], Content]
PLACES = """
places:
  vale: {name: Vale, kind: country}
  hill: {name: Hill, in: vale}
  weirford: {name: Weirford, coordinates: [50.45, 30.52], in: hill}
  quay: {name: Quay, coordinates: [-18.14, 178.44]}
  unnamed: {coordinates: [1, 1]}
points:
  one: {places: [weirford, hill]}
  two: {places: [weirford]}
  three: {places: [quay], compare: [{id: a, type: place}], reports: [{source: s, says: {a: weirford}}]}
"""


def first(content: Content) -> Page:
    return next(iter(sheet_map.make_pages(content.findings, SETTINGS)))


def shown(content: Content) -> MapView:
    view = first(content).view()
    assert isinstance(view, MapView)
    return view


def test_each_place_is_listed_under_what_it_lies_in_with_the_points_that_name_it(content: Write) -> None:
    told = {
        group.title: [(item.name.text, item.count, "".join(span.text for span in item.within)) for item in group.places]
        for group in shown(content(PLACES)).groups
    }
    assert told == {
        "Quay": [("Quay", "1 point", "")],
        "Vale": [("Hill", "1 point", ""), ("Weirford", "3 points", "Hill")],
    }


def test_the_points_of_a_place_are_named(content: Write) -> None:
    (_quay, vale) = shown(content(PLACES)).groups
    assert [span.text for span in vale.places[1].points] == ["One", "Three", "Two"]


def test_what_has_no_coordinates_is_listed_and_not_drawn(content: Write) -> None:
    view = shown(content(PLACES))
    assert [dot.name for dot in view.map.dots] if view.map else [] == ["Weirford", "Quay"]
    notes = {item.name.text: bool(item.note) for group in view.groups for item in group.places}
    assert notes == {"Weirford": False, "Quay": False, "Hill": True}


def test_a_map_has_the_note_of_its_site_and_no_other(content: Write) -> None:
    found = content(PLACES)
    assert shown(found).note == ""
    noted = replace(SETTINGS, map_note="As the town council lists them.")
    assert next(iter(sheet_map.make_pages(found.findings, noted))).view().note == "As the town council lists them."


def test_a_sheet_without_places_has_an_empty_map(content: Write) -> None:
    view = shown(content("points: {one: }"))
    assert (view.map, view.groups) == (None, ())
    assert shown(content("places: {vale: }\npoints: {one: {places: [vale]}}")).map is None


def test_a_map_of_one_place_says_how_it_is_drawn(content: Write) -> None:
    only = shown(content("places: {vale: {coordinates: [10, 10]}}\npoints: {one: {places: [vale]}}")).map
    assert only is not None
    assert only.scale is not None
    assert "10° N, 10° E" in only.caption


def test_a_page_of_a_place_has_a_map_where_its_coordinates_are_known(content: Write) -> None:
    pages = {page.title: page.view() for page in place.make_pages(content(PLACES).findings, SETTINGS)}
    drawn = {title: view.map is not None for title, view in pages.items() if isinstance(view, PlaceView)}
    assert drawn == {"Hill": False, "Quay": True, "Unnamed": True, "Vale": False, "Weirford": True}


def test_the_stamp_tells_what_the_map_shows_and_nothing_else(content: Write) -> None:
    before = first(content(PLACES)).digest()
    assert first(content(PLACES.replace("two: {", "two: {statement: Anew., "))).digest() == before
    for change in (
        ("two: {places: [weirford]}", "two: {places: [quay]}"),
        ("50.45", "50.46"),
        ("name: Hill", "name: Height"),
    ):
        assert first(content(PLACES.replace(*change))).digest() != before
    assert first(content(PLACES.replace("two: {", "two: {title: Anew, "))).digest() != before


def test_many_places_go_on_on_further_pages_and_none_is_lost(content: Write) -> None:
    names = [f"place-{number}" for number in range(pagination.MOST + 30)]
    places = "\n".join(
        f"  {name}: {{coordinates: [{number % 80}, {number - 100}]}}" for number, name in enumerate(names)
    )
    points = "\n".join(f"  point-{name}: {{places: [{name}]}}" for name in names)
    found = [
        view
        for page in sheet_map.make_pages(content(f"places:\n{places}\npoints:\n{points}").findings, SETTINGS)
        if isinstance(view := page.view(), MapView)
    ]
    listed = [item.name.text for view in found for group in view.groups for item in group.places]
    assert sorted(listed) == sorted(name.replace("-", " ").title() for name in names)
    assert [view.map is not None for view in found] == [True, False]
