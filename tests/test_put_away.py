"""A record that was put away is opened as it was read, also from the file in which builds remember it."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from factsheet.build import cache
from factsheet.build.cache import Cache
from factsheet.content import layout, read_files
from factsheet.content.corpus import Record
from factsheet.content.read_files import Reading
from factsheet.model.point import Point
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


def read(content: Path) -> Iterator[tuple[Reading, Record | None]]:
    """Return what is found in each file of the folder, and its record as it is made of the file itself."""
    files = layout.present(content)
    for name, home in files.facts:
        assert isinstance(home, layout.Home)
        yield read_files._read(content, files, name, home)


def test_every_record_comes_back_from_a_file_as_it_was_read(content: Path, tmp_path: Path) -> None:
    found = {one.file: (one, record) for one, record in read(content)}
    cache.write(tmp_path / "kept", Cache(readings={file: one for file, (one, _record) in found.items()}))
    kept = cache.read(tmp_path / "kept").readings
    assert list(kept) == list(found)
    for file, (one, record) in found.items():
        assert kept[file] == one
        assert kept[file].opened() == record
    assert len(found) > 9


SERIES = "sheets/bridge-repair/points/traffic/crossings.csv"


@pytest.mark.parametrize(("table", "rows"), [(None, 12), ("no table\n", 0), ("", 0), ("gone", 0), ("a mistake", 11)])
def test_a_point_comes_back_with_as_many_rows_of_its_series_as_were_read(
    tmp_path: Path, table: str | None, rows: int
) -> None:
    content = Path(shutil.copytree(CONTENTS["small"], tmp_path / "content"))
    file = content / SERIES
    if table == "gone":
        file.unlink()
    elif table is not None:
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        file.write_text("".join(lines[:-1]) + "x\n" if table == "a mistake" else table, encoding="utf-8")
    [(found, record)] = [(found, record) for found, record in read(content) if found.series]
    assert isinstance(record, Point)
    assert len(record.series) == rows
    assert (found.problems == ()) == (table is None)
    assert found.opened() == record


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
    for found, record in read(content):
        assert found.has_record == (record is not None)
        assert record is None or found.opened() == record
