"""A list with an item that stands there twice, and what becomes of it: nothing else is touched."""

import pytest
from factsheet.yamlfile import parse
from factsheet.yamlfile.remove_item import make_removal_edit
from factsheet.yamlfile.same_content import apply_edit, is_rest_unchanged
from hypothesis import given
from hypothesis import strategies as st

IDS = st.lists(st.from_regex("[a-z]{1,3}", fullmatch=True), min_size=2, max_size=5)
LAYS = [
    lambda ids: f"by: [{', '.join(ids)}]\nto: a\n",
    lambda ids: f"by: [{','.join(ids)},]  # seen\r\nto: a\r\n",
    lambda ids: "by: [\n  " + ",\n  ".join(f'"{id}"' for id in ids) + "\n]\nto: a\n",
    lambda ids: "by:\n" + "".join(f"  - {id}\n" for id in ids) + "to: a\n",
    lambda ids: "by:\r\n" + "".join(f"- {id}  \r\n" for id in ids) + "to: a\r\n",
    lambda ids: "to: a\nby:\n" + "\n".join(f"  -   '{id}'" for id in ids),
]


@given(ids=IDS, lay=st.sampled_from(LAYS), data=st.data())
def test_the_item_is_gone_and_everything_else_is_read_as_before(
    ids: list[str], lay: object, data: st.DataObject
) -> None:
    assert callable(lay)
    text, number = lay(ids), data.draw(st.integers(1, len(ids) - 1))
    edit = make_removal_edit(text, ("by", number))
    assert edit is not None
    assert is_rest_unchanged(text, edit)
    fields, problems = parse.parse_file("f.yml", apply_edit(text, edit).encode())
    assert (fields and fields.written, problems) == ({"by": ids[:number] + ids[number + 1 :], "to": "a"}, ())


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("by:\n  # why\n  - a\n  # why else\n  - a\n  - b\n", "by:\n  # why\n  - a\n  # why else\n  - b\n"),
        ("by: [a, a]", "by: [a]"),
        ("by:\n- a\n- a", "by:\n- a\n"),
    ],
)
def test_every_other_byte_stays(written: str, left: str) -> None:
    edit = make_removal_edit(written, ("by", 1))
    assert edit is not None
    assert edit.safe
    assert apply_edit(written, edit) == left


@pytest.mark.parametrize(
    "written",
    [
        "by:\n  - a\n  - a  # because\n",
        "by: [a,  # first\n  a]\n",
        "by:\n  - a\n  - |\n    a\n",
        "by:\n  - {a: b}\n  - {a: b}\n",
        "by: a\n",
    ],
)
def test_what_has_a_comment_or_is_more_than_a_word_is_left_to_a_person(written: str) -> None:
    assert make_removal_edit(written, ("by", 1)) is None
