"""The pictures can be taken: the form is driven to its end, and what it proposes is what the content has."""

from pathlib import Path

import pytest
from factsheet.content.load import load_content
from factsheet.model.report import Report
from playwright.sync_api import Browser

from tests.browser import handbook
from tests.browser.pictures import HEAVIEST
from tests.site.builds import ROOT


@pytest.mark.nightly
@pytest.mark.published
def test_a_report_taken_out_is_proposed_again_as_it_was(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    taken = handbook.take(browser, tmp_path / "desk", tmp_path / "pictures")
    assert list(taken) == list(handbook.STEPS)
    assert [name for name, file in taken.items() if file.stat().st_size > HEAVIEST] == []
    ours, proposed = (report(folder / "content") for folder in (ROOT, tmp_path / "desk"))
    assert (proposed.quote, proposed.says, proposed.attribution) == (ours.quote, ours.says, ours.attribution)


def report(content: Path) -> Report:
    corpus, _problems = load_content(content)
    point = next(one for one in corpus.points.values() if one.file == handbook.FILE)
    return next(one for one in point.reports if one.source == handbook.TYPED.source)
