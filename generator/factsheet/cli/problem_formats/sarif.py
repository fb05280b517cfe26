"""Problems as a SARIF 2.1.0 log, which code scanners, editors and forges read.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

import json
from collections.abc import Sequence
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from factsheet import __version__
from factsheet.problems.problem import Level, Problem
from factsheet.problems.rules import rules
from factsheet.web.problem_display import Texts, help_address, with_correction

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.HINT: "note"}


def log(problems: Sequence[Problem], texts: Texts, site_url: str) -> str:
    """Return the log of one run: the rules that were broken, and where."""
    codes = sorted({problem.code for problem in problems})
    driver: dict[str, Any] = {"name": "factsheet", "semanticVersion": __version__}
    driver["rules"] = [_rule(code, site_url) for code in codes]
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, codes.index(problem.code), texts) for problem in problems],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str, site_url: str) -> dict[str, Any]:
    rule = rules()[code]
    told: dict[str, Any] = {"id": code, "shortDescription": {"text": rule.title}}
    told["defaultConfiguration"] = {"level": _LEVELS[rule.level]}
    return told | ({"helpUri": help_address(site_url, code)} if site_url else {})


def _result(problem: Problem, rule: int, texts: Texts) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(problem.file)}}
    if problem.width:
        end = problem.column + problem.width
        place["region"] = {"startLine": problem.line, "startColumn": problem.column, "endColumn": end}
    return {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": _LEVELS[problem.level],
        "message": {"text": with_correction(problem, texts)},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"factsheetProblem/v1": _fingerprint(problem, texts)},
    }


def _fingerprint(problem: Problem, texts: Texts) -> str:
    """Return what stays the same where other lines of the file change."""
    line = texts.line(problem.file, problem.line).strip()
    return sha256("\n".join((problem.code, problem.file, line, problem.message)).encode()).hexdigest()
