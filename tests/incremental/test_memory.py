"""What builds remember saves time and is never needed: a memory that is lost, cut off or foreign is as good as none."""

import pickle

import pytest
from factsheet import cache
from factsheet.cache import Cache
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.incremental.desk import Desk, laid, redrawn


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return laid(tmp_path_factory.mktemp("memory") / "desk").kept.read_bytes()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n",
        b"no pickle at all",
        b"\x80\x05K\x01.",
        pickle.dumps("of another program"),
        pickle.dumps(cache.generator()) + pickle.dumps({"pages": {}}),
        pickle.dumps(b"of another generator") + pickle.dumps(Cache()),
        b"cfactsheet.nowhere\nNothing\n.",
        b"(lp0\n(I1\nI2\nd.",
    ],
)
def test_a_foreign_memory_is_ignored_and_replaced(desk: Desk, content: bytes) -> None:
    before, known = desk.left(), desk.remembered()
    desk.kept.write_bytes(content)
    assert desk.remembered() == Cache()
    assert desk.build().code == 0
    assert redrawn(before, desk.left()) == set()
    assert desk.remembered() == known


def test_a_memory_that_is_lost_costs_no_file_of_the_site(desk: Desk) -> None:
    before = desk.left()
    desk.kept.unlink()
    assert desk.build().code == 0
    assert redrawn(before, desk.left()) == set()


def test_the_memory_of_another_generator_is_ignored(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "generator", lambda: b"another")
    assert desk.remembered() == Cache()


@pytest.mark.parametrize(
    "library", ["babel", "jinja2", "markupsafe", "mkdocs", "nh3", "pydantic", "pyyaml", "rapidfuzz"]
)
def test_another_version_of_a_library_is_another_generator(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may draw a page otherwise, if only by which words of a quotation it marks."""
    version, now = cache.version, cache.generator()
    monkeypatch.setattr(cache, "version", lambda name: "another" if name == library else version(name))
    assert cache.generator.__wrapped__() != now


@settings(max_examples=200)
@given(data=st.data())
def test_a_damaged_memory_is_read_without_an_error_and_one_that_is_cut_off_is_none(
    kept: bytes, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    file = tmp_path_factory.getbasetemp() / "damaged.pickle"
    start = data.draw(st.integers(0, len(kept) - 1))
    damage = data.draw(st.binary(min_size=1, max_size=8))
    file.write_bytes(kept[:start] + damage + kept[start + len(damage) :])
    assert isinstance(cache.read(file), Cache)
    file.write_bytes(kept[:start])
    assert cache.read(file) == Cache()
