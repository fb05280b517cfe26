import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from factsheet.cli.main import main

from tests.similarity import writing

ROOT = Path(__file__).parents[2]
SETTINGS = f"""
site_name: Lake
docs_dir: content/pages
theme: {{name: null, custom_dir: "{ROOT / "templates"}", language: en}}
plugins: [factsheet]
"""
PARENT = writing.article(Random(5), writing.SAID[:3])
COPY = writing.spun(PARENT, Random(6)).replace("the water will not wait", "the river will not wait")
OTHER = writing.article(Random(8), writing.SAID[:3])
EARLY, LATE = {"date": "2022-03-29"}, {"date": "2022-03-30"}
SEEDS = ROOT.parent / "shared/seeds"


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    (tmp_path / "site.yml").write_text(SETTINGS, encoding="utf-8")
    for folder in ("content/pages", "content/sources", "archive"):
        (tmp_path / folder).mkdir(parents=True)
    return tmp_path


def source(folder: Path, id: str, text: str | None, fields: Mapping[str, Any]) -> None:
    """Write a source, and its snapshot where there is a text."""
    written: dict[str, Any] = {"title": id, "url": None, "url_note": "not found", **fields}
    if text is None:
        written |= {"held": "no"}
    else:
        file = folder / "archive" / f"{id}.txt"
        file.write_text(text, encoding="utf-8")
        written["snapshot"] = {"sha256": hashlib.sha256(file.read_bytes()).hexdigest()}
    (folder / f"content/sources/{id}.yml").write_text(yaml.safe_dump(written, allow_unicode=True), encoding="utf-8")


def edge(**fields: str) -> dict[str, Any]:
    return {**fields, "basis": "inferred", "evidence": "seen side by side"}


def run(folder: Path, *words: str) -> Result:
    settings = str(folder / "site.yml")
    return CliRunner().invoke(main, ["similar", "-f", settings, "--snapshots", str(folder / "archive"), *words])


def told(folder: Path) -> Any:
    result = run(folder, "--format", "json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


class TestAnUndeclaredCopy:
    @pytest.fixture(autouse=True)
    def _sources(self, newsroom: Path) -> None:
        source(newsroom, "spinner", COPY, LATE)
        source(newsroom, "writer", PARENT, EARLY)
        source(newsroom, "another", OTHER, EARLY)

    def test_is_proposed_as_the_edge_of_the_later_one(self, newsroom: Path) -> None:
        (pair,) = told(newsroom)["similar"]
        assert (pair["copy"], pair["parent"], pair["directed"], pair["undeclared"]) == ("spinner", "writer", True, True)
        assert pair["direction"] == "spinner is later (2022-03-30) than writer (2022-03-29)"
        assert (pair["verdict"], pair["edge"]["rewrites"]) == ("same family", "writer")

    def test_is_proposed_in_yaml_that_can_be_taken_over_as_it_is(self, newsroom: Path) -> None:
        lines = run(newsroom).stdout.splitlines()
        start = lines.index("    edges:")
        proposed = yaml.safe_load("\n".join(lines[start : start + 4]))
        file = newsroom / "content/sources/spinner.yml"
        file.write_text(file.read_text(encoding="utf-8") + yaml.safe_dump(proposed), encoding="utf-8")
        (pair,) = told(newsroom)["similar"]
        assert pair["declared"] == ["spinner rewrites writer"]

    def test_tells_what_became_of_a_quotation(self, newsroom: Path) -> None:
        (pair,) = told(newsroom)["similar"]
        altered = next(one for one in pair["altered"] if "river" in one["after"])
        assert ["water", "river"] in altered["changes"]
        assert pair["quotations"] == {"shared": 3, "in_order": 3, "of": 3}

    def test_is_shown_in_short_excerpts_only(self, newsroom: Path) -> None:
        (pair,) = told(newsroom)["similar"]
        assert pair["passages"]
        excerpts = [*pair["passages"], *(one[side] for one in pair["altered"] for side in ("before", "after"))]
        assert max(map(len, excerpts)) <= 300

    def test_ends_with_1_only_where_that_is_asked_for(self, newsroom: Path) -> None:
        assert [run(newsroom).exit_code, run(newsroom, "--check").exit_code] == [0, 1]

    def test_changes_no_file(self, newsroom: Path) -> None:
        before = {path: path.read_bytes() for path in newsroom.rglob("*") if path.is_file()}
        run(newsroom)
        assert {path: path.read_bytes() for path in newsroom.rglob("*") if path.is_file()} == before


class TestAnEdgeThatIsThere:
    def test_is_said_to_stand(self, newsroom: Path) -> None:
        source(newsroom, "writer", PARENT, EARLY)
        source(newsroom, "spinner", COPY, {**LATE, "edges": [edge(rewrites="writer")]})
        result = run(newsroom, "--check")
        assert result.exit_code == 0
        assert "declared: spinner rewrites writer" in result.stdout
        assert "edges:" not in result.stdout

    def test_stands_by_way_of_a_parent_that_nobody_holds_and_names_the_rewriter_as_the_copy(
        self, newsroom: Path
    ) -> None:
        source(newsroom, "agency", None, {})
        source(newsroom, "writer", PARENT, {"edges": [edge(republishes="agency")]})
        source(newsroom, "spinner", COPY, {"edges": [edge(rewrites="agency")]})
        (pair,) = told(newsroom)["similar"]
        assert pair["declared"] == ["spinner rewrites agency", "writer republishes agency"]
        assert (pair["copy"], pair["directed"]) == ("spinner", True)

    def test_is_doubted_where_the_texts_do_not_look_alike(self, newsroom: Path) -> None:
        source(newsroom, "writer", PARENT, EARLY)
        source(newsroom, "another", OTHER, {**LATE, "edges": [edge(rewrites="writer")]})
        found = told(newsroom)
        assert found["similar"] == []
        assert [(one["sources"], one["declared"]) for one in found["unlike"]] == [
            (["another", "writer"], ["another rewrites writer"])
        ]
        assert "declared, but the texts do not look similar" in run(newsroom).stdout


class TestTheDirection:
    @pytest.mark.parametrize(
        ("writer", "spinner"),
        [({}, {}), (EARLY, EARLY), (EARLY, {**LATE, "uncertain": ["date"]}), ({"date": "2022-03"}, LATE)],
    )
    def test_is_left_open_where_the_dates_do_not_tell(
        self, newsroom: Path, writer: dict[str, Any], spinner: dict[str, Any]
    ) -> None:
        source(newsroom, "writer", PARENT, writer)
        source(newsroom, "spinner", COPY, spinner)
        (pair,) = told(newsroom)["similar"]
        assert pair["directed"] is False
        assert "or the reverse" in run(newsroom).stdout

    def test_leads_to_the_one_that_is_named(self, newsroom: Path) -> None:
        source(newsroom, "writer", PARENT, {"edges": [edge(cites="spinner")]})
        source(newsroom, "spinner", COPY, {})
        (pair,) = told(newsroom)["similar"]
        assert (pair["copy"], pair["directed"]) == ("writer", True)


class TestTheKind:
    def test_of_a_text_that_is_nearly_the_same_is_republishes(self, newsroom: Path) -> None:
        source(newsroom, "writer", PARENT, EARLY)
        source(newsroom, "mirror", writing.verbatim(PARENT, Random(1)), LATE)
        (pair,) = told(newsroom)["similar"]
        assert pair["edge"]["republishes"] == "writer"

    def test_of_a_later_version_in_one_outlet_is_revises(self, newsroom: Path) -> None:
        (newsroom / "content/actors").mkdir()
        (newsroom / "content/actors/post.yml").write_text("name: Post\nkind: outlet\n", encoding="utf-8")
        source(newsroom, "first", PARENT, {**EARLY, "publisher": "post"})
        source(newsroom, "second", writing.verbatim(PARENT, Random(1)), {**LATE, "publisher": "post"})
        (pair,) = told(newsroom)["similar"]
        assert pair["edge"]["revises"] == "first"
        assert pair["declared"] == ["both belong to post"]


def test_a_mistake_in_the_content_is_told_before_anything_is_compared(newsroom: Path) -> None:
    source(newsroom, "writer", PARENT, {"date": "yesterday"})
    result = run(newsroom)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "nothing was compared" in result.stderr


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the five articles are not beside the project")
def test_the_content_of_this_project_leaves_no_copy_among_the_five_articles_undeclared() -> None:
    words = ["similar", "-f", str(ROOT / "site.yml"), "--snapshots", str(SEEDS), "--check", "--format", "json"]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert found["sources"] == 5
    assert [{one["copy"], one["parent"]} for one in found["similar"]] == [{"treenews", "risetothrivenow"}]
    assert ["back", ""] in [change for one in found["similar"][0]["altered"] for change in one["changes"]]
