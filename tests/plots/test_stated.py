"""What is stated, in sentences from which operator, claimant and as-of date cannot get lost, a row for each origin."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from factsheet.site.pages.parts.range_plot_view import RangePlot, make_range_plots
from factsheet.site.pages.parts.stated_figures import StatedFigure, list_stated_figures
from factsheet.site.pages.parts.time_plot_view import TimePlot, make_time_plots
from factsheet.text.rich_text import RichText

from tests.model.content import SHEET, Content, write

HEAD = "source,claimed_by,as_of,period,value,locator,quote\n"
FIGURE = """
sources:
  bbc: {publisher: bbc-news, kind: article}
  sky: {publisher: sky-news, kind: article}
  mirror: {edges: [{republishes: sky}]}
  agency-page: {publisher: agency, kind: article}
actors: {bbc-news: , sky-news: , agency: , mayor: {name: The mayor}, office: {name: The office}}
places: {old-town: }
point:
  kind: figure
  compare: [{id: killed, type: quantity, measure: killed, population: unstated, place: old-town, counting: cumulative}]
  reports: REPORTS
"""


def figure(folder: Path, *reports: str, series: str = "", compare: str = "") -> Content:
    text = FIGURE.replace("REPORTS", "".join(f"\n    - {report}" for report in reports) or "[]")
    if compare:
        text = text.replace("counting: cumulative}", f"counting: cumulative, {compare}}}")
    if series:
        file = folder / f"content/sheets/{SHEET}/points/point.csv"
        file.parent.mkdir(parents=True)
        file.write_text(HEAD + series, encoding="utf-8")
    return write(folder / "content", text)


def report(source: str, value: str, more: str = "", by: str = "mayor", **figure: str) -> str:
    told = "".join(f", {name}: {text}" for name, text in figure.items())
    as_of = "" if "as_of" in figure else ", as_of: not_given"
    chain = f"attribution: {{chain: [{by}]}}" if by else "attribution: {basis: unnamed_person}"
    says = f"says: {{killed: {{value: {value}{as_of}{told}}}}}"
    return f"{{id: {source}-{len(value)}, source: {source}, {chain}{more}, {says}}}"


def plain(words: RichText) -> str:
    return "".join(span.text for span in words)


def rows(content: Content) -> tuple[StatedFigure, ...]:
    point = content.point()
    return list_stated_figures(content.findings, point, point.compare[0])


def sentences(found: Iterable[StatedFigure]) -> list[str]:
    return [plain(one.sentence) for one in found]


def notes(one: StatedFigure) -> str:
    return " · ".join(map(plain, one.notes))


def ranges(content: Content) -> tuple[RangePlot, ...]:
    return make_range_plots(content.findings, content.point())


def over_time(content: Content) -> tuple[TimePlot, ...]:
    return make_time_plots(content.findings, content.point())


def test_a_sentence_tells_claimant_operator_measure_and_date(tmp_path: Path) -> None:
    (row,) = rows(figure(tmp_path, report("bbc", "between 350 and 400", provisional="yes")))
    assert plain(row.sentence) == "The mayor: between 350 and 400 killed, provisional; as-of date not given"
    assert notes(row) == "in Bbc News"
    assert [str(span.href)[1:] for words in row.notes for span in words if span.href] == [
        f"sheets/{SHEET}/points/point/#bbc-19"
    ]


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("dozens", "The mayor: dozens (killed); as-of date not given"),
        ("none", "The mayor: none (killed); as-of date not given"),
        ("unknown", "The mayor: unknown (killed); as-of date not given"),
        ("nearly four hundred", "The mayor: nearly four hundred killed; as-of date not given"),
    ],
)
def test_a_word_is_told_as_the_word_that_it_is(tmp_path: Path, value: str, told: str) -> None:
    assert sentences(rows(figure(tmp_path, report("bbc", value)))) == [told]


def test_reports_of_one_origin_that_say_the_same_are_one_row(tmp_path: Path) -> None:
    found = rows(figure(tmp_path, report("bbc", "up to 400"), report("sky", "up to 400"), report("bbc", "at least 9")))
    assert sentences(found) == [
        "The mayor: up to 400 killed; as-of date not given",
        "The mayor: at least 9 killed; as-of date not given",
    ]
    assert [notes(one) for one in found] == ["in Bbc News, Sky News", "in Bbc News"]


def test_what_an_office_publishes_and_what_is_told_of_it_are_one_row(tmp_path: Path) -> None:
    (row,) = rows(figure(tmp_path, report("agency-page", "400", by="agency"), report("bbc", "400", by="agency")))
    assert plain(row.sentence) == "Agency: 400 killed; as-of date not given"
    assert notes(row) == "in Agency, Bbc News"
    (alone,) = rows(figure(tmp_path / "alone", report("agency-page", "400", by="agency")))
    assert notes(alone) == ""


def test_two_origins_that_nobody_names_stay_two_rows(tmp_path: Path) -> None:
    found = rows(figure(tmp_path, report("bbc", "400", by=""), report("sky", "400", by="")))
    assert sentences(found) == [
        "Bbc News: 400 killed; as-of date not given",
        "Sky News: 400 killed; as-of date not given",
    ]
    assert notes(found[0]) == "origin: an unnamed person"


def test_a_copy_stands_beneath_its_parent_and_says_that_it_is_one(tmp_path: Path) -> None:
    content = figure(tmp_path, report("bbc", "9"), report("mirror", "400"), report("sky", "up to 400"))
    found = rows(content)
    assert [one.is_copy for one in found] == [False, False, True]
    assert plain(found[2].sentence) == "Mirror: 400 killed; as-of date not given"
    assert notes(found[2]) == "reposts Sky News · counts only as a source"
    assert [row.is_copy for row in ranges(content)[0].rows] == [False, False, True]


def test_figures_for_other_dates_say_that_they_are_not_comparable(tmp_path: Path) -> None:
    march = {"as_of": "2022-03-29"}
    found = rows(
        figure(
            tmp_path,
            report("bbc", "400", **march),
            report("sky", "300", by="office", **march),
            report("agency-page", "9", by="agency", as_of="2022-04-30"),
        )
    )
    assert ["not comparable" in notes(one) for one in found] == ["9 killed" in plain(one.sentence) for one in found]


def test_what_is_deprecated_or_superseded_is_struck_and_still_told(tmp_path: Path) -> None:
    slip = ", rank: deprecated, rank_reason: a slip of the pen"
    content = figure(tmp_path, report("bbc", "400"), report("sky", "999", slip))
    last = rows(content)[-1]
    assert not last.is_current
    assert [span.manner for span in last.sentence if span.text == "999"] == ["struck"]
    assert notes(last).endswith("not counted: a slip of the pen")
    assert [row.is_current for row in ranges(content)[0].rows] == [True, False]


def test_a_plot_is_drawn_where_there_is_something_to_compare(tmp_path: Path) -> None:
    assert ranges(figure(tmp_path / "one", report("bbc", "400"))) == ()
    assert ranges(figure(tmp_path / "words", report("bbc", "dozens"), report("sky", "none", by="office"))) == ()
    (range_alone,) = ranges(figure(tmp_path / "range", report("bbc", "between 350 and 400")))
    assert [key for key, _meaning in range_alone.key] == ["bar"]
    (plot,) = ranges(figure(tmp_path / "two", report("bbc", "400"), report("sky", "dozens", by="office")))
    assert sorted(row.word for row in plot.rows) == ["", "“dozens”: not plotted (no number given)"]
    assert plot.context == "Population not stated, in all, Old Town"


def test_no_number_is_told_that_is_not_stated(tmp_path: Path) -> None:
    (plot,) = ranges(figure(tmp_path, report("bbc", "at least 5"), report("sky", "up to 12", by="office")))
    assert sorted(row.title for row in plot.rows) == [
        "An arrow towards higher numbers: at least 5",
        "An arrow towards lower numbers: up to 12",
    ]


def test_without_different_dates_there_is_nothing_over_time(tmp_path: Path) -> None:
    same = {"as_of": "2022-03-29"}
    assert over_time(figure(tmp_path / "none", report("bbc", "400"), report("sky", "9", by="office"))) == ()
    assert (
        over_time(figure(tmp_path / "one", report("bbc", "4", **same), report("sky", "9", by="office", **same))) == ()
    )


def test_claimants_with_one_value_each_share_a_panel(tmp_path: Path) -> None:
    (plot,) = over_time(
        figure(tmp_path, report("bbc", "400", as_of="2022-03-29"), report("sky", "9", by="office", as_of="2022-03-01"))
    )
    (panel,) = plot.panels
    assert panel.facts == ("2 values", "The office: 9 (1 March 2022)", "The mayor: 400 (29 March 2022)")


def test_each_claimant_of_a_series_has_a_panel_that_tells_its_ends_and_extremes(tmp_path: Path) -> None:
    lines = (
        *("bbc,mayor,2022-03-01,,40,,", "bbc,mayor,2022-03-02,,at least 90,,", "bbc,mayor,2022-03-03,,dozens,,"),
        *("bbc,mayor,2022-03-04,,7,,", "bbc,mayor,2022-03-05,,50,,", "sky,office,2022-03-02,,41,,"),
        "sky,office,not_given,,43,,",
    )
    (plot,) = over_time(figure(tmp_path, series="\n".join(lines), compare="series: daily"))
    assert [panel.who.text for panel in plot.panels] == ["The mayor", "The office"]
    mayor, office = plot.panels
    assert mayor.facts == (
        *("5 values", "first: 40 (1 March 2022)", "last: 50 (5 March 2022)"),
        *("highest number: at least 90 (2 March 2022)", "lowest number: 7 (4 March 2022)"),
    )
    assert office.facts == ("41 (2 March 2022)",)
    assert plot.notes[1:] == ("1 value without an as-of date appears only in the table.",)
    assert str(plot.data).endswith("#fs-series-1")
    assert plot.numbers == ("0", "50", "100")


def test_a_copy_is_not_drawn_over_time(tmp_path: Path) -> None:
    (plot,) = over_time(
        figure(
            tmp_path,
            report("bbc", "400", as_of="2022-03-29"),
            report("sky", "9", by="office", as_of="2022-03-01"),
            report("mirror", "12", by="", as_of="2022-03-05"),
        )
    )
    assert plot.panels[0].facts[0] == "2 values"
