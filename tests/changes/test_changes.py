"""What changed between two states of the content, in terms of points, reports, sources and pages."""

from pathlib import Path

from factsheet.cli.diff.count_changes import format_counts
from factsheet.cli.diff.model import Changes, FieldChange, NamedThing

from tests.changes.desk import PLEDGE, POINTS, TRAVELLERS, Edit, compared, laid

TELEGRAPH = """title: Bridge crowd
url: https://telegraph.example/bridge
archive_url: https://archive.example/telegraph
"""
SECOND = """  - source: telegraph
    quote: between 350 and 400 people
    says: {waiting: {value: between 350 and 400, as_of: not_given, provisional: yes}}
"""


def after(folder: Path, *edits: Edit) -> Changes:
    return compared(laid(folder / "before"), laid(folder / "after", *edits))


def test_a_report_that_is_added_is_told_with_what_it_says_and_what_is_counted_now(tmp_path: Path) -> None:
    found = after(tmp_path, ("sources/telegraph.yml", "", TELEGRAPH), (TRAVELLERS, "", SECOND))
    [point] = found.points
    [report] = point.reports
    assert (point.turn, point.own, report.turn) == ("changed", True, "added")
    assert report.after is not None
    assert report.after.said == "Waiting: between 350 and 400, provisional, as-of date not given"
    assert point.before is not None
    assert point.after is not None
    assert point.before.counted is not None
    assert point.after.counted is not None
    assert (point.before.counted.sources, point.after.counted.sources) == (1, 2)
    assert [row.anchor for row in point.before.table.rows] == ["harbour"]
    assert {row.anchor for row in point.after.table.rows} == {"harbour", "telegraph"}
    [source] = found.things
    assert (source.kind, source.turn, source.touched) == ("source", "added", 1)


def test_the_pages_that_change_are_those_that_show_it(tmp_path: Path) -> None:
    found = after(tmp_path, (PLEDGE, "statement: Anna Berg said", "statement: Ms Berg said"))
    assert found.pages is not None
    paths = {page.path: page.turn for page in found.pages.changed}
    assert paths["sheets/talks/points/pledge/"] == "changed"
    assert "sheets/talks/points/travellers/" not in paths
    assert "places/valley/" not in paths


def test_a_comment_changes_nothing_that_a_reader_can_see(tmp_path: Path) -> None:
    found = after(tmp_path, (PLEDGE, "", "# checked again\n"))
    assert (found.points, found.things) == ((), ())
    assert found.pages is not None
    assert found.pages.changed == ()


def test_a_value_that_changes_is_told_before_and_after(tmp_path: Path) -> None:
    [point] = after(tmp_path, (TRAVELLERS, "value: up to 400", "value: up to 450")).points
    [report] = point.reports
    was, now = "up to 400, as-of date not given", "up to 450, as-of date not given"
    assert report.fields == (FieldChange("Waiting", (was,), (now,)),)


def test_quotation_attribution_stance_and_statement_are_told_by_name(tmp_path: Path) -> None:
    [point] = after(
        tmp_path,
        (PLEDGE, "quote: the bridge will open again", "quote: the bridge may open again\n    stance: denies"),
        (PLEDGE, "as_printed: she said", "as_printed: she told reporters"),
        (PLEDGE, "title: The bridge will reopen", "title: The bridge is to reopen"),
    ).points
    assert [change.label for change in point.fields] == ["title"]
    labels = {report.before.anchor: [one.label for one in report.fields] for report in point.reports if report.before}
    assert labels == {"harbour": ["attribution"], "post": ["quote", "stance"]}


def test_of_a_list_only_what_is_not_on_both_sides_is_told(tmp_path: Path) -> None:
    [point] = after(tmp_path, (PLEDGE, "places: [lakeside]", "places: [lakeside, valley]")).points
    [field] = point.fields
    assert (field.label, field.before, len(field.after)) == ("places", (), 1)


def test_a_correction_and_a_difference_are_told(tmp_path: Path) -> None:
    added = """corrections:
  - {date: 2026-01-02, was: opened, now: reopened, reason: misread}
differences:
  - {kind: wording, aspect: wording, reason: two renderings}
"""
    [point] = after(tmp_path, (PLEDGE, "", added)).points
    labels = [change.label for change in point.fields]
    assert labels == ["differences", "corrections"]
    assert "misread" in point.fields[1].after[0]


def test_a_point_under_another_name_with_the_same_content_is_renamed(tmp_path: Path) -> None:
    before, now = laid(tmp_path / "before"), laid(tmp_path / "after")
    (now / TRAVELLERS).rename(now / POINTS / "waiting-travellers.yml")
    [point] = compared(before, now).points
    assert point.turn == "renamed"
    assert point.before is not None
    assert point.after is not None
    assert (point.before.key, point.after.key) == ("talks/travellers", "talks/waiting-travellers")


def test_a_point_on_another_sheet_with_the_same_content_is_moved(tmp_path: Path) -> None:
    other: Edit = ("sheets/bridge/sheet.yml", "", "title: The bridge\nquestion: What of the bridge?\n")
    before, now = laid(tmp_path / "before", other), laid(tmp_path / "after", other)
    target = now / "sheets/bridge/points/travellers.yml"
    target.parent.mkdir()
    (now / TRAVELLERS).rename(target)
    assert [point.turn for point in compared(before, now).points] == ["moved"]


def test_points_that_come_and_go_are_told_as_such(tmp_path: Path) -> None:
    before, now = laid(tmp_path / "before"), laid(tmp_path / "after")
    (now / TRAVELLERS).unlink()
    assert [point.turn for point in compared(before, now).points] == ["removed"]
    assert [point.turn for point in compared(now, before).points] == ["added"]


def test_an_edge_of_a_source_touches_the_points_that_are_counted_otherwise_now(tmp_path: Path) -> None:
    edges = "edges:\n  - {rewrites: harbour, basis: inferred, evidence: the same five paragraphs in the same order}\n"
    found = after(tmp_path, ("sources/post.yml", edges, ""), (PLEDGE, "    alters: harbour\n", ""))
    [point] = found.points
    assert point.before is not None
    assert point.after is not None
    assert point.before.counted is not None
    assert point.after.counted is not None
    assert (point.before.counted.families, point.after.counted.families) == (1, 2)


def test_a_point_whose_file_is_the_same_is_touched_by_what_it_names(tmp_path: Path) -> None:
    found = after(tmp_path, ("actors/harbour-news.yml", "name: Harbour News", "name: The Harbour"))
    assert {point.turn for point in found.points} == {"affected"}
    [actor] = found.things
    assert (actor.before, actor.after) == (
        NamedThing("harbour-news", "Harbour News"),
        NamedThing("harbour-news", "The Harbour"),
    )


def test_a_file_that_cannot_be_read_is_a_problem_and_no_removal(tmp_path: Path) -> None:
    found = after(tmp_path, (TRAVELLERS, "kind: figure", "kind: figur"))
    assert (found.points, found.pages, found.errors_after) == ((), None, 1)
    assert [problem.code for problem in found.new_problems] == ["F011"]


def test_mended_errors_are_told_and_no_hint_is_said_to_be_mended_for_want_of_looking(tmp_path: Path) -> None:
    broken = laid(tmp_path / "before", (PLEDGE, "by: [anna-berg]", "by: [anna-brg]"))
    found = compared(broken, laid(tmp_path / "after"))
    assert [problem.code for problem in found.fixed_problems] == ["F030"]
    assert (found.new_problems, found.errors_before, found.errors_after) == ((), 1, 0)


def test_a_problem_that_only_moves_to_another_line_is_neither_new_nor_mended(tmp_path: Path) -> None:
    late: Edit = (TRAVELLERS, "    quote: up to 400 people waited\n", "    no_quote: paywalled\n")
    before = laid(tmp_path / "before", late)
    now = laid(
        tmp_path / "after", late, (TRAVELLERS, "date: 2022-03-29\n", "date: 2022-03-29\nsummary: They waited.\n")
    )
    found = compared(before, now)
    assert (found.new_problems, found.fixed_problems) == ((), ())


def test_a_hand_written_page_is_told_by_its_file(tmp_path: Path) -> None:
    found = after(tmp_path, ("pages/about.md", "", "# About\n"))
    assert [(one.file, one.turn) for one in found.prose] == [("content/pages/about.md", "added")]


def test_reports_in_another_order_are_the_same_reports(tmp_path: Path) -> None:
    text = (laid(tmp_path / "source") / PLEDGE).read_text(encoding="utf-8")
    head, first, second = text.split("  - source: ")
    swapped = f"{head}  - source: {second}  - source: {first}"
    before, now = laid(tmp_path / "before"), laid(tmp_path / "after")
    (now / PLEDGE).write_text(swapped, encoding="utf-8")
    assert all(not point.reports for point in compared(before, now).points)


def test_how_the_claimants_of_a_series_compare_is_told_before_and_after(tmp_path: Path) -> None:
    head = "source,claimed_by,as_of,period,value,locator,quote\n"
    lines = "harbour,northland,2022-03-28,,300,,\npost,southland,2022-03-28,,300,,\n"
    series: tuple[Edit, ...] = (
        (TRAVELLERS, "population: civilian", "population: civilian, series: daily"),
        (f"{POINTS}/travellers.csv", "", f"{head}{lines}"),
    )
    apart = (f"{POINTS}/travellers.csv", "southland,2022-03-28,,300", "southland,2022-03-28,,400")
    [point] = compared(laid(tmp_path / "before", *series), laid(tmp_path / "after", *series, apart)).points
    assert [line for line in format_counts(point) if "Waiting" in line] == [
        "now Waiting: Northland and Southland differ on the only day they share, 28 March 2022: 300 and 400.",
        "was Waiting: Northland and Southland agree on the only day they share.",
    ]
    assert "support: now contested, was origin not established" in format_counts(point)


def test_of_a_vote_only_the_members_that_changed_are_told(tmp_path: Path) -> None:
    many = ", ".join(f"state-{number}" for number in range(90))
    text = f"""title: The vote
kind: event
statement: They voted.
compare:
  - {{id: vote, type: positions, options: [for, against]}}
reports:
  - source: harbour
    quote: they voted
    says: {{vote: {{for: [{many}]}}}}
"""
    point = f"{POINTS}/vote.yml"
    one = laid(tmp_path / "before", (point, "", text))
    other = laid(tmp_path / "after", (point, "", text.replace(", state-89]}", "], against: [state-89]}")))
    [change] = compared(one, other).points
    [report] = change.reports
    assert report.fields == (FieldChange("Vote", ("for: state-89",), ("against: state-89",)),)
