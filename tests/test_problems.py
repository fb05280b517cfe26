import os
import re
from pathlib import Path

import pytest
from factsheet.checks.check_content import examine

from tests.problems.case import Case, cases

CASES = list(cases())
CODES = """
    F001 F002 F003 F004 F005 F006 F007 F008 F010 F011 F012 F013 F020 F021 F022 F023 F024 F026 F027 F028
    F030 F031 F032 F033 F040 F041 F042 F043 F044 F045 F046 F047 F048 F050 F054 F055 F056 F057 F058 F059
    F060 F061 F062 F070 F071 F080
"""
JARGON = ("Input should", "pydantic", "Field required", "Value error", "None", "dict", "tuple", "scalar", "mapping")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_mistake_is_told_exactly_and_nothing_more(case: Case, base: Path) -> None:
    case.laid_over(base)
    told = case.told(base)
    if os.environ.get("FACTSHEET_GOLDEN") == "accept":
        case.accept(told)
    assert told == case.expected()


def test_the_content_that_cases_are_laid_over_has_no_problem(base: Path) -> None:
    findings, problems = examine(base / "content")
    assert problems == ()
    assert set(findings.corpus.points) == {"talks/pledge", "talks/travellers"}


def test_there_are_cases_for_every_code() -> None:
    told = "".join(case.expected() for case in CASES)
    assert [code for code in CODES.split() if f"[{code}]" not in told] == []
    assert len(CASES) >= 60


def test_no_message_speaks_the_language_of_programmers() -> None:
    told = [(case.name, case.expected()) for case in CASES]
    assert [(name, word) for name, text in told for word in JARGON if re.search(rf"\b{word}\b", text)] == []
