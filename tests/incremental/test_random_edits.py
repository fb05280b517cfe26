"""Whatever an editor does, an incremental build comes out as a cold one, or refuses as one does and leaves the site."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from factsheet.site.pages.parts import pagination, sheet_sections
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from tests.incremental.desk import laid_anew
from tests.incremental.edits import Editor
from tests.rounds import rounds

pytestmark = pytest.mark.slow

CALM = settings(suppress_health_check=list(HealthCheck))


def assert_edits_change_what_a_cold_build_changes(data: st.DataObject, most: int) -> None:
    with TemporaryDirectory() as folder:
        desk = laid_anew(Path(folder) / "desk")  # not a copy, in which lists are as long as they usually are
        editor = Editor(desk, data.draw)
        for _ in range(data.draw(st.integers(1, most))):
            before = desk.saved()
            for _ in range(data.draw(st.sampled_from((1, 1, 1, 2)))):
                note(editor.edit())
            if desk.is_as_a_cold_build().code != 0:
                note("refused, so taken back")
                desk.restore(before)


@settings(CALM, max_examples=rounds(quick=5, nightly=40))
@given(st.data())
def test_after_each_edit_the_site_is_that_of_a_cold_build(data: st.DataObject) -> None:
    assert_edits_change_what_a_cold_build_changes(data, rounds(quick=8, nightly=20))


@settings(CALM, max_examples=rounds(quick=2, nightly=20))
@given(st.data())
def test_where_every_list_fills_many_pages_it_is_so_too(data: st.DataObject) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pagination, "MOST", 3)
        patch.setattr(sheet_sections, "MOST", 8)
        patch.setattr(sheet_sections, "FIRST", 2)
        assert_edits_change_what_a_cold_build_changes(data, rounds(quick=6, nightly=15))
