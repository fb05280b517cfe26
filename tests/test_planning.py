"""Finding what stands at a path without planning the whole site."""

from functools import cache
from typing import NoReturn

import pytest
from factsheet.analysis.analysis import Findings
from factsheet.build.cache import Cache
from factsheet.build.pipeline import Site, prepare
from factsheet.build.server import page_lookup
from factsheet.build.server.page_lookup import LISTS, Plan
from factsheet.site.pages.kinds import a_to_z
from factsheet.web.outputs import Page
from factsheet.web.settings import Settings
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.site.builds import SMALL

POINT = "sheets/bridge-repair/points/closing-pledge/"


@cache
def site() -> Site:
    told = Settings("Bridges", "", "https://example.org/", "en", None, "", directory_urls=True, history=False)
    return prepare(SMALL.parent / "content", told, Cache())


@cache
def everything() -> dict[str, object]:
    return {output.address.path: what(output) for output in site().outputs()}


def what(output: object) -> object:
    """Return what can be compared of a page or file: what makes it is another function each time."""
    return (output.title, output.template, output.point) if isinstance(output, Page) else type(output)


def test_no_two_pages_or_files_stand_at_one_path() -> None:
    assert len(everything()) == len(list(site().outputs()))


@settings(max_examples=25)
@given(st.data())
def test_what_is_found_is_what_the_site_has_there_whatever_was_asked_for_before(data: st.DataObject) -> None:
    asked = st.lists(st.sampled_from([*everything(), "", "nowhere/", f"{POINT}nothing.json", "sheets/", "a/b/c/d/e"]))
    before = Plan(site())
    for path in data.draw(asked):
        before.at(path)
    plan = Plan(site(), before)
    for path in data.draw(asked):
        found = plan.at(path)
        assert (found and what(found)) == everything().get(path), path


def test_the_page_of_a_point_is_found_without_planning_a_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_lookup, "LISTS", [never] * len(LISTS))
    found = Plan(site()).at(POINT)
    assert isinstance(found, Page)
    assert found.point == "bridge-repair/closing-pledge"


def test_a_list_that_was_found_before_is_found_without_planning_another(monkeypatch: pytest.MonkeyPatch) -> None:
    before = Plan(site())
    assert before.at("a-z/") is not None
    monkeypatch.setattr(page_lookup, "LISTS", [kind if kind is a_to_z.pages else never for kind in LISTS])
    assert Plan(site(), before).at("a-z/") is not None


def never(findings: Findings, settings: Settings) -> NoReturn:
    raise AssertionError("this list need not be planned")
