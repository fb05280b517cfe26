"""The forms of the forge are those of the schema, and the forge takes them."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from factsheet.cli import main
from factsheet.drafting.fields import REPORT, fields, shape
from factsheet.forge import ISSUE_FORMS
from factsheet.issueforms import written
from factsheet.schema import schema

from tests.issueforms.asking import FORMS

TOP = Path(__file__).parents[2]
KEPT = sorted((TOP / ISSUE_FORMS).glob("*.yml"))
NAMES = [path.name for path in KEPT if path.name != "config.yml"]


def kept(name: str) -> Any:
    return yaml.safe_load((TOP / ISSUE_FORMS / name).read_text(encoding="utf-8"))


def asked(name: str) -> list[dict[str, Any]]:
    return [part for part in kept(name)["body"] if part["type"] != "markdown"]


def test_the_forms_in_the_repository_are_those_of_the_schema() -> None:
    made = written.files()
    stale = [name for name in made if (TOP / ISSUE_FORMS / name).read_text(encoding="utf-8") != made[name]]
    assert stale == [], "run `factsheet schema --issue-forms`"
    assert sorted(made) == NAMES


def test_the_forge_is_said_to_take_them() -> None:
    files = [str(TOP / ISSUE_FORMS / name) for name in NAMES]
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-issue-forms", *files]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", NAMES)
class TestWhatTheForgeAsksBeyondItsSchema:
    def test_ids_and_labels_stand_once_and_differ_in_more_than_signs(self, name: str) -> None:
        ids = [part["id"] for part in asked(name)]
        labels = ["".join(filter(str.isalnum, part["attributes"]["label"].lower())) for part in asked(name)]
        assert len(set(ids)) == len(ids)
        assert len(set(labels)) == len(labels)

    def test_options_are_texts_that_stand_once_and_none_is_the_word_for_nothing(self, name: str) -> None:
        for part in asked(name):
            options = part["attributes"].get("options", ["one"])
            assert options
            assert all(isinstance(option, str) and option.strip() for option in options)
            assert len({option.lower() for option in options}) == len(options)
            assert "none" not in [option.lower() for option in options]

    def test_names_and_descriptions_have_a_length_that_is_taken(self, name: str) -> None:
        form = kept(name)
        assert 3 <= len(form["name"]) <= 200
        assert 3 <= len(form["description"]) <= 200

    def test_required_is_what_the_schema_requires(self, name: str) -> None:
        makes = name.removesuffix(".yml")
        required = {part["id"] for part in asked(name) if part["validations"]["required"]}
        if makes == "correction":
            of_schema = set(schema("point")["$defs"]["Correction"]["required"]) - {"date"}
            assert required == {"point", *of_schema}
        elif makes == "report":
            assert required == {"point", *shape(REPORT)["required"]}
        else:
            assert required == set(schema(makes)["required"]) - {"url", "url_note"}

    def test_dropdowns_have_the_words_of_the_schema_and_all_of_them(self, name: str) -> None:
        form = FORMS[name.removesuffix(".yml")]
        for question in form.questions:
            if question.of in ("point", "source", REPORT):
                field = fields(question.of)[question.id]
                assert [question.meant(option) for option in question.options] == list(field.choices)


def test_no_two_forms_have_one_name() -> None:
    assert len({kept(name)["name"] for name in NAMES}) == len(NAMES)


def test_the_command_writes_them_tells_what_is_stale_and_then_is_content(tmp_path: Path) -> None:
    words = ["schema", "--issue-forms", str(tmp_path / "forms")]
    told = CliRunner().invoke(main, [*words, "--check"])
    assert (told.exit_code, "run `factsheet schema --issue-forms`" in told.stderr) == (1, True)
    assert CliRunner().invoke(main, words).exit_code == 0
    assert {path.name: path.read_text("utf-8") for path in (tmp_path / "forms").iterdir()} == written.files()
    again = CliRunner().invoke(main, [*words, "--check"])
    assert (again.exit_code, again.output) == (0, "")
