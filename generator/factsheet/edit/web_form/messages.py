"""The messages of the checker for the web form, collected by making each mistake.

So no message is written twice, and a message that changes in the checker changes in the form. Where a message repeats
what was written, the form gets a placeholder such as `{name}`.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from factsheet.content.validation_errors import explain_error
from factsheet.model.record_types import RECORDS, TYPES
from factsheet.model.report import ReportContext
from factsheet.model.values import date_mistakes, date_parser, quantity_mistakes
from factsheet.model.values.number_words import TABLE
from factsheet.model.values.quantity_table import LONGEST
from factsheet.problems.problem import Problem
from factsheet.yamlfile import parse

_DATES: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "digits": ("202X-01", {}),
    "year": ("0000", {}),
    "season": ("2022-21-05", {}),
    "days": ("2022-02-30", {"2022-02": "{month}", "28": "{days}"}),
    "time": ("2022-03-29T25", {}),
    "offset": ("2022-03-29T10:00+15:00", {}),
    "open": ("../..", {}),
    "offsets": ("2022-03-29T10:00Z/2022-03-29T11:00+01:00", {}),
    "reversed": ("2023/2022", {}),
    "years": ("-0044", {}),
    "months": ("2022-13", {}),
    "ambiguous": ("03/04/2022", {"03/04/2022": "{written}", "2022-03-04 or 2022-04-03": "{readings}"}),
    "unreadable": ("some day", {"some day": "{written}"}),
}
"""By mistake: a date with it, and the placeholder for each part that its message repeats."""
_SAYS = "compare: [{{id: a, type: {}}}]\nreports: [{{source: c, says: {{a:"
_SITE = "https://a.example/"
_AT = f"name: a\nkind: state\nurl: {_SITE}"
_KINDS = "person, state, organisation, outlet, agency, group or unnamed"
_FILES: Mapping[str, tuple[str, str, Mapping[str, str]]] = {
    "missing": ("place", "kind: city", {"`name`": "`{name}`"}),
    "word": ("actor", "name: a\nkind: qqq", {'"qqq"': '"{written}"', _KINDS: "{choices}"}),
    "id": ("place", "name: a\nin: Q Q", {"Q Q": "{written}"}),
    "point": ("point", "related: Q Q", {"Q Q": "{written}"}),
    "ids": ("place", "name: a\nin: q, r", {}),
    "not_given": (
        "point",
        f"{_SAYS.format('quantity, measure: b')} {{value: 5, as_of: unknown}}}}}}]",
        {"unknown": "{written}"},
    ),
    "yes_no": ("point", "expected: qqq", {}),
    "sentences": ("point", "reports: [{source: a, locator: {sentences: [qqq]}}]", {"qqq": "{written}"}),
    "aspect": (
        "point",
        "compare: [{id: www, type: text}]\nreports: [{source: a, says: {qqq: b}}]",
        {"qqq": "{written}", "www": "{choices}"},
    ),
    "no_aspect": ("point", "reports: [{source: a, says: {qqq: b}}]", {"qqq": "{written}"}),
    "option": (
        "point",
        "compare: [{id: a, type: choice, options: [www, zzz]}]\nreports: [{source: a, says: {a: qqq}}]",
        {"qqq": "{written}", "“www”, “zzz”": "{choices}"},
    ),
    "address": ("actor", "name: a\nkind: state\nurl: qqq", {"qqq": "{written}"}),
    "sign": ("actor", f"{_AT}a|b", {"`|`": "{name}", "%7C": "{encoded}", f"{_SITE}a{{encoded}}b": "{address}"}),
    "site": ("actor", "name: a\nkind: state\nurl: https://a|b", {"`|`": "{name}"}),
    "language": ("source", "title: a\nurl: https://a.example\nlanguage: Qqq", {"Qqq": "{written}"}),
    "zero": ("point", "reports: [{source: a, locator: {paragraph: 0}}]", {}),
    "repeated": ("point", "related: [qqq, qqq]", {"qqq": "{written}"}),
    "whole": ("point", "reports: [{source: a, locator: {paragraph: qqq}}]", {"qqq": "{written}"}),
    "unseen": ("place", "name: a\u200bb", {"200B": "{code}"}),
    "two_rows": ("point", "reports: [{source: qqq}, {source: qqq}]", {"qqq": "{written}"}),
    "two_aspects": ("point", "compare: [{id: qqq, type: text}, {id: qqq, type: text}]", {"qqq": "{written}"}),
    "choice": ("point", "compare: [{id: a, type: choice, options: [b]}]", {}),
    "measure": ("point", "compare: [{id: a, type: quantity}]", {}),
    "figure": ("point", "kind: figure", {}),
    "population": ("point", "kind: figure\ncompare: [{id: a, type: quantity, measure: b}]", {}),
    "title": ("source", "url: https://a.example", {}),
    "url_note": ("source", "title: a\nurl: null", {}),
    "edge": ("source", "title: a\nurl: https://a.example\nedges: [{basis: declared, evidence: b}]", {}),
    "as_of": ("point", f"{_SAYS.format('quantity, measure: b')} {{value: 5}}}}}}]", {}),
    "list": ("point", f"{_SAYS.format('set')} {{members: [b]}}}}}}]", {}),
    "clock": ("point", f"{_SAYS.format('time')} qqq}}}}]", {"qqq": "{written}"}),
}
"""By mistake: kind and text of a file whose last problem it is, and the placeholders."""
# Required fields, so that nothing but the mistake is reported.
_COMPLETE = {"point": "title: t\nstatement: s\n", "source": "", "actor": "", "place": ""}


def collect_messages() -> dict[str, dict[str, str]]:
    """Return code, message and fix of each mistake that is possible in the form."""
    return {name: dict(_describe_mistake(*about)) for name, about in _FILES.items()}


def _describe_mistake(kind: str, text: str, repeated: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    start = _COMPLETE[kind]
    if kind == "point" and "kind:" not in text:
        start += "kind: event\n"
    problem = list(find_file_problems(kind, f"{start}{text}\n"))[-1]
    yield "code", problem.code
    yield "message", _insert_names(problem.message, repeated)
    if problem.fix:
        yield "fix", _insert_names(problem.fix, repeated)


def find_file_problems(kind: str, text: str) -> Iterator[Problem]:
    """Yield what is wrong with a file alone, whatever else is on the site."""
    fields, syntax_problems = parse.parse_file(f"{kind}.yml", text.encode())
    yield from syntax_problems
    if fields is None:
        return
    # What otherwise follows from the path of the file.
    defaults: dict[str, Any] = {"id": "one", "file": ""}
    if kind == "point":
        defaults["sheet"] = "one"
    try:
        RECORDS[kind].validate_python(fields.written | defaults, context=ReportContext())
    except ValidationError as error:
        yield from explain_error(fields, error, TYPES[kind])


def _insert_names(message: str, repeated: Mapping[str, str]) -> str:
    for written, name in repeated.items():
        message = message.replace(written, name)
    return message


def make_date_rules() -> dict[str, Any]:
    """Return the patterns of dates, and the messages for invalid ones."""
    messages = {}
    for name, (text, repeated) in _DATES.items():
        messages[name] = _insert_names(_get_date_message(text), repeated)
    return {
        "shape": re.sub(r"\?P<", "?<", date_parser.SHAPE.pattern),  # JavaScript writes named groups so
        "forms": date_mistakes.FORMS,
        "months": date_mistakes.MONTHS,
        "no_month": date_mistakes.NO_MONTH,
        "messages": messages,
    }


def _get_date_message(text: str) -> str:
    try:
        date_parser.parse_date(text)
    except ValueError as error:
        return str(error)
    raise AssertionError(f"{text} is a date")


def make_quantity_rules() -> dict[str, Any]:
    """Return the table by which quantities are read, and the messages for invalid ones."""
    texts = {
        "longest": LONGEST,
        "reasons": quantity_mistakes.REASONS,
        "extra": quantity_mistakes.EXTRA,
        "unknown": quantity_mistakes.UNKNOWN,
        "comma": quantity_mistakes.COMMA_FOR_POINT,
    }
    return {"table": {name: part for name, part in TABLE.items() if name != "about"}, "messages": texts}
