"""The Hugo that does the same work builds the same pages and files as we do; without Hugo, that it can be asked to."""

import re
import subprocess
from pathlib import Path

import pytest
from factsheet.site.rendering import find_own_templates

from tests.bench import hugo_same_site, our_site, synthetic
from tests.bench.builders import Builder, fill_command
from tests.bench.go_templates import Source, translate
from tests.bench.measure import make_environment
from tests.bench.same_work import list_differences
from tests.bench.synthetic import CHANGING, Facts

pytestmark = pytest.mark.slow

TOOLS = Path(__file__).parents[2] / ".venv-bench"
COUNT = 60
HOST = {".factsheet-site", "404.html", "about/index.html", "assets/favicon.svg", "sitemap.xml", "sitemap.xml.gz"}
"""What MkDocs makes on our side; Hugo makes a sitemap of its own."""
LEFT_OUT = {"data/factsheet.sqlite"}
"""The only file of facts that Hugo does not get."""
CONSTANTS = {name: f"/{name}/" for name in ("data", "help", "keyboard", "suggest", "glossary")} | {
    "home": "/",
    "search": {"href": "/search/", "text": "Search"},
}
PAGES = sorted(f"pages/{path.name}" for path in (find_own_templates() / "pages").glob("*.html"))


@pytest.fixture(scope="module")
def facts() -> Facts:
    return synthetic.facts(COUNT)


@pytest.mark.parametrize("page", sorted(set(PAGES) - {"pages/missing.html", "pages/prose.html"}))
def test_a_translated_template_defines_what_it_calls_once(page: str) -> None:
    text = translate(Source(find_own_templates()), page, CONSTANTS, lambda name: f"/assets/{name}")
    defined = re.findall(r'{{ define "([^"]+)"', text)
    assert len(defined) == len(set(defined))
    assert set(re.findall(r'{{-? template "([^"]+)"', text)) <= set(defined)


@pytest.mark.parametrize("points_only", [True, False], ids=["points only", "everything"])
def test_hugo_builds_the_same_pages_and_files(points_only: bool, facts: Facts, tmp_path: Path) -> None:
    hugo = hugo_same_site.make_builder(TOOLS, points_only=points_only)
    if not Path(hugo.build[0]).is_file():
        pytest.skip("there is no Hugo in .venv-bench: `make bench` installs it")
    ours = our_site.make_builder(points_only=points_only)
    for builder in (ours, hugo):
        (tmp_path / builder.name).mkdir()
        builder.lay_out(facts, tmp_path / builder.name)
    for state in (0, 1):
        for builder in (ours, hugo):
            builder.change(synthetic.set_state(facts, state), tmp_path / builder.name)
            _build(builder, tmp_path / builder.name)
        expected, built = (tmp_path / builder.name / "site" for builder in (ours, hugo))
        files = _list_files(expected) - HOST - LEFT_OUT
        assert _list_files(built) - HOST == files
        assert list(list_differences(expected, built, sorted(files))) == []
        assert CHANGING.words(state) in (built / hugo.page / "index.html").read_text(encoding="utf-8")


def _build(builder: Builder, folder: Path) -> None:
    done = subprocess.run(
        fill_command(builder.build, folder),
        cwd=folder,
        env=make_environment(folder),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def _list_files(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}


def test_pages_differ_by_their_elements_attributes_and_texts(tmp_path: Path) -> None:
    texts = {
        "same/index.html": (
            '<p class="a" id="b"><a href="../x/">5.0  km</a></p>',
            '<p id=b class=a><a href="/x/">5 km</a></p>',
        ),
        "text/index.html": ("<p>5 km</p>", "<p>6 km</p>"),
        "attribute/index.html": ('<p lang="en">5</p>', "<p>5</p>"),
        "longer/index.html": ("<p>5</p>", "<p>5</p><p>6</p>"),
        "file.json": ("1", "2"),
    }
    for name, sides in texts.items():
        for site, text in zip(("ours", "theirs"), sides, strict=True):
            (tmp_path / site / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / site / name).write_text(text, encoding="utf-8")
    differences = list(list_differences(tmp_path / "ours", tmp_path / "theirs", [*texts, "missing.json"]))
    assert [line.partition(":")[0] for line in differences] == [*list(texts)[1:], "missing.json"]
