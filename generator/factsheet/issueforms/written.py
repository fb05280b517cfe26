"""A form as the file that GitHub reads: https://docs.github.com/communities/using-templates-to-encourage-useful-issues."""

import json
from collections.abc import Iterator

from factsheet.issueforms.questions import IssueForm, Question, forms

_HEAD = "# Made from the schema by `factsheet schema --issue-forms`, which `factsheet from-issue` reads back."
_WELCOME = (
    "Nothing is published before somebody has looked at it. Leave empty what you do not know; an id is the short name"
    " of a thing in the address of its page."
)


def files() -> dict[str, str]:
    """Return the text of each form by the name of its file."""
    return {f"{form.makes}.yml": "".join(f"{line}\n" for line in _lines(form)) for form in forms()}


def _lines(form: IssueForm) -> Iterator[str]:
    yield _HEAD
    yield f"name: {_quoted(form.name)}"
    yield f"description: {_quoted(form.about)}"
    yield f"title: {_quoted(f'{form.name}: ')}"
    yield "body:"
    yield from ("  - type: markdown", "    attributes:", f"      value: {_quoted(_WELCOME)}")
    for question in form.questions:
        yield from _question(question)


def _question(question: Question) -> Iterator[str]:
    yield f"  - type: {question.asked}"
    yield f"    id: {question.id}"
    yield "    attributes:"
    yield f"      label: {_quoted(question.label)}"
    if question.about:
        yield f"      description: {_quoted(question.about)}"
    if question.options:
        yield "      options:"
        yield from (f"        - {_quoted(option)}" for option in question.options)
    yield "    validations:"
    yield f"      required: {'true' if question.is_required else 'false'}"


def _quoted(text: str) -> str:
    """Return the text in the one style that no reader of YAML takes for anything else."""
    return json.dumps(text, ensure_ascii=False)
