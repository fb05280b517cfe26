import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from factsheet.cli.commands import COMMANDS, load_command
from factsheet.cli.main import main

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
PROBLEM = "factsheet.problems.problem"
SETTINGS = f"""
site_name: Lake
docs_dir: content/pages
theme: {{name: null, custom_dir: "{ROOT / "templates"}", language: en}}
plugins: [factsheet]
"""
PLEDGE = "content/sheets/talks/points/pledge.yml"
NORTHLAND = "content/actors/northland.yml"
BROKEN = f"{NORTHLAND}:2:7: error[F011] "


@pytest.fixture
def good(base: Path) -> Path:
    """A folder with settings and valid content."""
    (base / "content/pages").mkdir()
    (base / "site.yml").write_text(SETTINGS, encoding="utf-8")
    return base


@pytest.fixture
def broken(good: Path) -> Path:
    """The same with two mistakes in two files."""
    spoil(good)
    pledge = good / PLEDGE
    pledge.write_text(pledge.read_text(encoding="utf-8").replace("by: [anna-berg]", "by: [anna-brg]"), encoding="utf-8")
    return good


def spoil(folder: Path) -> None:
    (folder / NORTHLAND).write_text("name: Northland\nkind: sate\n", encoding="utf-8")


def run(folder: Path, *words: str) -> Result:
    """Run a command inside this process, with the settings of the folder."""
    return CliRunner().invoke(main, [*words, "-f", str(folder / "site.yml")])


def run_apart(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command as a person does, in the folder."""
    return subprocess.run(
        [sys.executable, "-m", "factsheet", *words], cwd=folder, capture_output=True, text=True, check=False
    )


def bytes_of(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


class TestHelp:
    def test_names_every_command(self) -> None:
        told = CliRunner().invoke(main, ["--help"])
        assert told.exit_code == 0
        assert re.findall(r"^  (\w[\w-]+)  ", told.output, re.MULTILINE) == sorted(COMMANDS)

    def test_loads_no_command(self) -> None:
        code = (
            "import sys; from factsheet.cli.main import main; main(['-h'], standalone_mode=False); print(*sys.modules)"
        )
        told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        loaded = {module for module in told.stdout.split() if module.startswith(("factsheet.", "mkdocs", "pydantic"))}
        assert loaded == {
            "factsheet.cli",
            "factsheet.cli.commands",
            "factsheet.cli.main",
            "factsheet.problems",
            PROBLEM,
        }

    @pytest.mark.parametrize("command", COMMANDS)
    def test_of_a_command_begins_as_in_the_list(self, command: str) -> None:
        first, _newline, _more = (load_command(command).help or "").partition("\n")
        assert f"{first} ".startswith(f"{COMMANDS[command]} ")

    @pytest.mark.parametrize("command", COMMANDS)
    def test_of_a_command_ends_with_an_example_of_it(self, command: str) -> None:
        told = CliRunner().invoke(main, [command, "--help"])
        assert told.exit_code == 0
        assert f"Example:  factsheet {command} " in told.output.splitlines()[-1]


class TestCheck:
    def test_of_good_content_counts_files_and_ends_with_0(self, good: Path) -> None:
        told = run(good, "check")
        assert (told.exit_code, told.stdout) == (0, "")
        assert told.stderr == "0 errors, 0 warnings, 0 hints in 12 files\n"

    def test_tells_each_problem_with_its_place_and_fix_and_ends_with_1(self, broken: Path) -> None:
        told = run(broken, "check")
        assert told.exit_code == 1
        first, second, _end = told.stdout.split("\n\n")
        assert first.splitlines()[:4] == [
            'error[F011] unknown value "sate"',
            f"  {NORTHLAND}:2:7",
            "2 | kind: sate",
            "  |       ^^^^ write person, state, organisation, outlet, agency, group or unnamed",
        ]
        assert second.splitlines()[:4] == [
            'error[F030] there is no actor "anna-brg"',
            f"  {PLEDGE}:4:6",
            "4 | by: [anna-brg]",
            '  |      ^^^^^^^^ did you mean "anna-berg"?',
        ]
        assert told.stderr == "2 errors, 0 warnings, 0 hints in 12 files\n"

    def test_in_short_takes_a_line_for_each_and_one_for_its_fix(self, broken: Path) -> None:
        assert run(broken, "check", "--format", "short").stdout == (
            f'{BROKEN}unknown value "sate": '
            "write person, state, organisation, outlet, agency, group or unnamed\n  fix: state\n"
            f'{PLEDGE}:4:6: error[F030] there is no actor "anna-brg": did you mean "anna-berg"?\n  fix: anna-berg\n'
        )

    def test_as_json_is_a_list_of_problems_and_nothing_else(self, broken: Path) -> None:
        told = run(broken, "check", "--format", "json")
        assert (told.exit_code, told.stderr) == (1, "")
        first, second = json.loads(told.stdout)
        assert second == {
            "code": "F030",
            "level": "error",
            "file": PLEDGE,
            "line": 4,
            "column": 6,
            "end_column": 14,
            "message": 'there is no actor "anna-brg": did you mean "anna-berg"?',
            "fix": "by: [anna-berg]",
            "excerpt": "by: [anna-brg]",
            "help": "help/F030/",
        }
        assert first.keys() == second.keys()

    def test_as_json_of_good_content_is_an_empty_list(self, good: Path) -> None:
        told = run(good, "check", "--format", "json")
        assert (told.exit_code, json.loads(told.stdout)) == (0, [])

    def test_as_github_is_an_annotation_for_each_problem(self, broken: Path) -> None:
        told = run(broken, "check", "--format", "github")
        assert told.exit_code == 1
        assert told.stdout.splitlines()[1] == (
            f"::error file={PLEDGE},line=4,col=6,endColumn=13,title=F030"
            '::there is no actor "anna-brg": did you mean "anna-berg"?%0Afix: by: [anna-berg]'
        )

    def test_with_a_hint_alone_ends_with_0(self, good: Path) -> None:
        for name in ("northland", "southland"):
            file = good / f"content/actors/{name}.yml"
            file.write_text(file.read_text(encoding="utf-8") + "aliases: [the bridge]\n", encoding="utf-8")
        told = run(good, "check")
        assert told.exit_code == 0
        assert "hint[F060]" in told.stdout
        assert told.stderr == "0 errors, 0 warnings, 1 hint in 12 files\n"


class TestUsage:
    @pytest.mark.parametrize("command", ["build", "check", "serve"])
    def test_without_settings_ends_with_2_and_says_where_they_are_looked_for(
        self, command: str, tmp_path: Path
    ) -> None:
        told = run(tmp_path, command)
        assert told.exit_code == 2
        assert "site.yml is missing: run this in the folder of your site.yml, or pass it with -f" in told.stderr

    @pytest.mark.parametrize("words", [["check", "--format", "xml"], ["build", "--fast"], ["bild"]])
    def test_with_a_word_that_is_none_ends_with_2(self, words: list[str], good: Path) -> None:
        assert run(good, *words).exit_code == 2

    @pytest.mark.parametrize("command", ["build", "check", "serve"])
    def test_without_the_plugin_ends_with_2(self, command: str, good: Path) -> None:
        (good / "site.yml").write_text(SETTINGS.replace("[factsheet]", "[]"), encoding="utf-8")
        told = run(good, command)
        assert told.exit_code == 2
        assert "the plugin `factsheet` is missing from `plugins`" in told.stderr

    @pytest.mark.parametrize("command", ["build", "check"])
    @pytest.mark.parametrize("settings", ["site_name: [", "site_nam: Lake", SETTINGS.replace("[factsheet]", "[fact]")])
    def test_with_settings_that_cannot_be_used_ends_with_2(self, command: str, settings: str, good: Path) -> None:
        (good / "site.yml").write_text(settings, encoding="utf-8")
        told = run(good, command)
        assert told.exit_code == 2
        assert f"{good / 'site.yml'}: " in told.stderr

    @pytest.mark.parametrize(
        ("command", "plugins", "told"),
        [
            ("build", "[factsheet: {contact: nobody}]", "must begin with https://"),
            ("build", "{factsheet: {history: 'no'}}", "Expected type: <class 'bool'>"),
            *[
                (command, *case)
                for command in ("build", "check")
                for case in (
                    ("[factsheet: nonsense]", "factsheet"),
                    ("[factsheet: {content: [a]}]", "Expected type: <class 'str'>"),
                    ("3", "plugin"),
                    ("[[factsheet]]", "plugin"),
                )
            ],
        ],
    )
    def test_options_that_cannot_be_used_end_with_2(self, command: str, plugins: str, told: str, good: Path) -> None:
        (good / "site.yml").write_text(SETTINGS.replace("[factsheet]", plugins), encoding="utf-8")
        done = run(good, command)
        assert done.exit_code == 2
        assert told in done.stderr

    @pytest.mark.parametrize("command", ["build", "check"])
    @pytest.mark.parametrize(
        "plugins",
        ["[factsheet: {}]", "{factsheet: {}}", "[factsheet: {content: !ENV [NO_SUCH_NAME, content]}]"],
    )
    def test_every_way_to_name_the_plugin_is_understood(self, command: str, plugins: str, good: Path) -> None:
        settings = SETTINGS.replace("[factsheet]", plugins).replace("site_name: Lake\n", "INHERIT: parent.yml\n")
        (good / "parent.yml").write_text("site_name: Lake\nextra: {more: !relative }\n", encoding="utf-8")
        (good / "site.yml").write_text(settings, encoding="utf-8")
        assert run_apart(good, command).returncode == 0

    @pytest.mark.parametrize("words", [["check"], ["fix", "--dry-run"], ["export"], ["new", "actor", "anna"]])
    def test_only_a_build_runs_what_the_settings_name(self, words: list[str], good: Path) -> None:
        (good / "hook.py").write_text("from pathlib import Path\n\nPath('ran').touch()\n", encoding="utf-8")
        tag = "extra: !!python/object/apply:os.mkdir [ran]\n"
        (good / "parent.yml").write_text(f"hooks: [hook.py]\n{tag}", encoding="utf-8")
        (good / "site.yml").write_text(f"INHERIT: parent.yml\n{tag}{SETTINGS}", encoding="utf-8")
        assert "site.yml" not in run_apart(good, *words).stderr
        assert not (good / "ran").exists()

    @pytest.mark.parametrize(
        ("settings", "told"),
        [
            ("INHERIT: site.yml\n", "it inherits from itself"),
            ("INHERIT: missing.yml\n", "missing.yml"),
            ("- site_name\n", "`name: value`"),
            ("3\n", "`name: value`"),
            ("site_name: !!bool maybe\n", "maybe"),
            ("site_name: " + "[" * 5_000 + "]" * 5_000 + "\n", "site.yml"),
            (f"{SETTINGS}docs_dir: nowhere\n", "`docs_dir`: folder"),
            (f"{SETTINGS}docs_dir: [a]\n", "`docs_dir`: Expected type: <class 'str'>"),
            (f"{SETTINGS}theme: {{custom_dir: nowhere}}\n", "`custom_dir`: folder"),
            (f"{SETTINGS}site_url: somewhere\n", "`site_url`: 'somewhere' must begin with"),
            (f"{SETTINGS}exclude_docs: 3\n", "`exclude_docs`"),
        ],
    )
    def test_a_setting_that_a_check_cannot_use_ends_with_2(self, settings: str, told: str, good: Path) -> None:
        (good / "site.yml").write_text(settings, encoding="utf-8")
        done = run_apart(good, "check")
        assert (done.returncode, "Traceback" in done.stderr) == (2, False)
        assert told in done.stderr

    def test_a_setting_that_nobody_knows_is_a_warning_and_an_error_where_it_is_strict(self, good: Path) -> None:
        (good / "site.yml").write_text(f"{SETTINGS}sitename: Lake\n", encoding="utf-8")
        told = run_apart(good, "build")
        assert told.returncode == 0
        assert "Warning: site.yml: `sitename`: Unrecognised configuration name: sitename" in told.stderr
        assert run_apart(good, "build", "--strict").returncode == 2

    @pytest.mark.parametrize("command", ["build", "check", "serve"])
    def test_without_content_ends_with_2(self, command: str, good: Path) -> None:
        settings = SETTINGS.replace("[factsheet]", "[{factsheet: {content: facts}}]")
        (good / "site.yml").write_text(settings, encoding="utf-8")
        told = run(good, command)
        assert told.exit_code == 2
        assert f"folder {good.resolve() / 'facts'} is missing" in told.stderr


class TestBuild:
    def test_writes_the_site_and_says_how_many_pages_it_has(self, good: Path) -> None:
        told = run_apart(good, "build", "--strict")
        assert (told.returncode, told.stderr) == (0, "")
        pages = len(list((good / "site").rglob("*.html")))
        assert told.stdout.startswith(f"{pages} pages in {good / 'site'} (")
        assert (good / "site/sheets/talks/points/pledge/index.html").is_file()

    def test_with_an_error_leaves_the_last_good_site_byte_for_byte(self, good: Path) -> None:
        assert run_apart(good, "build").returncode == 0
        before, beside = bytes_of(good / "site"), sorted(good.iterdir())
        spoil(good)
        told = run_apart(good, "build")
        assert told.returncode == 1
        assert "nothing was built" in told.stderr
        assert f'error[F011] unknown value "sate"\n  {NORTHLAND}:2:7\n2 | kind: sate\n' in told.stderr
        assert "Traceback" not in told.stderr
        assert bytes_of(good / "site") == before
        assert sorted(good.iterdir()) == beside

    def test_with_an_error_makes_no_site_where_there_was_none(self, broken: Path) -> None:
        told = run_apart(broken, "build")
        assert told.returncode == 1
        assert "nothing was built" in told.stderr
        assert not (broken / "site").exists()


def test_hints_never_bury_an_error(good: Path) -> None:
    (good / "content/sources/harbour.yml").write_text(
        "title: Talks open at the lake\npublisher: harbour-news\nurl: https://harbour.example/talks\n", encoding="utf-8"
    )
    (good / NORTHLAND).write_text("name: Northland\nkind: stat\n", encoding="utf-8")
    words = ["-f", str(good / "site.yml")]
    told = CliRunner().invoke(main, ["check", *words]).stdout
    assert "hint[F070]" in told[: told.index("error[F011]")]
    refused = CliRunner().invoke(main, ["build", *words])
    assert refused.exit_code == 1
    assert "error[F011]" in refused.output
    assert "hint[" not in refused.output
