import json
import re
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from check_jsonschema.parsers.yaml import construct_yaml_implementation, impl2loader
from factsheet.content import layout
from factsheet.content.layout import FileLocation
from factsheet.model import json_schema
from factsheet.model.docstrings import format_docstring
from factsheet.model.record_types import TYPES
from jsonschema import Draft7Validator, Draft202012Validator

from tests.problems.case import Case, cases

TOP = Path(__file__).parents[1]
LAID_OUT = (
    TOP / "tests/site/content",
    TOP / "tests/problems/base/content",
    pytest.param(TOP / "content", marks=pytest.mark.published),
)
LOAD = impl2loader(construct_yaml_implementation("safe", pure=True))
VALIDATORS = {kind: Draft202012Validator(json_schema.make_schema(kind)) for kind in json_schema.KINDS}
SEEN = ("F010", "F012", "F013")
"""What is missing, what nobody knows, what has the wrong shape: a schema sees all of these."""


def facts(content: Path) -> Iterator[tuple[Path, FileLocation]]:
    for name, home in layout.find_files(content).facts:
        if isinstance(home, FileLocation):
            yield content / name, home


def refused(kind: str, data: bytes) -> bool:
    return not VALIDATORS[kind].is_valid(LOAD(BytesIO(data)))


@pytest.mark.parametrize("content", LAID_OUT, ids=lambda path: path.parent.name)
def test_every_sound_file_is_sound_to_an_editor_too(content: Path) -> None:
    found = {str(path): home for path, home in facts(content) if refused(home.kind, path.read_bytes())}
    assert found == {}


@pytest.mark.parametrize("kind", json_schema.KINDS)
def test_the_schemas_are_valid_in_the_draft_that_they_name_and_in_draft_7(kind: str) -> None:
    found = json_schema.make_schema(kind)
    Draft202012Validator.check_schema(found)
    Draft7Validator.check_schema(found)
    of_later_drafts = ("prefixItems", "dependentRequired", "unevaluatedProperties", "$dynamicRef", "minContains")
    assert [word for word in of_later_drafts if f'"{word}"' in json_schema.format_schema(found)] == []


def test_the_program_that_editors_of_workflows_use_says_the_same() -> None:
    files = [str(path) for path, home in facts(TOP / "tests/site/content") if home.kind == "source"]
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(TOP / "schema/source.json"), *files]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0


def seen_by_schemas() -> list[Case]:
    """Return the cases of one broken fact whose first problem a schema can see."""
    found = []
    for case in cases():
        name = next(iter(case.files()))
        told = re.match(r"\d+:\d+: error\[(F\d+)\]", case.expected())
        is_read = "error[F002]" not in case.expected() and "error[F001]" not in case.expected()
        if (
            told
            and told[1] in SEEN
            and is_read
            and isinstance(case.files()[name], str)
            and "written-by" not in case.name
        ):
            found.append(case)
    return found


@pytest.mark.parametrize("case", seen_by_schemas(), ids=lambda case: case.name)
def test_a_mistake_of_shape_is_seen_by_an_editor(case: Case, base: Path) -> None:
    case.laid_over(base)
    name = next(iter(case.files()))
    kind = next(home.kind for path, home in facts(base / "content") if path == base / name)
    assert refused(kind, (base / name).read_bytes())


def test_there_are_such_mistakes() -> None:
    assert len(seen_by_schemas()) >= 10


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("source", "title: 2022\nkind: article\nurl: null\nurl_note: 404\ndate: 2022-03-29\nauthor: One\n"),
        ("place", "name: NO\nin: 2022\ncoordinates: [50.45, 30]\n"),
        ("point", "title: 1.10\nkind: event\nstatement: true\nby: one\nexpected: yes\ndate: 2022\n"),
    ],
)
def test_what_yaml_takes_for_a_number_or_a_yes_may_stand_unquoted(kind: str, text: str) -> None:
    assert not refused(kind, text.encode())


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("place", "name:\n"),
        ("place", "name: [Kyiv]\n"),
        ("place", "name: Kyiv\ncoordinates: [1]\n"),
        ("source", "title: One\nurl: example.org\n"),
        ("source", "title: One\nurl: null\ndate: 29 March 2022\n"),
        ("source", "title: One\nurl: null\nlanguage: English\n"),
        ("point", "title: a\nkind: event\nstatement: b\nreports: [{source: A B}]\n"),
        ("point", "title: a\nkind: event\nstatement: b\nreports: [{source: a, says: {n: {value: 1}}}]\n"),
    ],
)
def test_what_is_plainly_wrong_is_refused(kind: str, text: str) -> None:
    assert refused(kind, text.encode())


def test_the_schemas_in_the_repository_are_those_of_the_records() -> None:
    stale = [
        kind for kind in json_schema.KINDS if kept(kind) != json_schema.format_schema(json_schema.make_schema(kind))
    ]
    assert stale == [], "run `factsheet schema`"
    assert sorted(path.stem for path in (TOP / "schema").glob("*.json")) == sorted(json_schema.KINDS)


def kept(kind: str) -> str:
    return (TOP / f"schema/{kind}.json").read_text(encoding="utf-8")


def test_every_field_of_a_record_is_in_its_schema_in_the_same_order() -> None:
    for kind, record_type in TYPES.items():
        infos = record_type.__pydantic_fields__
        names = [info.alias or name for name, info in infos.items() if name not in json_schema.DERIVED_FIELDS]
        assert list(json_schema.make_schema(kind)["properties"]) == names


def test_what_a_record_says_of_a_field_is_its_description_in_words_of_no_programmer() -> None:
    point = json_schema.make_schema("point")
    assert point["properties"]["date"]["description"] == "When it was said; for events, when it happened."
    assert point["$defs"]["Figure"]["properties"]["claimed_by"]["description"].endswith(
        "if it is not the first of the chain."
    )
    assert format_docstring("None: from the id; None.") == "Left out: from the id; left out."
    assert not [kind for kind in json_schema.KINDS if re.search(r"\bNone\b", kept(kind))]


def test_an_editor_knows_which_schema_belongs_to_which_file() -> None:
    settings = json.loads((TOP / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
    assert {Path(file).stem for file in settings} == set(json_schema.KINDS)
    for file, pattern in settings.items():
        assert (TOP / file).is_file()
        assert {home.kind for path, home in facts(TOP / "content") if path in set(TOP.glob(pattern))} == {
            Path(file).stem
        }
