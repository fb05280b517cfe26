"""What builds remember saves time and is never needed: a memory that is lost, cut off or foreign is as good as none."""

import pickle
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from factsheet import cache
from factsheet.cache import Cache
from factsheet.render import compiled
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


@pytest.mark.parametrize("name", ["code.py", "rules/rules.toml", "words.po", "shapes.json", "fonts/letters.ttf"])
def test_any_file_of_the_package_is_a_part_of_the_generator(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "__file__", str(tmp_path / "cache.py"))
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_bytes(b"as it was")
    before = cache.generator.__wrapped__()
    (tmp_path / name).write_bytes(b"changed")
    assert cache.generator.__wrapped__() != before


@pytest.fixture
def compiled_by_now(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder with the compiled templates of a desk; whoever builds next in this process knows of no others."""
    monkeypatch.setattr(compiled, "_in_memory", {})
    desk.kept.unlink()
    assert desk.build().code == 0
    desk.kept.unlink()
    monkeypatch.setattr(compiled, "_in_memory", {})
    return cache.templates(desk.settings)


def unpack(file: Path) -> None:
    """Put a folder where a file was."""
    file.unlink()
    file.mkdir()


@pytest.mark.parametrize(
    "harm",
    [
        lambda file: file.write_bytes(b""),
        lambda file: file.write_bytes(file.read_bytes()[:9]),
        lambda file: file.write_bytes(file.read_bytes()[:-1]),
        lambda file: file.write_bytes(b"j2" + pickle.dumps(5) + b"of another program"),
        lambda file: file.write_bytes(file.read_bytes()[:40] + b"\x00" + file.read_bytes()[41:]),
        lambda file: file.write_bytes(min(file.parent.iterdir()).read_bytes()),
        unpack,
        lambda file: shutil.rmtree(file.parent, ignore_errors=True),
    ],
)
def test_compiled_templates_that_are_damaged_are_compiled_anew(
    desk: Desk, compiled_by_now: Path, harm: Callable[[Path], object]
) -> None:
    before, kept = desk.left(), list(compiled_by_now.iterdir())
    assert len(kept) > 40
    for file in kept:
        harm(file)
    assert desk.build().code == 0
    assert redrawn(before, desk.left()) == set()


def test_where_compiled_templates_cannot_be_kept_the_site_is_the_same(desk: Desk, compiled_by_now: Path) -> None:
    before = desk.left()
    shutil.rmtree(compiled_by_now)
    compiled_by_now.write_text("in the way", encoding="utf-8")
    assert desk.build().code == 0
    assert redrawn(before, desk.left()) == set()


def test_a_template_of_the_site_and_ours_of_the_same_name_are_both_kept(
    desk: Desk, compiled_by_now: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = '{% extends "default/pages/place.html" %}{% block main %}{{ super() }}<p>A map.</p>{% endblock %}'
    desk.write("templates/pages/place.html", page)
    assert desk.is_as_a_cold_build().code == 0
    monkeypatch.setattr(compiled, "_in_memory", {})
    monkeypatch.setattr(compiled.Compiled, "dump_bytecode", lambda *_: pytest.fail("nothing is left to compile"))
    desk.change("content/places/weirford.yml", "kind: town", "kind: city")
    assert desk.build().code == 0
    assert "<p>A map.</p>" in (desk.site / "places/weirford/index.html").read_text(encoding="utf-8")


def test_a_memory_that_cannot_be_written_stops_no_build(desk: Desk) -> None:
    desk.kept.with_suffix(".begun").mkdir()
    desk.change("content/places/weirford.yml", "kind: town", "kind: city")
    assert desk.is_as_a_cold_build().code == 0


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
