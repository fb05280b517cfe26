"""The figures of a sheet: each stands once, under what it counts and where, others within it beneath it."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import cast

import pytest
from factsheet.site.pages.kinds import figures
from factsheet.site.pages.kinds.figures import FigureEntry, FiguresView
from factsheet.site.pages.parts import pagination

from tests.model.content import SETTINGS, Content, write

HEAD = "sources: {bbc: {publisher: bbc-news}}\nactors: {bbc-news: }\nplaces: {vale: , hill: }\npoints:\n"


def figure(id: str, measure: str, value: str, more: str = "") -> str:
    """Return a point with one figure."""
    aspect = f"{{id: a, type: quantity, measure: {measure}, population: unstated}}"
    says = f"says: {{a: {{value: {value}, as_of: not_given}}}}"
    return (
        f"  {id}: {{kind: figure, {more} compare: [{aspect}], reports: [{{source: bbc, {says if value else ''}}}]}}\n"
    )


PEOPLE = (
    HEAD
    + figure("displaced", "displaced", "more than 10 million")
    + figure("abroad", "refugees", "nearly four million", "subset_of: displaced,")
    + figure("children", "refugees", "dozens", "subset_of: abroad,")
    + figure("silent", "injured", "")
    + """
  hurt:
    compare:
      - {id: day, type: date}
      - {id: a, type: quantity, measure: injured, place: vale}
      - {id: b, type: quantity, measure: injured, place: hill}
    reports:
      - {source: bbc, says: {a: {value: 3, as_of: not_given}, b: {value: 5, as_of: not_given}}}
  said: {kind: statement, reports: [{source: bbc}]}
"""
)


def sheet(content: Content, number: int = 1) -> FiguresView:
    page = list(figures.make_pages(content.findings, SETTINGS))[number - 1]
    return cast(FiguresView, page.view())


def every(entries: Sequence[FigureEntry]) -> Iterator[FigureEntry]:
    for entry in entries:
        yield entry
        yield from every(entry.inside)


def shown(view: FiguresView) -> list[str]:
    return [entry.plot.id for group in view.groups for entry in every(group.entries)]


def pages(content: Content) -> int:
    return len(list(figures.make_pages(content.findings, SETTINGS)))


@pytest.fixture
def people(tmp_path: Path) -> Content:
    return write(tmp_path / "content", PEOPLE)


def test_figures_stand_under_what_they_count_and_where(people: Content) -> None:
    assert {group.title: shown_in(group.entries) for group in sheet(people).groups} == {
        "Displaced": ["fs-displaced-a", "fs-abroad-a", "fs-children-a"],
        "Injured · Hill": ["fs-hurt-b"],
        "Injured · Vale": ["fs-hurt-a"],
    }


def shown_in(entries: Sequence[FigureEntry]) -> list[str]:
    return [entry.plot.id for entry in every(entries)]


def test_what_is_counted_within_a_figure_stands_beneath_it_and_says_so(people: Content) -> None:
    (displaced,) = sheet(people).groups[0].entries
    (abroad,) = displaced.inside
    (children,) = abroad.inside
    assert displaced.within == ()
    assert [span.text for span in abroad.within] == ["Displaced"]
    assert [span.text for span in children.within] == ["Abroad"]


def test_figures_within_each_other_stand_on_one_scale(people: Content) -> None:
    (displaced,) = sheet(people).groups[0].entries
    assert displaced.plot.ticks == displaced.inside[0].plot.ticks != ()


def test_no_sum_and_no_number_that_nobody_states(people: Content) -> None:
    told = [
        "".join(span.text for span in row.sentence)
        for group in sheet(people).groups
        for entry in every(group.entries)
        for row in entry.plot.rows
    ]
    assert sorted(re.sub(r"^.*?: |; as-of date not given$", "", one) for one in told) == [
        *("3 injured", "5 injured", "dozens (refugees)", "more than 10 million displaced"),
        "nearly four million refugees",
    ]


def test_a_sheet_without_figures_has_the_page_all_the_same(tmp_path: Path) -> None:
    content = write(tmp_path / "content", "sources: {bbc: }\npoint: {reports: [{source: bbc}]}")
    assert pages(content) == 1
    assert sheet(content).groups == ()


def many(count: int) -> str:
    """Return figures of which three in four are counted within the one before."""
    each = (
        figure(f"p{number}", f"m{number % 4}", str(number + 1), f"subset_of: p{number - 1}," if number % 4 else "")
        for number in range(count)
    )
    return HEAD + "".join(each)


def test_on_several_pages_each_figure_stands_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pagination, "MOST", 3)
    content = write(tmp_path / "content", many(13))
    assert pages(content) == 5
    found = [id for number in range(1, 6) for id in shown(sheet(content, number))]
    assert sorted(found) == sorted(f"fs-p{number}-a" for number in range(13))
    second = sheet(content, 2).groups[0].entries[0]
    assert second.within, "what stands on another page than the figure around it still names it"


def test_more_rows_than_fit_are_counted_and_linked(tmp_path: Path) -> None:
    each = range(figures.MOST_ROWS + 3)
    sources = "".join(f"  s{number}: {{publisher: p{number}}}\n" for number in each)
    actors = "".join(f"  p{number}:\n" for number in each)
    reports = "".join(
        f"    - {{source: s{number}, says: {{a: {{value: {number}, as_of: not_given}}}}}}\n" for number in each
    )
    aspect = "{id: a, type: quantity, measure: seen, population: unstated}"
    point = f"point:\n  kind: figure\n  compare: [{aspect}]\n  reports:\n{reports}"
    content = write(tmp_path / "content", f"sources:\n{sources}actors:\n{actors}{point}")
    (entry,) = sheet(content).groups[0].entries
    assert len(entry.plot.rows) == figures.MOST_ROWS
    assert entry.more is not None
    assert entry.more.text == "3 more rows on its page"
