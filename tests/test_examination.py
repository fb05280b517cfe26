"""A check by two processes tells what a check by one tells, wherever the points of one chunk name those of another."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from factsheet.checks.check_content import examine
from factsheet.content import layout, workers
from factsheet.content.read_files import read_all
from factsheet.problems.problem import ChangedMeanwhile, Problem

from tests.mutants.test_mutants import laid_out

POINT = """\
title: A point
kind: statement
statement: It is said.
by: [anna-berg]
{rest}
reports:
  - source: harbour
    quote: it was said at last
    attribution: {{chain: [anna-berg], basis: named_official}}
"""
ONE, OTHER = "autumn", "winter"
PAIRS = 8
"""Points in each of two sheets. The first of one and the last of the other are a pair, and so on: an odd way apart."""


def pair_of(number: int) -> int:
    return PAIRS - 1 - number


def put(content: Path, sheet: str, number: int, rest: str) -> Path:
    file = content / f"sheets/{sheet}/points/point-{number}.yml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(POINT.format(rest=rest), encoding="utf-8")
    return file


@pytest.fixture
def content(base: Path) -> Path:
    """Two sheets, each point of one counted within one of the other, and nothing wrong with it."""
    content = base / "content"
    for sheet in (ONE, OTHER):
        (content / f"sheets/{sheet}").mkdir()
        (content / f"sheets/{sheet}/sheet.yml").write_text("title: A sheet\nquestion: What is said?\n")
    for number in range(PAIRS):
        put(content, ONE, number, f"subset_of: {OTHER}/point-{pair_of(number)}")
        put(content, OTHER, number, f"related: [{ONE}/point-{pair_of(number)}]")
    return content


def told(content: Path, monkeypatch: pytest.MonkeyPatch, fewest: int) -> Sequence[tuple[Problem, object]]:
    """Return every problem with its edit, which does not count where problems are compared."""
    monkeypatch.setattr(workers, "FEWEST", fewest)
    return [(problem, problem.edit) for problem in examine(content)[1]]


def told_alike(content: Path, monkeypatch: pytest.MonkeyPatch) -> Sequence[str]:
    """Return the problems as they are printed, once it is clear that two processes tell the same as one."""
    by_one, by_two = told(content, monkeypatch, 10**6), told(content, monkeypatch, 1)
    assert by_two == by_one
    return [str(problem) for problem, _edit in by_one]


def test_a_sound_content_is_sound_for_both(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert told_alike(content, monkeypatch) == []


def test_a_circle_through_both_shares_is_told_from_each_point(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(content, OTHER, pair_of(3), f"subset_of: {ONE}/point-3")
    found = told_alike(content, monkeypatch)
    assert [line.partition(":")[0] for line in found] == [
        f"content/sheets/{ONE}/points/point-3.yml",
        f"content/sheets/{OTHER}/points/point-{pair_of(3)}.yml",
    ]
    assert all("error[F031]" in line for line in found)


def test_an_id_that_is_nearly_one_of_the_other_share_is_told_with_that_one(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(content, ONE, 2, f"responds_to: {OTHER}/pointt-{pair_of(2)}")
    put(content, OTHER, 4, f"related: [{ONE}/pont-{pair_of(4)}]")
    there, back = told_alike(content, monkeypatch)
    assert f'did you mean "{OTHER}/point-{pair_of(2)}"?' in there
    assert f'did you mean "{ONE}/point-{pair_of(4)}"?' in back


def test_an_id_that_both_shares_have_is_taken_by_the_first(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (content / "actors/a.yml").write_text("name: An actor\nkind: person\n")
    (content / "sources/a.yml").write_text("title: A source\nurl: null\nurl_note: not found\n")
    (found,) = told_alike(content, monkeypatch)
    assert found.startswith("content/sources/a.yml:1:1: error[F021]")


def test_hints_of_both_shares_are_allowed_and_missed_alike(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for sheet, allowed in ((ONE, "F043"), (OTHER, "F071")):
        for number in (1, 2):
            file = put(content, sheet, number, f"# factsheet: allow {allowed} – so it stands there")
            file.write_text(file.read_text().replace("it was said at last", "it"))
    codes = [line.partition("[")[2][:4] for line in told_alike(content, monkeypatch)]
    assert codes == ["F080", "F043", "F080", "F043"]


def test_a_csv_file_that_no_point_reads_is_told_in_each_share(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for sheet in (ONE, OTHER):
        (content / f"sheets/{sheet}/points/point-4.csv").write_text("source,as_of,value\n")
    assert ["error[F020]" in line for line in told_alike(content, monkeypatch)] == [True, True]


def test_a_file_that_is_gone_before_it_is_read_is_named(content: Path) -> None:
    files = layout.find_files(content)
    put(content, ONE, 1, "").unlink()
    with pytest.raises(ChangedMeanwhile, match=f"content/sheets/{ONE}/points/point-1.yml"):
        read_all(content, files, {})


def test_real_facts_that_are_broken_everywhere_are_told_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mutants = laid_out(tmp_path, 0)
    assert len(told_alike(tmp_path / "content", monkeypatch)) >= len(mutants) // 2


def test_a_date_that_cannot_be_read_hides_no_hint_about_other_sources(base: Path) -> None:
    sources = sorted((base / "content/sources").glob("*.yml"))
    for path in sources:
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [line for line in lines if not line.startswith(("access_date", "snapshot"))]
        path.write_text("".join(kept), encoding="utf-8")
    before = {problem.file for problem in examine(base / "content")[1] if problem.code == "F057"}
    assert len(before) > 1
    first = sorted(before)[0]
    path = base / first
    path.write_text(path.read_text(encoding="utf-8") + "access_date: soon\n", encoding="utf-8")
    after = {problem.file for problem in examine(base / "content")[1] if problem.code == "F057"}
    assert after == before - {first}
