"""Lists and votes: only the members on which sources differ, and those that one alone names."""

from collections.abc import Callable

import pytest
from factsheet.analysis.member_differences import compare_memberships
from factsheet.site.pages.parts import sides_of_difference

from tests.model.content import Content, sentence

Write = Callable[[str], Content]
VOTE = """
actors: {ethiopia: , guinea: , france: , chad: , mali: }
point:
  compare: [{id: vote, type: positions, of: actors, options: [for, against, absent]}]
  reports:
    - {source: bbc, says: {vote: {FIRST}}}
    - {source: ap, says: {vote: {SECOND}}}
"""
LIST = """
actors: {ethiopia: , guinea: , france: , chad: }
point:
  compare: [{id: names, type: set, of: actors}]
  reports:
    - {source: bbc, says: {names: {members: [france, ethiopia], list: FIRST}}}
    - {source: ap, says: {names: {members: [france], DOUBTFUL list: SECOND}}}
    - {source: dpa, says: {names: {members: [], list: none}}}
"""


def vote(content: Write, bbc: str, ap: str) -> Content:
    return content(VOTE.replace("FIRST", bbc).replace("SECOND", ap))


def told(found: Content) -> tuple[list[str], list[str]]:
    """Return what is said to differ, and what to be compatible."""
    shown = found.comparison()
    return [sentence(one) for one in shown.differences], [sentence(one) for one in shown.compatible]


def test_members_that_only_one_source_places_are_compatible_and_the_rest_is_counted(content: Write) -> None:
    found = vote(
        content, "for: [france, ethiopia], against: [chad]", "for: [france, guinea], against: [chad], absent: [mali]"
    )
    assert told(found) == (
        [],
        ["Vote: only Ap: Guinea, Mali; only Bbc: Ethiopia; the other 2 are the same."],
    )


def test_a_vote_that_differs_shows_the_members_that_voted_otherwise(content: Write) -> None:
    found = vote(content, "for: [france, guinea], against: [chad]", "against: [france, guinea, chad], absent: [mali]")
    assert told(found) == (
        ["Vote: France, Guinea: against (Ap), for (Bbc); only Ap: Mali; the other member is the same."],
        [],
    )


def test_the_sides_of_a_vote_leave_out_what_all_say_alike(content: Write) -> None:
    found = vote(
        content, "for: [france, guinea], against: [chad]", "for: [france], against: [guinea, chad], absent: [mali]"
    )
    (difference,) = found.finding().differences
    shown = sides_of_difference.list_sides(found.findings, found.point(), difference)
    assert [("".join(span.text for span in one.value), one.notes[0][0].text) for one in shown] == [
        ("against: Guinea; absent: Mali", "the other 2 are the same"),
        ("for: Guinea", "the other 2 are the same"),
    ]


@pytest.mark.parametrize(
    ("first", "second", "doubtful", "words"),
    [
        ("open", "open", "", "Names: only Bbc: Ethiopia; the other member is the same."),
        (
            "open",
            "open",
            "doubtful: [ethiopia],",
            "Names: Ethiopia: doubtful (Ap), named (Bbc); the other member is the same.",
        ),
        (
            "open",
            "closed",
            "",
            "Names: only Bbc: Ethiopia; described as complete: the list of Ap; the other member is the same.",
        ),
    ],
)
def test_lists_are_told_by_the_members_that_only_some_name(
    content: Write, first: str, second: str, doubtful: str, words: str
) -> None:
    found = content(LIST.replace("FIRST", first).replace("SECOND", second).replace("DOUBTFUL", doubtful))
    differs, compatible = told(found)
    assert [*differs, *compatible] == [words]
    assert bool(differs) is (second == "closed"), "only a complete list contradicts"


def test_the_same_lists_have_no_members_apart(content: Write) -> None:
    found = content(
        LIST.replace("FIRST", "open")
        .replace("SECOND", "open")
        .replace("france, ethiopia", "france")
        .replace("DOUBTFUL", "")
    )
    lists = compare_memberships(found.point().compare[0], found.finding().independence.heads)
    assert lists is not None
    assert (lists.alike, lists.apart) == (1, ())


def test_of_many_members_the_first_are_named_and_the_others_counted(content: Write) -> None:
    many = ", ".join(f"state-{number}" for number in range(1, 181))
    few = ", ".join(f"state-{number}" for number in range(1, 161))
    found = content(f"""
point:
  compare: [{{id: vote, type: positions, options: [for, against]}}]
  reports:
    - {{source: bbc, says: {{vote: {{for: [{many}]}}}}}}
    - {{source: ap, says: {{vote: {{for: [{few}]}}}}}}
""")
    _differs, (words,) = told(found)
    assert words.startswith("Vote: only Bbc: state-161, state-162")
    assert words.endswith("state-172; 8 more members differ; the other 160 are the same.")
