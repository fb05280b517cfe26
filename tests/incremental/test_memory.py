"""What builds remember saves time and is never needed: a memory that is lost, damaged or foreign is as good as none."""

import io
import pickle
import shutil
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import msgspec
import pytest
from factsheet.build import cache, generator_digest
from factsheet.build.cache import MARK, Cache
from factsheet.build.generator_digest import digest_generator
from factsheet.content.fingerprint import SIZE, compute_digest, compute_rest_digest
from factsheet.site.rendering import bytecode_cache
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import fields, replace

from tests.incremental.desk import Desk, laid, redrawn
from tests.rounds import rounds
from tests.site.builds import files

pytestmark = pytest.mark.slow

UNUSABLE = "Ignoring the build cache {}, which cannot be read; building everything again.\n"


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder for each test, which may harm it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "factsheet"


def signed(rest: bytes) -> bytes:
    """Return a file that is whole, whatever it holds."""
    return MARK + digest_of(rest) + rest


def digest_of(rest: bytes) -> bytes:
    return compute_rest_digest(io.BytesIO(rest))


def packed(*pieces: object) -> bytes:
    """Return what this generator could have written, had it these pieces."""
    found = map(msgspec.msgpack.encode, pieces)
    return signed(digest_generator() + b"".join(len(piece).to_bytes(8, "big") + piece for piece in found))


class TestAForeignMemory:
    """Is ignored with one line, and replaced."""

    @pytest.mark.parametrize(
        "content",
        [
            b"",
            b"\n",
            b"no data of ours at all",
            MARK,
            MARK + bytes(SIZE),
            b"\x80\x05K\x01.",
            pickle.dumps("of another program"),
            pickle.dumps(digest_generator()) + pickle.dumps({"pages": {}}),
            b"cfactsheet.nowhere\nNothing\n.",
            signed(digest_generator())[:-1],
            signed(digest_generator() + b"\0"),
            signed(digest_generator() + (2**60).to_bytes(8, "big")),
            packed(["nowhere", {}]),
            packed(["pages"]),
            packed(["pages", {"index.html": {"key": b"", "size": "5", "modified": 1}}]),
            packed(["pages", {"index.html": 5}]),
            packed(["names", {}]),
            packed(["parsed", {"content/places/weirford.yml": None}]),
        ],
    )
    def test_of_any_content(self, desk: Desk, content: bytes, capsys: pytest.CaptureFixture[str]) -> None:
        before, known = desk.left(), desk.remembered()
        desk.kept.write_bytes(content)
        assert desk.remembered() == Cache()
        assert capsys.readouterr().err == UNUSABLE.format(desk.kept)
        built = desk.build()
        assert built.code == 0
        assert built.said.count("cannot be read") == 1
        assert redrawn(before, desk.left()) == set()
        assert desk.remembered() == known
        assert "cannot be read" not in desk.build().said

    def test_that_is_a_folder(self, desk: Desk) -> None:
        before = desk.left()
        desk.kept.unlink()
        desk.kept.mkdir()
        assert "cannot be read" in desk.build().said
        assert redrawn(before, desk.left()) == set()


@pytest.fixture(scope="module")
def small_memory(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The file of a memory that holds something in each of its fields."""
    desk = laid(tmp_path_factory.mktemp("memory") / "desk")
    known = desk.remembered()
    few = {one.name: few_of(getattr(known, one.name)) for one in fields(known)}
    assert {name for name, found in few.items() if not found} <= {"index"}
    cache.write(desk.kept, replace(known, **few))
    return desk.kept.read_bytes()


def few_of(found: object) -> object:
    return dict(list(found.items())[:2]) if isinstance(found, dict) else found


def test_one_changed_byte_anywhere_makes_it_as_good_as_none(
    small_memory: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "damaged"
    file.write_bytes(small_memory)
    assert cache.read(file) != Cache()
    places = range(0, len(small_memory), rounds(quick=7, nightly=1))
    for at in places:
        byte = small_memory[at]
        damaged = small_memory[:at] + bytes([byte ^ 1 << at % 8]) + small_memory[at + 1 :]
        file.write_bytes(damaged)
        assert cache.read(file) == Cache(), at
    assert capsys.readouterr().err == UNUSABLE.format(file) * len(places)


def test_cut_off_anywhere_it_is_as_good_as_none(
    small_memory: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "damaged"
    lengths = range(0, len(small_memory), rounds(quick=7, nightly=1))
    for length in lengths:
        file.write_bytes(small_memory[:length])
        assert cache.read(file) == Cache(), length
    assert capsys.readouterr().err == UNUSABLE.format(file) * len(lengths)


@settings(max_examples=rounds(quick=50, nightly=2000))
@given(data=st.data())
def test_damaged_in_any_way_it_is_as_good_as_none(
    small_memory: bytes, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    file = tmp_path_factory.getbasetemp() / "damaged"
    start = data.draw(st.integers(0, len(small_memory) - 1))
    damage = data.draw(st.binary(min_size=1, max_size=8))
    file.write_bytes(small_memory[:start] + damage + small_memory[start + len(damage) :])
    assert file.read_bytes() == small_memory or cache.read(file) == Cache()


@pytest.mark.parametrize("share", [0.0, 0.001, 0.3, 0.6, 0.999])
def test_a_changed_byte_gives_the_site_of_a_cold_build(desk: Desk, share: float) -> None:
    data = bytearray(desk.kept.read_bytes())
    data[int(share * len(data))] ^= 1
    desk.kept.write_bytes(data)
    desk.change("content/places/weirford.yml", "kind: town", "kind: city")
    built, (fresh, site) = desk.build(), desk.cold()
    assert built.said == UNUSABLE.format(desk.kept) + fresh.said
    assert files(desk.site) == files(site)


def test_what_is_kept_is_what_was_found_out(desk: Desk) -> None:
    known, other = desk.remembered(), desk.folder / "other"
    assert len(known.parsed) > 20
    cache.write(other, known)
    assert cache.read(other) == known
    assert other.read_bytes() == desk.kept.read_bytes()


def test_nothing_of_a_long_memory_is_lost_between_its_stretches(tmp_path: Path) -> None:
    links = {f"talks/point-{number}": (compute_digest(str(number)), b"") for number in range(2 * cache._STRETCH + 1)}
    cache.write(tmp_path / "kept", Cache(links=links, names=b"names"))
    assert cache.read(tmp_path / "kept") == Cache(links=links, names=b"names")


def test_a_memory_that_is_lost_costs_no_file_of_the_site(desk: Desk) -> None:
    before = desk.left()
    desk.kept.unlink()
    assert desk.build().code == 0
    assert redrawn(before, desk.left()) == set()


def test_the_memory_of_another_generator_is_ignored_without_a_word(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cache, "digest_generator", lambda: bytes(SIZE))
    assert desk.remembered() == Cache()
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("folder", ["jinja2-99.1.dist-info", "markupsafe-99.1.dist-info", "pydantic-99.1.egg-info"])
def test_another_version_of_a_library_is_another_generator(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may draw a page otherwise, if only by which words of a quotation it marks."""
    (tmp_path / folder).mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    assert digest_generator.__wrapped__() != digest_generator()


def test_the_digest_of_the_generator_has_each_library_with_its_version() -> None:
    assert f"jinja2-{version('jinja2')}.dist-info" in generator_digest._list_libraries()


@pytest.mark.parametrize("name", ["code.py", "rules/rules.toml", "words.po", "shapes.json", "fonts/letters.ttf"])
def test_any_file_of_the_package_is_a_part_of_the_generator(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(generator_digest, "__file__", str(tmp_path / "build/generator_digest.py"))
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_bytes(b"as it was")
    before = digest_generator.__wrapped__()
    (tmp_path / name).write_bytes(b"changed")
    assert digest_generator.__wrapped__() != before


@pytest.fixture
def compiled_by_now(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder with the compiled templates of a desk; whoever builds next in this process knows of no others."""
    monkeypatch.setattr(bytecode_cache, "_in_memory", {})
    desk.kept.unlink()
    assert desk.build().code == 0
    desk.kept.unlink()
    monkeypatch.setattr(bytecode_cache, "_in_memory", {})
    found = cache.find_template_folder(desk.settings)
    assert found is not None
    return found


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
    monkeypatch.setattr(bytecode_cache, "_in_memory", {})
    monkeypatch.setattr(
        bytecode_cache.CompiledTemplates, "dump_bytecode", lambda *_: pytest.fail("nothing is left to compile")
    )
    desk.change("content/places/weirford.yml", "kind: town", "kind: city")
    assert desk.build().code == 0
    assert "<p>A map.</p>" in (desk.site / "places/weirford/index.html").read_text(encoding="utf-8")


def test_a_memory_that_cannot_be_written_stops_no_build(desk: Desk) -> None:
    desk.kept.with_suffix(".begun").mkdir()
    desk.change("content/places/weirford.yml", "kind: town", "kind: city")
    assert desk.is_as_a_cold_build().code == 0
