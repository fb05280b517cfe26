"""Whatever an editor does while the site is served, it is served as a cold build makes it, or as it last was good."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from factsheet.build.output_ownership import MARK
from factsheet.cli.commands.serve_session import EditingSession
from factsheet.data import preview_image
from factsheet.web import urls
from hypothesis import given, note, settings
from hypothesis import strategies as st

from tests.incremental.desk import Desk, differ_not, drawn_once, laid, without_traces
from tests.incremental.edits import Editor
from tests.incremental.test_random_edits import CALM
from tests.rounds import rounds
from tests.site.builds import files

pytestmark = pytest.mark.slow

ONLY_BUILT = (MARK, "404.html", "sitemap.xml", urls.make_search_index_address().path.rpartition("/")[0])
"""What `serve` has at every address where nothing is, leaves to builds, or lends from the last one."""


def served(editing: EditingSession, path: str) -> bytes | None:
    live = editing.live
    page = live.draw(path.removesuffix("index.html"))
    if page is not None:
        return page.encode()
    made = live.make(path)
    file = live.files / path if live.files else None
    return made if made is not None or file is None or not file.is_file() else file.read_bytes()


def follow(editing: EditingSession, desk: Desk, before: dict[str, bytes]) -> None:
    """Tell of every file that differs from what was there before."""
    now = desk.saved()
    changed = frozenset(desk.folder / path for path in {*before, *now} if before.get(path) != now.get(path))
    if changed:
        with without_traces():
            editing.follow(changed)


@settings(CALM, max_examples=rounds(quick=3, nightly=20))
@given(st.data())
def test_after_each_edit_what_is_served_is_what_a_cold_build_makes(data: st.DataObject) -> None:
    most = rounds(quick=4, nightly=12)
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(preview_image, "render_png", drawn_once)
        desk = laid(Path(folder) / "desk")
        editing = EditingSession(desk.settings, Path(folder))
        with without_traces():
            editing.make_all()
        editor, good = Editor(desk, data.draw), files(desk.site)
        for _ in range(data.draw(st.integers(1, most))):
            before = desk.saved()
            note(editor.edit())
            follow(editing, desk, before)
            fresh, site = desk.cold()
            is_good = fresh.code == 0
            assert is_good == (not editing.live.problems and not editing.live.trouble), fresh.said
            gone, good = ({*good}, files(site)) if is_good else (set(), good)
            paths = [path for path in good if not path.startswith(ONLY_BUILT)]
            asked = data.draw(st.sampled_from(paths))  # so that any page may be the first that is seen after an edit
            shown = {path: served(editing, path) or b"" for path in sorted(paths, key=lambda path: path != asked)}
            differ_not(shown, {path: good[path] for path in shown})
            assert [path for path in gone.difference(good) if served(editing, path) is not None] == []
            if not is_good:
                note("refused, so taken back")
                broken = desk.saved()
                desk.restore(before)
                follow(editing, desk, broken)
