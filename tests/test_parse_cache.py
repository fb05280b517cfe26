"""A record made of what a build remembers is the one that the file itself gives."""

import dataclasses
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from factsheet.build import cache
from factsheet.build.cache import Cache
from factsheet.checks.check_content import examine
from factsheet.content import layout, read_files
from factsheet.content.loaded_file import LoadedFile
from factsheet.content.read_files import LoadedFiles, read_all
from factsheet.model.point import Point
from factsheet.model.record_types import RECORDS
from factsheet.text.yaml_scalar import NULL_WORDS
from hypothesis import given
from hypothesis import strategies as st

from tests.bench import synthetic

ROOT = Path(__file__).parents[1]
CONTENTS = {
    "published": ROOT / "content",
    "small": ROOT / "tests/site/content",
    "base": ROOT / "tests/problems/base/content",
}
POINT = "sheets/talks/points/travellers.yml"


@pytest.fixture(
    scope="module", params=["small", "base", "synthetic", pytest.param("published", marks=pytest.mark.published)]
)
def content(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    if request.param in CONTENTS:
        return CONTENTS[request.param]
    folder = tmp_path_factory.mktemp("synthetic") / "content"
    synthetic.write(synthetic.facts(300), folder)
    return folder


def load(content: Path) -> LoadedFiles:
    return read_all(content, layout.find_files(content), {})


def load_again(content: Path, before: LoadedFiles, monkeypatch: pytest.MonkeyPatch) -> LoadedFiles:
    """Load with the memory of a build; no file may be parsed."""
    with monkeypatch.context() as patch:
        patch.setattr(read_files, "recover_file", None)
        return read_all(content, layout.find_files(content), {file: one.parsed for file, one in before.items()})


def test_every_record_comes_back_from_a_file_as_it_was_read(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = load(content)
    cache.write(tmp_path / "kept", Cache(parsed={file: one.parsed for file, one in before.items()}))
    kept = cache.read(tmp_path / "kept").parsed
    assert list(kept) == list(before)
    assert kept == {file: one.parsed for file, one in before.items()}
    assert load_again(content, before, monkeypatch) == before
    assert len(before) > 9


def made_again(loaded: LoadedFile) -> object:
    kind, record = loaded.parsed.home.kind, loaded.record
    if kind == "source" or record is None:
        return record
    values = {field.name: getattr(record, field.name) for field in dataclasses.fields(record)}
    return RECORDS[kind].validate_python(values, by_alias=False, by_name=True)


def test_a_record_is_the_same_when_its_own_fields_make_another(content: Path) -> None:
    """A translation is made so: each type of field takes what it has made itself."""
    for one in load(content).values():
        assert one.record is not None
        assert made_again(one) == one.record


def test_what_is_loaded_already_is_loaded_no_more(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, files = load(content), layout.find_files(content)
    for touched in ((), None):
        after = read_all(content, files, {}, before, touched)
        assert [*after] == [*before]
        assert all(after[file] is one for file, one in before.items())
    monkeypatch.setattr(read_files, "read_regular", None)
    assert read_all(content, files, {}, before, ()) == before


SERIES = "sheets/bridge-repair/points/traffic/crossings.csv"


def test_a_check_reports_the_same_from_what_a_build_has_parsed(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(CONTENTS["small"], content)
    points = sorted((content / "sheets").glob("*/points/*.yml"))
    for point, mistake in zip(points, ("colour: red\n", "a: [1\n", "actors: [nobody]\n"), strict=False):
        point.write_bytes(point.read_bytes() + mistake.encode())
    parsed = {file: one.parsed for file, one in load(content).items()}
    cache.write(tmp_path / "kept", Cache(parsed=parsed))
    problems = examine(content)[1]
    assert len({problem.file for problem in problems if problem.level == "error"}) >= 3
    assert examine(content, cache.read(tmp_path / "kept").parsed)[1] == problems


@pytest.mark.parametrize(("table", "rows"), [(None, 12), ("no table\n", 0), ("", 0), ("gone", 0), ("a mistake", 11)])
def test_a_point_comes_back_with_as_many_rows_of_its_series_as_were_read(
    tmp_path: Path, table: str | None, rows: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = Path(shutil.copytree(CONTENTS["small"], tmp_path / "content"))
    file = content / SERIES
    if table == "gone":
        file.unlink()
    elif table is not None:
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        file.write_text("".join(lines[:-1]) + "x\n" if table == "a mistake" else table, encoding="utf-8")
    before = load(content)
    [point] = [one for one in before.values() if one.parsed.home.kind == "point" and one.parsed.series]
    assert isinstance(point.record, Point)
    assert len(point.record.series) == rows
    assert (point.parsed.problems == ()) == (table is None)
    assert load_again(content, before, monkeypatch) == before


class _Dumper(yaml.CSafeDumper):
    """Writes every text in quotation marks but the words for nothing, which it leaves as they are."""


def _written(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=None if text in NULL_WORDS else '"')


_Dumper.add_representer(str, _written)


def leaves(found: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Return the way to each text."""
    if isinstance(found, str):
        yield path
    else:
        for key, value in found.items() if isinstance(found, dict) else enumerate(found):
            yield from leaves(value, (*path, key))


ODD = ("null", "~", "", "yes", "012", "2022-03", "up to 400", "é\u0301 \U0001f600", "a" * 5_000, "\ud7ff\ufffd", "- x")


@given(data=st.data())
def test_whatever_is_written_a_record_that_can_be_made_can_be_made_again(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    content = tmp_path_factory.getbasetemp() / "odd" / "content"
    if not content.exists():
        shutil.copytree(CONTENTS["base"], content)
    fields = yaml.load(CONTENTS["base"].joinpath(POINT).read_bytes(), yaml.CBaseLoader)
    *way, last = data.draw(st.sampled_from(list(leaves(fields))))
    inner = fields
    for key in way:
        inner = inner[key]
    inner[last] = data.draw(st.sampled_from(ODD) | st.text(st.characters(exclude_categories=["Cs"])))
    text = yaml.dump(fields, Dumper=_Dumper, allow_unicode=True, sort_keys=False)
    (content / POINT).write_text(text, encoding="utf-8")
    before = load(content)
    with pytest.MonkeyPatch.context() as monkeypatch:
        assert load_again(content, before, monkeypatch) == before
    for one in before.values():
        assert not one.is_whole or made_again(one) == one.record
