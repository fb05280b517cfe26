"""Finding what stands at a path without planning the whole site."""

from functools import cache
from typing import NoReturn

import pytest
from factsheet.analysis.analysis import Findings
from factsheet.build.cache import Cache
from factsheet.build.pipeline import Site, prepare
from factsheet.build.server import page_lookup
from factsheet.build.server.page_lookup import LISTS, SitePlan
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
    return {output.address.path: what(output) for output in site().make_outputs()}


def what(output: object) -> object:
    """Return what can be compared of a page or file: what makes it is another function each time."""
    return (output.title, output.template, output.point) if isinstance(output, Page) else type(output)


def test_no_two_pages_or_files_stand_at_one_path() -> None:
    assert len(everything()) == len(list(site().make_outputs()))


@settings(max_examples=25)
@given(st.data())
def test_what_is_found_is_what_the_site_has_there_whatever_was_asked_for_before(data: st.DataObject) -> None:
    asked = st.lists(st.sampled_from([*everything(), "", "nowhere/", f"{POINT}nothing.json", "sheets/", "a/b/c/d/e"]))
    before = SitePlan(site())
    for path in data.draw(asked):
        before.find_output(path)
    plan = SitePlan(site(), before)
    for path in data.draw(asked):
        found = plan.find_output(path)
        assert (found and what(found)) == everything().get(path), path


def test_the_page_of_a_point_is_found_without_planning_a_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_lookup, "LISTS", [never] * len(LISTS))
    found = SitePlan(site()).find_output(POINT)
    assert isinstance(found, Page)
    assert found.point == "bridge-repair/closing-pledge"


def test_a_list_that_was_found_before_is_found_without_planning_another(monkeypatch: pytest.MonkeyPatch) -> None:
    before = SitePlan(site())
    assert before.find_output("a-z/") is not None
    monkeypatch.setattr(page_lookup, "LISTS", [kind if kind is a_to_z.make_pages else never for kind in LISTS])
    assert SitePlan(site(), before).find_output("a-z/") is not None


def never(findings: Findings, settings: Settings) -> NoReturn:
    raise AssertionError("this list need not be planned")
