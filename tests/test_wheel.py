"""What is installed from a wheel builds a site as a checkout does, and has its templates compiled."""

import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from factsheet.site.rendering.compiled_templates import FILTERS, SYNTAX, CompiledLoader
from jinja2 import Environment, FileSystemLoader

from tests.site.builds import ROOT, SMALL, SMALL_SITE, files, laid_out, run

pytestmark = pytest.mark.slow

COMPILES_NOTHING = """
import sys
from jinja2 import Environment
compile = Environment.compile
def refuse(self, source, name=None, filename=None, *more, **words):
    # MkDocs has templates of its own, and an environment for them.
    assert "words" not in self.filters or name == "pages/place.html", name
    return compile(self, source, name, filename, *more, **words)
Environment.compile = refuse
from factsheet.cli.main import main
main()
"""
OWN_PLACE = '{% extends "default/pages/place.html" %}{% block main %}{{ super() }}<p>A map.</p>{% endblock %}'


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package as a wheel has it."""
    folder = tmp_path_factory.mktemp("wheel")
    built = run("hatchling", "build", "-t", "wheel", "-d", str(folder))
    assert built.returncode == 0, built.stderr
    with ZipFile(next(folder.glob("*.whl"))) as wheel:
        wheel.extractall(folder / "installed")
    return folder / "installed"


def lay_out_bare(folder: Path) -> Path:
    """Lay the small site out with no template of its own, and return its settings."""
    settings = laid_out(SMALL, folder)
    shutil.rmtree(folder / "templates")
    (folder / "templates").mkdir()
    return settings


def build(installed: Path, settings: Path, site: Path) -> str:
    """Build with the installed package in a cache folder that is new, and return what was said of it."""
    words = ["build", "--strict", "-f", str(settings), "-d", str(site)]
    environment = {"PYTHONPATH": str(installed), "XDG_CACHE_HOME": str(site.with_name("cache"))}
    command = [sys.executable, "-c", COMPILES_NOTHING, *words]
    done = subprocess.run(command, cwd=settings.parent, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stdout}{done.stderr}"
    return f"{done.stdout}{done.stderr}"


def test_its_first_build_compiles_no_template_of_ours(installed: Path, tmp_path: Path) -> None:
    build(installed, lay_out_bare(tmp_path / "desk"), tmp_path / "site")
    assert files(tmp_path / "site") == files(SMALL_SITE.folder)


def test_a_template_of_the_site_can_extend_one_that_is_compiled(installed: Path, tmp_path: Path) -> None:
    settings = lay_out_bare(tmp_path / "desk")
    (tmp_path / "desk/templates/pages").mkdir()
    (tmp_path / "desk/templates/pages/place.html").write_text(OWN_PLACE, encoding="utf-8")
    build(installed, settings, tmp_path / "site")
    assert "<p>A map.</p>" in (tmp_path / "site/places/weirford/index.html").read_text(encoding="utf-8")


def test_each_template_is_compiled_as_a_checkout_compiles_it(installed: Path) -> None:
    folder = ROOT / "templates"
    environment = Environment(loader=FileSystemLoader(folder), **SYNTAX)
    environment.filters.update(dict.fromkeys(FILTERS, str))
    compiled = {file.name: file.read_text(encoding="utf-8") for file in installed.glob("factsheet/compiled_*/*/*.py")}
    assert len(compiled) > 70
    for file in (*folder.glob("pages/*"), *folder.glob("pieces/*"), folder / "shell.html", folder / "body.html"):
        name = file.relative_to(folder).as_posix()
        expected = environment.compile(file.read_text(encoding="utf-8"), name, raw=True, defer_init=True)
        assert compiled.pop(CompiledLoader.get_module_filename(name)) == expected
    assert compiled == {}
