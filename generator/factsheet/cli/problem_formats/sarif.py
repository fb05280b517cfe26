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
from factsheet.problems.rules import load_rules
from factsheet.web.problem_display import FileTexts, add_correction, make_help_url

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.HINT: "note"}


def format_log(problems: Sequence[Problem], texts: FileTexts, site_url: str) -> str:
    """Return the log of one run: the rules that were broken, and where."""
    codes = sorted({problem.code for problem in problems})
    driver: dict[str, Any] = {"name": "factsheet", "semanticVersion": __version__}
    driver["rules"] = [_make_rule(code, site_url) for code in codes]
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_make_result(problem, codes.index(problem.code), texts) for problem in problems],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _make_rule(code: str, site_url: str) -> dict[str, Any]:
    rule = load_rules()[code]
    data: dict[str, Any] = {"id": code, "shortDescription": {"text": rule.title}}
    data["defaultConfiguration"] = {"level": _LEVELS[rule.level]}
    if site_url:
        data["helpUri"] = make_help_url(site_url, code)
    return data


def _make_result(problem: Problem, rule: int, texts: FileTexts) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(problem.file)}}
    if problem.width:  # a problem without a width is about the whole file
        end = problem.column + problem.width
        place["region"] = {"startLine": problem.line, "startColumn": problem.column, "endColumn": end}
    return {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": _LEVELS[problem.level],
        "message": {"text": add_correction(problem, texts)},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"factsheetProblem/v1": _compute_fingerprint(problem, texts)},
    }


def _compute_fingerprint(problem: Problem, texts: FileTexts) -> str:
    """Return a hash that stays the same where other lines of the file change, so that an alert stays closed."""
    line = texts.get_line(problem.file, problem.line).strip()
    return sha256("\n".join((problem.code, problem.file, line, problem.message)).encode()).hexdigest()
