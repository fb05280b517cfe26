"""`factsheet import` and `factsheet export`: what goes out comes in again, and a wrong cell is named."""

import csv
import io
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from factsheet.checks.check_content import examine
from factsheet.cli.main import main
from factsheet.edit.spreadsheet import csv_cells
from factsheet.edit.spreadsheet.columns import BY_NAME, COLUMNS, format_handbook
from factsheet.edit.spreadsheet.from_points import PointRows
from factsheet.model.json_schema import make_schema
from factsheet.problems.problem import filter_errors
from factsheet.yamlfile import parse
from hypothesis import example, given, settings
from hypothesis import strategies as st

ROOT = Path(__file__).parents[1]
BASE = Path(__file__).parent / "problems" / "base"
SETTINGS = f"""
site_name: Lake
docs_dir: content/pages
theme: {{name: null, custom_dir: "{ROOT / "templates"}", language: en}}
plugins: [factsheet]
"""
POINT = {"title": "The pier closed", "kind": "event", "statement": "The pier closed."}
REPORT = {"source": "harbour", "quote": "the pier closed", "basis": "own_observation"}
FIGURE = {**POINT, **REPORT, "kind": "figure", "measure": "boats", "population": "unstated"}
Row = Mapping[str, str]


def lay_out(folder: Path) -> Path:
    shutil.copytree(BASE, folder)
    (folder / "content/pages").mkdir()
    (folder / "site.yml").write_text(SETTINGS, encoding="utf-8")
    return folder


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return lay_out(tmp_path / "good")


def spread(rows: Sequence[Row], delimiter: str = ",") -> str:
    names = list(dict.fromkeys(name for row in rows for name in row))
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, names, delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(main, [*words, "-f", str(folder / "site.yml")])


def taken(folder: Path, data: str | bytes | Sequence[Row], *words: str) -> Result:
    text = data if isinstance(data, str | bytes) else spread(data)
    file = folder / "rows.csv"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return run(folder, "import", str(file), *words)


def points(folder: Path) -> dict[str, str]:
    found = (folder / "content/sheets").glob("*/points/**/*.yml")
    return {path.relative_to(folder).as_posix(): path.read_bytes().decode() for path in found}


def refused(folder: Path, data: str | bytes | Sequence[Row], *words: str, code: int = 1) -> str:
    """Return what is said, and assert that nothing was written."""
    before = points(folder)
    told = taken(folder, data, *words)
    assert told.exit_code == code, told.output
    assert "Traceback" not in told.output
    assert points(folder) == before
    return told.stderr


class TestRowsBecomeFiles:
    def test_one_for_each_point_with_all_its_reports(self, good: Path) -> None:
        second = {"source": "post", "quote": "the pier […] has closed", "chain": "harbour; Anna Berg"}
        rows = [{**POINT, **REPORT, "by": "Anna Berg; northland"}, second, {**POINT, "title": "Пірс відкрито"}]
        told = taken(good, rows)
        assert told.stdout == (
            "written: content/sheets/talks/points/the-pier-closed.yml\n"
            "written: content/sheets/talks/points/pirs-vidkrito.yml\n"
        )
        assert points(good)["content/sheets/talks/points/the-pier-closed.yml"] == (
            "# yaml-language-server: $schema=../../../../schema/point.json\n"
            "title: The pier closed\nkind: event\nstatement: The pier closed.\nby: [anna-berg, northland]\n"
            "reports:\n"
            "  - source: harbour\n    quote: the pier closed\n    attribution:\n      basis: own_observation\n"
            "  - source: post\n    quote: [the pier, has closed]\n    attribution:\n      chain: [harbour, anna-berg]\n"
        )
        assert filter_errors(examine(good / "content")[1]) == ()

    def test_with_the_number_that_each_report_gives(self, good: Path) -> None:
        assert taken(good, [{**FIGURE, "value": "up to 400", "as_of": "not_given"}]).exit_code == 0
        assert points(good)["content/sheets/talks/points/the-pier-closed.yml"].endswith(
            "compare:\n  - id: boats\n    type: quantity\n    measure: boats\n    population: unstated\n"
            "reports:\n  - source: harbour\n    quote: the pier closed\n"
            "    says:\n      boats:\n        value: up to 400\n        as_of: not_given\n"
            "    attribution:\n      basis: own_observation\n"
        )

    def test_with_what_the_source_says_of_the_number(self, good: Path) -> None:
        figure = {"value": "350 to 400", "best": "380", "as_of": "not_given", "provisional": "yes"}
        row = {**FIGURE, **figure, "claimed_by": "northland", "verification": "outlet_could_not_verify"}
        assert taken(good, [row]).exit_code == 0
        assert (
            "        value: 350 to 400\n        as_of: not_given\n        best: 380\n        provisional: yes\n"
            "        claimed_by: northland\n        verification: outlet_could_not_verify\n"
        ) in points(good)["content/sheets/talks/points/the-pier-closed.yml"]
        exported = run(good, "export", "--csv", "-").stdout
        assert "350 to 400,not_given,380,yes,northland,outlet_could_not_verify" in exported

    def test_whether_the_point_is_repeated_or_not(self, good: Path) -> None:
        second = {"source": "post", "quote": "the pier has closed", "basis": "none"}
        assert taken(good, [{**POINT, **REPORT}, {**POINT, **second}]).exit_code == 0
        repeated = points(good)
        (good / "content/sheets/talks/points/the-pier-closed.yml").unlink()
        assert taken(good, [{**POINT, **REPORT}, second]).exit_code == 0
        assert points(good) == repeated

    @pytest.mark.parametrize("delimiter", [",", ";", "\t"])
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
    def test_however_the_program_parts_and_writes_cells(self, good: Path, delimiter: str, encoding: str) -> None:
        rows = [{**POINT, "summary": "a, b; “c”\td"}]
        assert taken(good, spread(rows, delimiter).encode(encoding)).exit_code == 0
        assert "summary: a, b; “c” d\n" in points(good)["content/sheets/talks/points/the-pier-closed.yml"]

    def test_also_where_the_first_line_says_how_cells_are_parted(self, good: Path) -> None:
        assert taken(good, f"sep=;\r\n{spread([POINT], ';')}").exit_code == 0

    def test_in_the_letters_of_an_old_program_if_somebody_names_them(self, good: Path) -> None:
        data = spread([{**POINT, "summary": "Пірс"}]).encode("cp1251")
        assert "save the file as “CSV UTF-8”" in refused(good, data, code=2)
        assert taken(good, data, "--encoding", "cp1251").exit_code == 0
        assert "summary: Пірс\n" in points(good)["content/sheets/talks/points/the-pier-closed.yml"]

    def test_on_the_sheet_that_is_named_where_there_are_several(self, good: Path) -> None:
        (good / "content/sheets/other").mkdir()
        shutil.copy(good / "content/sheets/talks/sheet.yml", good / "content/sheets/other/sheet.yml")
        assert "row 2 (sheet): there are several sheets" in refused(good, [POINT])
        assert taken(good, [POINT, {**POINT, "title": "B", "sheet": "talks"}], "--sheet", "other").exit_code == 0
        assert {"content/sheets/other/points/the-pier-closed.yml", "content/sheets/talks/points/b.yml"} < set(
            points(good)
        )

    def test_but_not_in_a_dry_run(self, good: Path) -> None:
        before = points(good)
        told = taken(good, [POINT], "--dry-run")
        assert (told.exit_code, told.stdout) == (
            0,
            "would be written: content/sheets/talks/points/the-pier-closed.yml\n",
        )
        assert points(good) == before


class TestACellIsNamed:
    @pytest.mark.parametrize(
        ("rows", "told"),
        [
            ([{**POINT, **REPORT, "source": "harbor"}], 'row 2, column D (source): there is no source "harbor"'),
            ([POINT, {**POINT, "title": "B", "kind": "evnt"}], 'row 3, column B (kind): unknown value "evnt"'),
            ([{**POINT, "date": "03/04/2022"}], "row 2, column D (date): "),
            ([{"title": "A", "kind": "event"}], "row 2 (statement): "),
            ([{**POINT, "source": "harbour"}], "row 2 (quote): `quote` is missing"),
            ([REPORT], "row 2 (title): this row belongs to no point"),
            ([{**POINT, "point": "A b"}], "row 2, column D (point): `A b` is not an id"),
            ([{**POINT, "title": "!!!"}], "row 2 (point): `!!!` is not an id"),
            (
                [{**POINT, "point": "pledge"}],
                "row 2, column D (point): the point `pledge` already exists in content/",
            ),
            ([{**POINT, "sheet": "talk"}], 'row 2, column D (sheet): there is no sheet "talk": did you mean "talks"?'),
            ([POINT, {**POINT, "kind": "statement"}], "row 3, column B (kind): row 2 says “event” for the same point"),
            ([{**POINT, **REPORT, "value": "4"}], "row 2, column G (value): `measure` is missing"),
            ([{**FIGURE, "value": "heaps", "as_of": "not_given"}], "row 2, column I (value): "),
            (
                [{**POINT, "date": "#######"}],
                "row 2, column D (date): `#######` is an error of the spreadsheet program",
            ),
            ([{**POINT, "stament": "A"}], "row 1, column D (stament): unknown column"),
            ([{**POINT, "Title": "A"}], "row 1, column D (title): this column is already in A"),
            ([{**POINT, "": "A"}], "row 2, column D: this column has no name"),
        ],
    )
    def test_with_what_is_wrong_in_it(self, good: Path, rows: list[Row], told: str) -> None:
        said = refused(good, rows)
        assert f"error: rows.csv, {told}" in said

    @pytest.mark.parametrize("value", ["about 300", "400", "at least 400"])
    def test_that_is_not_the_number_of_its_quotation(self, good: Path, value: str) -> None:
        quoted = {**FIGURE, "quote": "до 400 осіб", "value": value, "as_of": "not_given"}
        assert f"(value): the quotation says “до 400”, not “{value}”" in refused(good, [quoted])

    def test_and_what_to_write(self, good: Path) -> None:
        assert "\n  write: event\n" in refused(good, [{**POINT, "kind": "evnt"}])
        assert "row 2, column H (population): " in refused(good, [{**FIGURE, "population": ""}])

    def test_all_of_them_at_once_and_no_sound_point_is_written(self, good: Path) -> None:
        wrong = [{**POINT, "title": f"Wrong {number}", "kind": "evnt"} for number in (1, 2)]
        said = refused(good, [POINT, *wrong])
        assert ("row 3, column B (kind)" in said, "row 4, column B (kind)" in said) == (True, True)

    @pytest.mark.parametrize(
        ("data", "told"),
        [
            (b"", "the first row must name the columns"),
            (b"\x00\x01", "the file is not text"),
            (b"a,b\n1,2\n", "the first row must name the columns"),
            (b"title,kind\n", "there are no rows"),
            (b'title,kind\n"A,event\n', "cannot be split into cells"),
        ],
    )
    def test_or_why_nothing_can_be_read(self, good: Path, data: bytes, told: str) -> None:
        assert told in refused(good, data, code=2)

    def test_or_which_file_could_not_be_written_and_then_none_is(
        self, good: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sys.modules["factsheet.cli.commands.import_"], "_try_files", lambda *_given: ())
        (good / "content/sheets/talks/points/second.yml").mkdir()
        told = taken(good, [POINT, {**POINT, "title": "Second"}])
        assert told.exit_code == 2
        assert "content/sheets/talks/points/second.yml: File exists; nothing was written" in told.stderr
        assert not (good / "content/sheets/talks/points/the-pier-closed.yml").exists()


class TestTheColumns:
    def test_each_lead_to_a_field_of_a_point(self) -> None:
        defs = make_schema("point")["$defs"]
        shapes = {
            (): make_schema("point")["properties"],
            ("compare",): defs["Aspect"]["properties"],
            ("reports",): defs["Report"]["properties"],
            ("reports", "attribution"): defs["Attribution"]["properties"],
            ("reports", "locator"): defs["Locator"]["properties"],
            ("reports", "translation"): defs["Translation"]["properties"],
            ("utterance",): defs["Utterance"]["properties"],
            ("outcome",): defs["Outcome"]["properties"],
            ("reports", "says"): defs["Figure"]["properties"],
        }
        assert [one.name for one in COLUMNS if one.path and one.path[-1] not in shapes[one.path[:-1]]] == []
        assert len(BY_NAME) == len(COLUMNS)

    @pytest.mark.published
    def test_are_told_in_the_handbook(self) -> None:
        assert format_handbook() in (ROOT / "content" / "SPREADSHEET.md").read_text(encoding="utf-8")
        assert CliRunner().invoke(main, ["import", "--columns"]).output == format_handbook()

    def test_stand_in_the_template_whose_example_is_sound(self, good: Path) -> None:
        shutil.copy(good / "content/sources/harbour.yml", good / "content/sources/example-source.yml")
        template = CliRunner().invoke(main, ["import", "--template"]).stdout_bytes.decode()
        assert template.split("\r\n")[0].split(",") == list(BY_NAME)
        assert taken(good, template).exit_code == 0


WORDS = st.text("aЖ ’“\"'=+-@,;:#[]{}|>&*!%\n0", min_size=1, max_size=12).map(lambda text: f"{text.strip()}x")
TEXTS = ("title", "statement", "summary", "date_basis", "withheld", "as_printed", "report_note")


@st.composite
def tables(draw: st.DrawFn) -> list[Row]:
    """Return rows that are sound: texts of every sort, and what belongs together."""
    rows: list[Row] = []
    for number in range(draw(st.integers(1, 3))):
        head = {"point": f"new-{number}", "kind": "figure", "measure": "boats", "population": "unstated"}
        head |= {name: draw(WORDS) for name in TEXTS[:2]}
        head |= {name: draw(WORDS) for name in TEXTS[2:5] if draw(st.booleans())}
        head |= {"by": draw(st.sampled_from(["", "northland", "northland; southland"]))}
        for source in draw(st.permutations(["harbour", "post"])):
            report = {"source": source, "value": "up to 400", "as_of": "2022-03-29", "basis": "none"}
            report["quote"] = draw(st.sampled_from(["“two: words”", "=two words", "two […] words", "'=two words"]))
            report |= {name: draw(WORDS) for name in TEXTS[5:] if draw(st.booleans())}
            rows.append({"point": f"new-{number}", **head, **report})
            head = {}
    return rows


class TestThereAndBack:
    @settings(max_examples=25)
    @given(tables())
    @example([{**POINT, "summary": "=1+1"}])
    @example([{**POINT, "summary": "a\nb"}])
    def test_an_export_that_is_imported_makes_the_same_files(
        self, tmp_path_factory: pytest.TempPathFactory, rows: list[Row]
    ) -> None:
        folder = lay_out(tmp_path_factory.mktemp("there") / "good")
        for path in (folder / "content/sheets/talks/points").iterdir():
            path.unlink()
        first = taken(folder, csv_cells.write(rows))
        assert first.exit_code == 0, first.stderr
        before = points(folder)
        exported = run(folder, "export", "--csv", "-")
        assert (exported.exit_code, exported.stderr) == (0, "")
        for name in before:
            (folder / name).unlink()
        assert taken(folder, exported.stdout_bytes).exit_code == 0
        assert points(folder) == before
        assert run(folder, "export", "--csv", "-").stdout_bytes == exported.stdout_bytes

    def test_what_no_column_holds_is_named(self, good: Path) -> None:
        told = run(good, "export", "--csv", "-")
        assert told.stderr == (
            "`compare` has no column; 2 of 2 points have it\n`reports.says` has no column; 2 of 2 points have it\n"
        )

    @pytest.mark.parametrize(
        ("line", "named"),
        [
            ("quote: a […] b", "reports.quote"),
            ("quote: {exact: two words, prefix: all}", "reports.quote"),
            ('attribution: {as_printed: "a\\n\\nb", basis: none}', "reports.attribution.as_printed"),
            ('locator: {sentences: ["1;2"]}', "reports.locator.sentences"),
        ],
    )
    def test_nothing_goes_out_that_would_come_in_as_something_else(self, line: str, named: str) -> None:
        fields, _problems = parse.parse_file("a.yml", f"reports:\n  - source: harbour\n    {line}\n".encode())
        assert fields
        made = PointRows("talks", "a", fields.written)
        held = {name: text for name, text in made.rows[0].items() if text != "none"}
        assert (made.left_out, held) == ({named}, {"sheet": "talks", "point": "a", "source": "harbour"})

    def test_a_file_has_the_mark_of_utf_8_and_is_not_written_over(self, good: Path) -> None:
        file = good / "out.csv"
        assert run(good, "export", "--csv", str(file)).exit_code == 0
        data = file.read_bytes()
        assert data.startswith(b"\xef\xbb\xbfsheet,point,")
        assert run(good, "export", "--csv", str(file)).exit_code == 2
        assert file.read_bytes() == data

    @pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@sum(A1)"])
    def test_no_cell_is_taken_for_a_formula(self, text: str) -> None:
        (row,) = list(csv.reader(io.StringIO(csv_cells.write([{"quote": text}]), newline="")))[1:]
        assert f"'{text}" in row
        assert csv_cells.read(csv_cells.write([{"quote": text}]).encode()).rows[0].cells == {"quote": text}

    def test_only_the_sheet_that_is_named(self, good: Path) -> None:
        assert run(good, "export", "--csv", "-", "--sheet", "talks").exit_code == 0
        told = run(good, "export", "--csv", "-", "--sheet", "none")
        assert (told.exit_code, "unknown sheet “none”; the sheets are talks" in told.stderr) == (2, True)

    def test_nothing_where_the_content_has_errors(self, good: Path) -> None:
        (good / "content/sheets/talks/points/pledge.yml").write_text("title: A\n", encoding="utf-8")
        told = run(good, "export", "--csv", "-")
        assert (told.exit_code, told.stdout) == (1, "")


@pytest.mark.parametrize(("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (702, "AAA")])
def test_columns_have_the_letters_of_spreadsheet_programs(column: int, name: str) -> None:
    assert csv_cells.format_column_name(column) == name
