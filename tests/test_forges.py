"""What code forges and scanners are told: annotations, the summary of a job, and SARIF."""

import json
import re
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from factsheet.cli.main import main
from factsheet.cli.problem_formats.github import MOST_IN_SUMMARY, format_annotations, format_summary
from factsheet.cli.problem_formats.sarif import format_log
from factsheet.problems.problem import Level, Problem
from factsheet.problems.rules import load_rules
from factsheet.web.problem_display import FileTexts

from tests.test_commands import PLEDGE, SETTINGS

SITE = "https://facts.example/"
TEXTS = FileTexts(Path("nowhere"))
"""Those of files that nobody can read: what is told then has no lines of theirs."""


def problem(level: Level = Level.ERROR, file: str = "a.yml", line: int = 1, message: str = "…") -> Problem:
    return Problem(file, line, 1, "F011", level, message)


def levels(told: str) -> list[str]:
    return re.findall(r"^::(\w+)", told, re.MULTILINE)


class TestAnnotations:
    def test_put_the_gravest_first_since_github_shows_ten(self) -> None:
        told = format_annotations([problem(level) for level in (Level.HINT, Level.ERROR, Level.WARNING)], TEXTS)
        assert levels(told) == ["error", "warning", "notice"]

    def test_put_the_files_first_that_a_proposal_changes(self) -> None:
        told = format_annotations(
            [problem(file="a.yml"), problem(Level.HINT, "b.yml"), problem(file="b.yml")], TEXTS, {"b.yml"}
        )
        assert re.findall(r"^::(\w+) file=(\w)", told, re.MULTILINE) == [
            ("error", "b"),
            ("notice", "b"),
            ("error", "a"),
        ]

    def test_count_those_that_github_would_not_show(self) -> None:
        found = [problem(level, line=line) for level in Level for line in range(1, 13)]
        told = format_annotations(found, TEXTS)
        assert [levels(told).count(level) for level in ("error", "warning", "notice")] == [10, 10, 10]
        assert told.splitlines()[-1].startswith("::notice title=factsheet::7 more problems are not shown here")

    def test_of_ten_each_say_nothing_of_others(self) -> None:
        told = format_annotations([problem(level, line=line) for level in Level for line in range(1, 11)], TEXTS)
        assert len(levels(told)) == 30
        assert "more problem" not in told

    def test_escape_what_would_end_them_or_begin_another(self) -> None:
        one = Problem("a,b:c%.yml", 1, 2, "F000", Level.ERROR, "50%\r\n::error::x, y", "a: b")
        assert format_annotations([one], TEXTS) == (
            "::error file=a%2Cb%3Ac%25.yml,line=1,col=2,endColumn=2,title=F000::50%25%0D%0A::error::x, y%0Afix: a: b\n"
        )


class TestSummary:
    def test_names_every_problem_with_the_page_that_explains_it(self) -> None:
        told = format_summary([problem(line=line) for line in range(1, 31)], (), SITE)
        assert told.count(f"[F011]({SITE}help/F011/)") == 30
        assert "30 errors, 0 warnings, 0 hints." in told

    def test_lets_nothing_that_was_written_have_a_meaning(self) -> None:
        told = format_summary(
            [problem(message="<img src=x> | [a](https://x.example) `b` @someone #1 **c**\n\n# d")], (), ""
        )
        row = told.splitlines()[-1]
        assert (
            "&lt;img src=x&gt; \\| \\[a\\]\\(https:&#47;&#47;x.example\\) \\`b\\` \\@someone \\#1 \\*\\*c\\*\\* \\# d"
            in row
        )

    def test_of_very_many_counts_the_rest(self) -> None:
        told = format_summary([problem(line=line) for line in range(1, MOST_IN_SUMMARY + 6)], (), SITE)
        assert "And 5 more" in told
        assert len(told.encode()) < 1_000_000

    def test_of_none_says_so(self) -> None:
        assert "No problems." in format_summary([], (), SITE)


class TestSarif:
    def test_has_for_each_result_its_rule_its_region_and_a_lasting_fingerprint(self, tmp_path: Path) -> None:
        (tmp_path / "a b.yml").write_text("one\nstatsu: x\n", encoding="utf-8")
        one = Problem("a b.yml", 2, 1, "F012", Level.ERROR, "unknown", "status: …", 6)
        hint = Problem("a b.yml", 1, 1, "F070", Level.HINT, "no copy", None, 0)
        told = json.loads(format_log([one, hint], FileTexts(tmp_path), SITE))
        (run,) = told["runs"]
        driver = run["tool"]["driver"]
        assert told["version"] == "2.1.0"
        assert run["columnKind"] == "unicodeCodePoints"
        assert [rule["id"] for rule in driver["rules"]] == ["F012", "F070"]
        assert driver["rules"][0]["helpUri"] == f"{SITE}help/F012/"
        assert driver["rules"][0]["shortDescription"]["text"] == load_rules()["F012"].title
        first, second = run["results"]
        assert driver["rules"][first["ruleIndex"]]["id"] == first["ruleId"] == "F012"
        assert (first["level"], second["level"]) == ("error", "note")
        place = first["locations"][0]["physicalLocation"]
        assert place["artifactLocation"] == {"uri": "a%20b.yml"}
        assert place["region"] == {"startLine": 2, "startColumn": 1, "endColumn": 7}
        assert "region" not in second["locations"][0]["physicalLocation"]
        (tmp_path / "a b.yml").write_text("one\ntwo\nstatsu: x\n", encoding="utf-8")
        moved = Problem("a b.yml", 3, 1, "F012", Level.ERROR, "unknown", "status: …", 6)
        again = json.loads(format_log([moved], FileTexts(tmp_path), SITE))["runs"][0]["results"][0]
        assert again["partialFingerprints"] == first["partialFingerprints"]

    def test_names_no_page_where_the_address_of_the_site_is_unknown(self, tmp_path: Path) -> None:
        (run,) = json.loads(format_log([problem()], FileTexts(tmp_path), ""))["runs"]
        assert "helpUri" not in run["tool"]["driver"]["rules"][0]


@pytest.fixture
def proposal(base: Path) -> Path:
    """A repository with a mistake from before in one file, and a new one in another."""
    (base / "site.yml").write_text(SETTINGS, encoding="utf-8")
    (base / "content/pages").mkdir()
    (base / "content/actors/northland.yml").write_text("name: Northland\nkind: sate\n", encoding="utf-8")
    identity = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.org"]
    for words in (["init", "-q"], ["add", "."], [*identity, "commit", "-qm", "Before"]):
        subprocess.run(["git", *words], cwd=base, check=True)
    (base / PLEDGE).write_text("title: The bridge\n", encoding="utf-8")
    return base


def check(folder: Path, *words: str) -> list[str]:
    told = CliRunner().invoke(main, ["check", "-f", str(folder / "site.yml"), "--format", "github", *words])
    return told.output.splitlines()


def test_files_that_differ_from_a_commit_come_first_and_the_summary_has_all(proposal: Path) -> None:
    assert "file=content/actors/northland.yml" in check(proposal)[0]
    told = check(proposal, "--changed-since", "HEAD", "--summary", str(proposal / "summary.md"))
    assert f"file={PLEDGE}" in told[0]
    written = (proposal / "summary.md").read_text(encoding="utf-8")
    assert written.index("pledge") < written.index("northland")


def test_the_summary_of_a_job_is_added_to_what_others_wrote(proposal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (proposal / "job.md").write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(proposal / "job.md"))
    check(proposal)
    assert (proposal / "job.md").read_text(encoding="utf-8").startswith("before\n## Facts checked\n")


@pytest.mark.parametrize("ref", ["no-such-commit", "--output=x"])
def test_an_unknown_commit_is_a_usage_error(proposal: Path, ref: str) -> None:
    words = ["check", "-f", str(proposal / "site.yml"), f"--changed-since={ref}"]
    told = CliRunner().invoke(main, words)
    assert told.exit_code == 2
    assert f"unknown commit `{ref}`" in told.output
    assert not (proposal / "x").exists()
