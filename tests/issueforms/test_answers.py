"""What somebody has answered is read back from the issue, whatever stands in the answers."""

import pytest
from factsheet.issueforms.answered import Issue, Told, read
from factsheet.issueforms.questions import Asked
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.issueforms.asking import FORMS, issue

ANY = settings(derandomize=True, database=None, deadline=None, max_examples=150)
REPORT = {"point": "pledge", "source": "post", "quote": "the bridge will open"}
LABEL = {question.id: question.label for question in FORMS["report"].questions}
PIECES = (
    *("# heading", "### Heading", "### Sources", "#### Note", "```", "```yaml", "~~~", "---", "> ### Note", "- item"),
    *("### Note.", "a: b", "  indented", "<!-- hidden -->", "é # 1", "|-", "“so”", "*", "&a", "\\", '"', "'"),
)
LONG = st.lists(st.sampled_from(PIECES) | st.text("ab cé#:\"'\\[]{}", max_size=12), min_size=1, max_size=5).map(
    lambda lines: "\n".join(lines).strip()
)
LINES = st.sampled_from([*(f"### {label}" for label in LABEL.values()), "", "x", "```", "_No response_"])
SHORT = st.text("abc é#:,\"'[]{}|>-`", max_size=20).map(str.strip)
KINDS = {Asked.LINE: lambda _: SHORT, Asked.TEXT: lambda _: LONG, Asked.CHOICE: st.sampled_from}


def answered(text: str) -> dict[str, str]:
    found = read(text)
    assert isinstance(found, Issue), found
    return {id: answer.text for id, answer in found.answers.items()}


@st.composite
def answers(draw: st.DrawFn) -> tuple[str, dict[str, str]]:
    makes = draw(st.sampled_from(sorted(FORMS)))
    found = {}
    for question in FORMS[makes].questions:
        text = draw(st.just("") | KINDS[question.asked](question.options))
        if text and not text.startswith(("```", "~~~")):  # A fence around all of an answer is taken off.
            found[question.id] = text
    return makes, found


@ANY
@given(given_answers=answers(), line_end=st.sampled_from(("\n", "\r\n")))
def test_every_answer_comes_back(given_answers: tuple[str, dict[str, str]], line_end: str) -> None:
    makes, texts = given_answers
    found = read(issue(makes, texts, line_end))
    assert isinstance(found, Issue), found
    assert found.form == FORMS[makes]
    expected = {id: meant(makes, id, text) for id, text in texts.items()}
    assert {id: one.text for id, one in found.answers.items()} == expected


def meant(makes: str, id: str, text: str) -> str:
    question = FORMS[makes].question(id)
    assert question is not None
    return question.meant(text)


@ANY
@given(text=st.text() | st.lists(LINES).map("\n".join))
def test_any_text_gives_answers_or_a_sentence(text: str) -> None:
    found = read(text)
    assert isinstance(found, Issue) or found.message


def test_each_answer_knows_its_line() -> None:
    text = issue("report", {**REPORT, "note": "one\n\ntwo"})
    found = read(text)
    assert isinstance(found, Issue)
    lines = text.split("\n")
    assert {id: lines[answer.line - 1] for id, answer in found.answers.items()} == {**REPORT, "note": "one"}
    assert lines[found.places["value"] - 1] == f"### {LABEL['value']}"


def test_nothing_chosen_and_no_response_are_no_answers() -> None:
    assert answered(issue("report", {**REPORT, "stance": "None", "note": "_No response_"})) == REPORT


def test_what_a_forge_takes_for_nothing_is_another_word_in_the_form() -> None:
    assert answered(issue("report", {**REPORT, "basis": "none at all"}))["basis"] == "none"


def test_words_in_a_fence_of_their_own_are_taken_out_of_it() -> None:
    assert answered(issue("report", {**REPORT, "quote": "```text\nthe bridge\n```"}))["quote"] == "the bridge"


@pytest.mark.parametrize(
    "quoted",
    [
        f"It says:\n\n> ### {LABEL['note']}\n>\n> all of it",
        f"see\n```\n### {LABEL['note']}\n\nall of it\n```",
        f"### {LABEL['translation_language']}\n\nmy words",
        f"as ### {LABEL['note']}",
        f"### {LABEL['quote']}\n\nis what I was asked",
        f"### {LABEL['source']}\n\npost",
    ],
)
def test_a_label_in_an_answer_is_no_heading(quoted: str) -> None:
    given_answers = {**REPORT, "translation": quoted, "note": "my own"}
    assert answered(issue("report", given_answers)) == given_answers


def test_a_fence_that_is_never_closed_ends_with_its_answer() -> None:
    given_answers = {**REPORT, "translation": "```\nopen", "note": "```\nopen, too"}
    assert answered(issue("report", given_answers)) == given_answers


def test_a_label_that_may_be_heading_or_answer_is_told_with_both_lines() -> None:
    now = FORMS["correction"].questions[2]
    told = {"point": "pledge", "was": f"one\n\n### {now.label}\n\ntwo", "now": "three", "reason": "four"}
    text = issue("correction", told)
    found = read(text)
    lines = [number for number, line in enumerate(text.split("\n"), 1) if line == f"### {now.label}"]
    assert isinstance(found, Told)
    assert (found.line, found.label) == (lines[0], now.label)
    assert f"line {lines[1]}" in found.message


def test_a_heading_that_somebody_deleted_leaves_its_question_unanswered() -> None:
    text = issue("report", {**REPORT, "note": "x"}).replace(f"### {LABEL['value']}\n\n_No response_\n", "")
    assert answered(text) == {**REPORT, "note": "x"}


def test_what_stands_above_the_first_heading_is_noticed() -> None:
    found = read(f"\nHello\n\n{issue('report', REPORT)}")
    assert isinstance(found, Issue)
    assert found.above == 2


@pytest.mark.parametrize("text", ["", "hello", "### Other\n\nx", "\ufeff", "### \n"])
def test_a_text_without_a_heading_of_a_form_is_told(text: str) -> None:
    found = read(text)
    assert isinstance(found, Told)
    assert "no heading of a form" in found.message


def test_a_thousand_headings_are_no_burden() -> None:
    found = read(f"### {LABEL['note']}\n\n" * 5000)
    assert isinstance(found, Told)
