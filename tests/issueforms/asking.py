"""The text that a forge makes of the answers to one of its forms."""

from collections.abc import Mapping

from factsheet.issueforms.questions import IssueForm, forms

FORMS = {form.makes: form for form in forms()}
EMPTY = "_No response_"


def issue(makes: str, answers: Mapping[str, str], line_end: str = "\n") -> str:
    return issue_of(FORMS[makes], answers, line_end)


def issue_of(form: IssueForm, answers: Mapping[str, str], line_end: str = "\n") -> str:
    unknown = answers.keys() - {question.id for question in form.questions}
    assert not unknown, "the form does not ask for that"
    parts = (f"### {question.label}\n\n{answers.get(question.id) or EMPTY}\n" for question in form.questions)
    return "\n".join(parts).replace("\n", line_end)
