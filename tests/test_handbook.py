"""What README.md, CONTRIBUTING.md and the maps in the folders promise is there: pictures, ways, commands, mistakes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path

import click
import markdown
import pytest
from click.testing import CliRunner
from factsheet.cli.main import main
from factsheet.content.load import load_content
from selectolax.lexbor import LexborHTMLParser

from tests.browser.handbook import FILE, TYPED, without
from tests.browser.pictures import HEAVIEST, NAMES, PICTURES
from tests.site.builds import REAL, ROOT, laid_out

HANDBOOK = ROOT / "CONTRIBUTING.md"
DOCUMENTS = (
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "HACKING.md", "CHANGELOG.md", "DECISIONS.md")),
    *sorted((ROOT / "content").glob("*.md")),
    *(ROOT / folder / "README.md" for folder in ("generator", "templates", "tests", "tests/bench", "tests/site")),
)
GUIDES = tuple(path for path in DOCUMENTS if path.name not in ("CHANGELOG.md", "DECISIONS.md"))
"""Those that tell what to type now; the others tell what was."""
OUTSIDE = re.compile(r"[a-z]+:")
HEADING = re.compile(r"[^\w\- ]")
COMMAND = re.compile(r"\bfactsheet(?P<words>(?: [a-z][a-z-]*)+)?(?P<rest>[^\n|#;]*)")
TARGET = re.compile(r"\bmake ([a-z]+)\b")
PATH = re.compile(r"(?:content|generator|templates|tests|schema|pictures|\.github)/[\w./-]*")
MISTAKE = re.compile(r"^```\n(error\[.*?)^```$", re.MULTILINE | re.DOTALL)


def names(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@dataclass(frozen=True, slots=True)
class Image:
    src: str
    alt: str


@cache
def drawn(path: Path) -> LexborHTMLParser:
    text = path.read_text(encoding="utf-8")
    return LexborHTMLParser(markdown.markdown(text, extensions=["tables", "fenced_code"]))


def images(path: Path) -> list[Image]:
    found = drawn(path).css("img")
    return [Image(one.attributes["src"] or "", one.attributes.get("alt") or "") for one in found]


def anchors(path: Path) -> set[str]:
    """Return the anchors of the headings, as forges spell them."""
    heads = (head.text() for head in drawn(path).css("h1, h2, h3, h4"))
    return {HEADING.sub("", head.lower()).replace(" ", "-") for head in heads}


def typed(path: Path) -> Iterator[str]:
    """Yield what stands as code: each is typed, or names something."""
    yield from (code.text() for code in drawn(path).css("code"))


class TestThePictures:
    def test_named_are_those_that_make_screenshots_takes_and_none_is_left_over(self) -> None:
        named = {image.src for path in GUIDES for image in images(path)}
        assert named == {f"pictures/{name}.png" for name in NAMES}
        assert {path.name for path in (ROOT / PICTURES).iterdir()} == {f"{name}.png" for name in NAMES}

    def test_say_in_words_what_they_show(self) -> None:
        silent = [(names(path), image) for path in DOCUMENTS for image in images(path) if len(image.alt.split()) < 5]
        assert silent == []

    def test_are_light(self) -> None:
        assert [path for path in (ROOT / PICTURES).iterdir() if path.stat().st_size > HEAVIEST] == []

    @pytest.mark.published
    def test_show_nothing_that_is_not_in_the_content(self) -> None:
        corpus, _problems = load_content(ROOT / "content")
        point = next(one for one in corpus.points.values() if one.file == FILE)
        report = next(one for one in point.reports if one.source == TYPED.source)
        text = (ROOT / FILE).read_text(encoding="utf-8")
        assert report.quote is not None
        assert report.quote.text == TYPED.quote
        assert f"{{value: {TYPED.value}, as_of: {TYPED.as_of}}}" in text
        assert f"{{as_printed: {TYPED.as_printed}, chain: [{TYPED.chain}], basis: {TYPED.basis}}}" in text
        assert TYPED.quote not in without(text, TYPED.source)


@pytest.mark.parametrize("path", DOCUMENTS, ids=names)
class TestTheWays:
    @pytest.mark.published  # the papers lead to pages of the content, too
    def test_lead_somewhere(self, path: Path) -> None:
        lost = []
        for link in drawn(path).css("a"):
            href = link.attributes.get("href") or ""
            file, _hash, anchor = href.partition("#")
            target = path.parent / file if file else path
            if not OUTSIDE.match(href) and not (
                target.exists() and (not anchor or (target.suffix == ".md" and anchor in anchors(target)))
            ):
                lost.append(href)
        assert lost == []


@pytest.mark.parametrize("path", GUIDES, ids=names)
class TestWhatIsTyped:
    def test_names_commands_and_options_that_there_are(self, path: Path) -> None:
        assert [told for told in typed(path) for match in COMMAND.finditer(told) if not known(match)] == []

    def test_names_targets_that_there_are(self, path: Path) -> None:
        makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
        targets = set(re.findall(r"^([a-z]+):.*## ", makefile, re.MULTILINE))
        assert {target for told in typed(path) for target in TARGET.findall(told)} - targets == set()


def known(told: re.Match[str]) -> bool:
    """Tell whether the words after `factsheet` are a command, perhaps with one of its own, and have these options."""
    command: click.Command = main
    for word in (told["words"] or "").split():
        if not isinstance(command, click.Group):
            break
        found = command.get_command(click.Context(command), word)
        if found is None:
            return False
        command = found
    options = {spelt for param in command.params for spelt in param.opts} | {"--help"}
    return set(re.findall(r"(?<!\S)--[a-z-]+", told["rest"])) <= options


class TestTheHandbook:
    def test_opens_with_what_somebody_wants(self) -> None:
        first = drawn(HANDBOOK).css_first("table")
        assert [head.text() for head in first.css("th")] == ["I want to …", "Use or edit"]
        assert [head.text() for head in drawn(HANDBOOK).css("h2")] == [
            "For people who do not program",
            "For people who program",
        ]

    def test_stays_readable(self) -> None:
        assert len(HANDBOOK.read_text(encoding="utf-8").splitlines()) < 200

    @pytest.mark.published
    def test_names_files_that_there_are(self) -> None:
        told = (place for code in typed(HANDBOOK) if "<" not in code for place in PATH.findall(code))
        assert [place for place in told if not (ROOT / place).exists() and place != "tests/golden/"] == []

    def test_tells_of_each_issue_form(self) -> None:
        forms = [path.read_text(encoding="utf-8") for path in (ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml")]
        offered = [name for form in forms for name in re.findall(r'^name: "?(.*?)"?$', form, re.MULTILINE)]
        told = {strong.text() for strong in drawn(HANDBOOK).css("strong")}
        assert set(offered) - told == set()

    @pytest.mark.published
    def test_shows_a_report_as_it_stands_in_the_content(self) -> None:
        shown = drawn(HANDBOOK).css_first("code.language-yaml").text()
        text = (ROOT / FILE).read_text(encoding="utf-8")
        assert all(line in text for line in shown.splitlines())


@pytest.mark.published
@pytest.mark.parametrize("path", [ROOT / "README.md", HANDBOOK], ids=names)
def test_a_mistake_is_told_as_it_is_shown(path: Path, tmp_path: Path) -> None:
    """The line that is shown takes the place of the one in the file; what the check then says last is the text."""
    shown = MISTAKE.findall(path.read_text(encoding="utf-8"))
    assert len(shown) == 1
    where, wrong = shown[0].splitlines()[1:3]
    file, line, _column = where.strip().split(":")
    settings = laid_out(REAL, tmp_path)
    lines = (tmp_path / file).read_text(encoding="utf-8").split("\n")
    lines[int(line) - 1] = wrong.partition(" | ")[2]
    (tmp_path / file).write_text("\n".join(lines), encoding="utf-8")
    told = CliRunner().invoke(main, ["check", "-f", str(settings)])
    assert told.stdout.strip().endswith(f"\n{shown[0].strip()}")
    assert told.stdout.count("error[") == 1
    assert told.exit_code == 1


class TestTheHackersGuide:
    """Every function that it leads to exists."""

    NAMES = re.compile(r"`((?:yamlfile|model|content|analysis|evidence|edit|checks|data|site|build|web)(?:\.\w+)+)`")

    def test_names_modules_and_functions_that_exist(self) -> None:
        text = (ROOT / "HACKING.md").read_text(encoding="utf-8")
        named = self.NAMES.findall(text)
        assert len(named) > 15
        assert [name for name in named if not exists(name)] == []

    def test_a_name_that_does_not_exist_is_noticed(self) -> None:
        assert not exists("model.fields.no_such_function")


def exists(name: str) -> bool:
    """Return whether there is a module or something in a module of this dotted name below `factsheet`."""
    module, _dot, rest = name.rpartition(".")
    try:
        import_module(f"factsheet.{name}")
    except ModuleNotFoundError:
        return hasattr(import_module(f"factsheet.{module}"), rest)
    return True
