"""The document of a point for machines: its shape, its hash, and that it tells what the content says."""

import hashlib
import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from factsheet.analysis.analysis import Findings
from factsheet.build.cache import Cache
from factsheet.build.pipeline import prepare
from factsheet.data import point_json
from factsheet.data.point_json import values
from factsheet.data.point_json.schema import make_document_schema
from factsheet.model.point import Point
from factsheet.model.values import TYPES
from jsonschema import Draft202012Validator
from msgspec.structs import replace

from tests.citing.site import FIGURE, NAMED
from tests.model.content import SETTINGS, write
from tests.site.builds import SITES

Document = dict[str, Any]
SCHEMA = make_document_schema()


@pytest.fixture(scope="module", params=SITES)
def findings(request: pytest.FixtureRequest) -> Findings:
    return prepare(request.param.content, replace(NAMED, history=False), Cache()).findings


def documents(findings: Findings) -> Iterator[tuple[Point, Document]]:
    for point in findings.corpus.points.values():
        yield point, json.loads(point_json.encode_document(findings, NAMED, point))


def one(tmp_path: Path, text: str = FIGURE) -> Document:
    found = write(tmp_path / "content", text)
    told: Document = json.loads(point_json.encode_document(found.findings, NAMED, found.point()))
    return told


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_every_document_has_the_shape_that_the_schema_tells(findings: Findings) -> None:
    validator = Draft202012Validator(SCHEMA)
    found = [
        f"{point.key} {error.json_path}: {error.message[:200]}"
        for point, told in documents(findings)
        for error in validator.iter_errors(told)
    ]
    assert found == []


def test_no_key_is_null_or_empty(findings: Findings) -> None:
    def values(node: Any) -> Iterator[Any]:
        for child in node.values() if isinstance(node, dict) else node:
            yield child
            if isinstance(child, dict | list):
                yield from values(child)

    for point, told in documents(findings):
        assert not [one for one in values(told) if one in (None, [], {})], point.key


def test_the_schema_leaves_no_key_open_and_requires_what_is_always_there() -> None:
    def objects(node: Any) -> Iterator[Document]:
        if isinstance(node, dict):
            if "properties" in node:
                yield node
            for child in node.values():
                yield from objects(child)
        elif isinstance(node, list):
            for child in node:
                yield from objects(child)

    shapes = list(objects(SCHEMA))
    assert len(shapes) > 20
    assert all(shape["additionalProperties"] is False for shape in shapes)
    assert all(set(shape.get("required", ())) <= set(shape["properties"]) for shape in shapes)
    assert '"null"' not in json.dumps(SCHEMA)
    report = SCHEMA["properties"]["reports"]["items"]["required"]
    assert sorted(report) == ["counted", "extent", "id", "is_copy", "rank", "source", "stance", "voice"]


def test_every_type_of_value_has_its_shape() -> None:
    assert set(values._SHAPES) == set(TYPES)


def test_the_hash_is_that_of_the_document_without_it(findings: Findings) -> None:
    for point, told in documents(findings):
        claimed = told.pop("hash")
        del told["yaml"]
        canonical = json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        assert claimed == f"sha256:{hashlib.sha256(canonical.encode()).hexdigest()}", point.key
        assert claimed == point_json.get_hash(findings, NAMED, point)


@pytest.mark.skipif(which("jq") is None, reason="jq is not installed")
def test_jq_and_sha256sum_can_check_it(tmp_path: Path) -> None:
    found = write(tmp_path / "content", FIGURE)
    (tmp_path / "point.json").write_bytes(point_json.encode_document(found.findings, NAMED, found.point()))
    done = subprocess.run(
        "jq -cjS 'del(.hash, .yaml)' point.json | sha256sum", shell=True, cwd=tmp_path, capture_output=True, check=True
    )
    assert point_json.get_hash(found.findings, NAMED, found.point()) == f"sha256:{done.stdout.decode().split()[0]}"


def test_a_changed_word_changes_the_hash(tmp_path: Path) -> None:
    before, after = one(tmp_path / "a"), one(tmp_path / "b", FIGURE.replace("35 and 40 were", "35 and 40 are"))
    assert before["hash"] != after["hash"]


def test_words_numbers_and_counts_are_those_of_the_content(findings: Findings) -> None:
    for point, told in documents(findings):
        assert (told["title"], told["statement"]) == (point.title, point.statement)
        assert {report["id"]: report.get("quote") for report in told.get("reports", ())} == {
            report.anchor: list(report.quote.parts) if report.quote else None for report in point.reports
        }
        standings = findings.analyze_point(point).independence
        counts = told["counts"]
        assert (counts["sources"], counts["families"], counts["origins"], counts["reports_naming_no_origin"]) == (
            *(standings.sources, standings.families),
            *(standings.origins, standings.unnamed),
        )
        assert len({report["family"] for report in told.get("reports", ()) if "family" in report}) <= counts["families"]


def test_every_id_that_it_uses_is_named_in_it(findings: Findings) -> None:
    for point, told in documents(findings):
        reports, names = told.get("reports", []), told.get("names", {})
        actors = {id for one in (told, *reports) for field in ("by", "to", "responsible") for id in one.get(field, ())}
        assert actors <= set(names.get("actors", ())), point.key
        assert set(told.get("places", ())) <= set(names.get("places", ())), point.key
        assert {report["source"] for report in reports} <= set(told.get("sources", ())), point.key


def test_open_bounds_and_missing_days_are_left_out(tmp_path: Path) -> None:
    reports = {report["id"]: report for report in one(tmp_path)["reports"]}
    first, second = (reports[id]["says"]["injured"] for id in ("bugle", "herald"))
    assert (first["relation"], first["min"], first["max"], "as_of" in first) == ("between", 35, 40, False)
    assert (second["relation"], "min" in second, second["max"]) == ("at_most", False, 40)
    assert (first["provisional"], second["as_of"]) == (True, "2031-03-29")


def test_a_copy_says_of_what_it_is_one_and_counts_as_a_source(tmp_path: Path) -> None:
    copy = {report["id"]: report for report in one(tmp_path)["reports"]}["mirror"]
    assert (copy["counted"], copy["is_copy"], copy["copy_of"]) == (True, True, "bugle")
    assert (copy["copied_how"], copy["copied_source"], copy["family"]) == ("republishes", "bugle", "bugle")


def test_what_is_not_counted_says_why(tmp_path: Path) -> None:
    told = one(tmp_path, FIGURE.replace("number_only", "page_not_seen"))
    reports = {report["id"]: report for report in told["reports"]}
    assert (reports["herald"]["counted"], reports["herald"]["not_counted_because"]) == (False, "page_not_seen")
    assert not {"family", "origin"} & reports["herald"].keys()
    assert (reports["bugle"]["counted"], "not_counted_because" in reports["bugle"]) == (True, False)
    assert told["counts"] == {"sources": 2, "families": 1, "origins": 1, "reports_naming_no_origin": 0}


def test_without_an_address_of_the_site_nothing_is_made_up(tmp_path: Path) -> None:
    found = write(tmp_path / "content", FIGURE)
    told = json.loads(point_json.encode_document(found.findings, SETTINGS, found.point()))
    (source, *_others) = told["sources"].values()
    assert not {"permalink", "card"} & told.keys()
    assert "permalink" not in source
    assert told["path"] == "sheets/talks/points/point/"
    assert not re.search("example.org/facts", json.dumps(told))


def test_what_was_kept_in_mind_for_another_page_is_the_same(findings: Findings) -> None:
    first = {point.key: point_json.encode_document(findings, NAMED, point) for point in findings.corpus.points.values()}
    again = {key: point_json.encode_document(findings, NAMED, findings.corpus.points[key]) for key in reversed(first)}
    assert first == again
