"""The words that several families quote alike, whatever the language."""

from collections.abc import Callable

import pytest
from factsheet.analysis.shared_words import find_shared_words

from tests.model.content import Content

Write = Callable[[str], Content]
POINT = """
sources: {copy: {edges: [{rewrites: one}]}}
point:
  kind: statement
  reports:
    - {source: one, quote: "ONE"}
    - {source: two, quote: "TWO"}
    - {source: copy, quote: "ONE"}
"""


@pytest.mark.parametrize(
    ("one", "two", "words"),
    [
        ("will be closed for a year", "“The bridge WILL be closed” he said", None),
        ("will be closed", "“The bridge WILL be closed,” he said", "will be closed"),
        ("it can’t be closed", "it can't be closed", "it can’t be closed"),
        ("міст об’єднає береги", "Голова сказав, що міст об'єднає береги.", "міст об’єднає береги"),
        ("мост закроют надолго", "Мост закроют надолго, сказал он", "мост закроют надолго"),
        ("سيغلق الجسر سنة", "قال إنه سيغلق الجسر سنة", "سيغلق الجسر سنة"),
        ("a year", "closed for a year", None),
    ],
)
def test_the_shortest_words_that_two_families_quote(content: Write, one: str, two: str, words: str | None) -> None:
    found = content(POINT.replace("ONE", one).replace("TWO", two)).finding()
    shared = find_shared_words(found.independence.heads)
    assert (shared.text if shared else None) == words
    if shared:
        assert {standing.report.anchor for standing in shared.by} == {"one", "two"}


def test_a_copy_shares_no_words_with_its_parent(content: Write) -> None:
    found = content(POINT.replace("ONE", "will be closed").replace("TWO", "nothing of the kind")).finding()
    assert find_shared_words(found.independence.lineages) is None
