"""Every code has its page, every page its code, and every example on it is what the check really says."""

import json
import os
import re
from pathlib import Path
from shutil import copytree

import factsheet
import pytest
from factsheet.build.pipeline import build
from factsheet.checks import collect_reasons
from factsheet.checks.check_content import examine
from factsheet.content.prose_files import check_prose
from factsheet.problems.problem import Problem
from factsheet.problems.rules import OUTPUTS, Rule, load_rules
from factsheet.site.pages.kinds import rule_help as help_pages
from factsheet.web.problem_display import FileTexts, format_problem
from factsheet.web.settings import Settings

from tests.problems.case import BASE

PACKAGE = Path(factsheet.__file__).parent
SETTINGS = Settings("Factsheet", "", "", "en", None, "", True)
RULES = list(load_rules().values())
EXAMPLES = [rule for rule in RULES if rule.wrong]
WITHOUT_EXAMPLE = {"F025", "F051", "F052", "F053"}
"""A link has no text to show; the others are found only with snapshots."""


def laid_out(folder: Path, rule: Rule, file: str, text: str) -> tuple[Problem, ...]:
    """Return the problems of the valid content with the example in it."""
    base = Path(copytree(BASE, folder / "base"))
    for name, written in {**rule.other_files, file: text.removeprefix("\n")}.items():
        (base / name).parent.mkdir(parents=True, exist_ok=True)
        (base / name).write_text(written, encoding="utf-8")
    return (*examine(base / "content")[1], *check_prose(base, base / "content/pages"))


@pytest.mark.parametrize("rule", EXAMPLES, ids=lambda rule: rule.code)
def test_the_check_says_of_the_example_what_its_page_says(rule: Rule, tmp_path: Path) -> None:
    problems = laid_out(tmp_path, rule, rule.file, rule.wrong)
    found = next(problem for problem in problems if problem.code == rule.code)
    told = format_problem(found, FileTexts(tmp_path / "base"), "")
    assert found.level is rule.level
    if os.environ.get("FACTSHEET_GOLDEN") == "accept":
        known = json.loads(OUTPUTS.read_text(encoding="utf-8")) | {rule.code: told}
        OUTPUTS.write_text(json.dumps(known, ensure_ascii=False, indent=2, sort_keys=True) + "\n", encoding="utf-8")
        return
    assert told == rule.output


@pytest.mark.parametrize("rule", [rule for rule in EXAMPLES if rule.right], ids=lambda rule: rule.code)
def test_the_example_as_it_should_be_has_the_problem_no_more(rule: Rule, tmp_path: Path) -> None:
    problems = laid_out(tmp_path, rule, rule.right_file or rule.file, rule.right)
    assert rule.code not in [problem.code for problem in problems]


def test_every_code_that_can_be_told_has_a_rule_and_every_rule_a_code() -> None:
    written = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    assert set(re.findall(r'"(F\d{3})"', written)) == set(load_rules())


def test_every_rule_says_why_it_is_there() -> None:
    assert [rule.code for rule in RULES if not (rule.why or collect_reasons().get(rule.code))] == []
    assert {rule.code for rule in RULES if not rule.wrong} == WITHOUT_EXAMPLE


def test_every_rule_has_a_page_that_the_list_names() -> None:
    made = {
        page.address for page in build(BASE / "content", SETTINGS).make_pages() if page.address.path.startswith("help/")
    }
    listed = {entry.href for group in help_pages.make_index_view().groups for entry in group.entries}
    assert {address.path for address in made} == {"help/", *(f"help/{code}/" for code in load_rules())}
    assert {address.path for address in listed} == {f"help/{code}/" for code in load_rules()}


def test_words_between_backticks_are_code() -> None:
    (paragraph,) = help_pages.make_view(load_rules()["F008"]).fix
    assert [piece.text for piece in paragraph if piece.manner == "code"] == [
        "# factsheet: allow F070 – the page forbids copies"
    ]
