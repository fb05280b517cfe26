"""The floors of the generator: imports only go down, each library has its rooms, and what is not listed fails."""

import ast
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from factsheet import checks
from factsheet.build import site_outputs
from factsheet.cli import commands
from factsheet.model import values
from factsheet.site import pages

PACKAGE = Path(__file__).parents[1] / "generator" / "factsheet"
LONGEST = 250
"""Lines of a module: more cannot be read at a stretch."""

FLOORS: Mapping[str, int] = {
    "text": 0,
    "problems": 0,
    "yamlfile": 1,
    "model": 1,
    "web": 1,
    "content": 2,
    "analysis": 3,
    "evidence": 3,
    "edit": 3,
    "checks": 4,
    "data": 4,
    "site": 5,
    "build": 6,
    "cli": 7,
}
"""The packages: one imports from lower floors only, never from another on its own floor. There is no exception."""

LIBRARIES: Mapping[str, tuple[str, ...]] = {
    "anyascii": ("edit.new.ids",),
    "babel": ("text", "model.values"),
    "cbor2": ("build.search_index",),
    "click": ("build", "cli"),
    "filelock": ("build.atomic_swap",),
    "htmldate": ("edit.new.from_page",),
    "jinja2": ("site.rendering",),
    "markupsafe": ("site.rendering",),
    "minify_html": ("site.rendering",),
    "mkdocs": ("build.mkdocs", "cli"),
    "msgspec": tuple(FLOORS),  # its Struct is the data class of every package
    "nh3": ("web.safe_html",),
    "orjson": ("data",),
    "platformdirs": ("build.cache_folder",),
    "pydantic": ("model", "content", "edit.web_form"),
    "pydantic_core": ("model", "content"),
    "rapidfuzz": ("evidence", "yamlfile.typos", "text.word_diff", "model.field_types"),
    "resvg_py": ("data",),
    "selectolax": ("content.snapshots",),
    "trafilatura": ("edit.new.from_page",),
    "watchdog": ("build.server",),
    "yaml": ("yamlfile",),
}
"""The packages and modules that may import a library from outside."""

DRAWERS = {"utils", "util", "helpers", "common", "base", "manager", "handler", "processor", "misc"}


@dataclass(frozen=True, order=True)
class Import:
    """One imported name, written as a module of the package (`records.point`) or as a library."""

    by: str
    line: int
    module: str
    inside: bool
    """True for a module of the package."""
    on_top: bool
    """False where the import stands inside a function, a class or a condition."""


def modules() -> dict[str, str]:
    """Return the text of each module by its name below the package; a package by the name of its folder."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        name = ".".join(parts[:-1] if len(parts) > 1 and parts[-1] == "__init__" else parts)
        found[name] = path.read_text(encoding="utf-8")
    return found


def imports(texts: Mapping[str, str]) -> list[Import]:
    return sorted(found for name, text in texts.items() for found in _imports(name, text, texts))


def _imports(name: str, text: str, texts: Mapping[str, str]) -> Iterator[Import]:
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            named = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            whole = "." * node.level + (node.module or "")
            named = [f"{whole}.{alias.name}" if whole.startswith("factsheet") else whole for alias in node.names]
        else:
            continue
        for module in named:
            inside = module.split(".")[0] == "factsheet"
            resolved = _module(module, texts) if inside else module.partition(".")[0]
            yield Import(name, node.lineno, resolved, inside, node in tree.body)


def _module(written: str, texts: Mapping[str, str]) -> str:
    """Return the module that `factsheet.…` names, whether it is one itself or a name within one."""
    path = written.removeprefix("factsheet").removeprefix(".")
    while path and path not in texts:
        path = path.rpartition(".")[0]
    return path or "__init__"


def room(module: str) -> str:
    return module.partition(".")[0]


def within(module: str, rooms: Iterable[str]) -> bool:
    return any(module == listed or module.startswith(f"{listed}.") for listed in rooms)


def climbing(found: Iterable[Import]) -> list[str]:
    """Return each import that leads up or aside; the package itself and its `__main__` start the program."""
    return [
        f"{one.by}:{one.line} imports {one.module}"
        for one in found
        if one.inside
        and room(one.by) not in (room(one.module), "__main__")
        and FLOORS.get(room(one.module), 9) >= FLOORS.get(room(one.by), 9)
        and room(one.module) != "__init__"
    ]


def out_of_room(found: Iterable[Import]) -> list[str]:
    """Return each import of a library outside its rooms."""
    return [
        f"{one.by}:{one.line} imports {one.module}"
        for one in found
        if not one.inside
        and one.module not in sys.stdlib_module_names
        and not within(one.by, LIBRARIES.get(one.module, ()))
    ]


def hidden(found: Iterable[Import]) -> list[str]:
    """Return each import that does not stand at the top of its module."""
    return [f"{one.by}:{one.line} imports {one.module}" for one in found if not one.on_top]


TEXTS = modules()
IMPORTS = imports(TEXTS)


def test_there_are_these_packages_and_no_others() -> None:
    assert {room(name) for name in TEXTS} == {*FLOORS, "__init__", "__main__"}


def test_every_package_says_what_it_is() -> None:
    unsaid = [name for name, text in TEXTS.items() if name in FLOORS and not ast.get_docstring(ast.parse(text))]
    assert unsaid == []


def test_imports_only_go_down() -> None:
    assert climbing(IMPORTS) == []


def test_each_outside_library_stays_in_its_rooms() -> None:
    assert out_of_room(IMPORTS) == []


def test_what_can_run_what_it_reads_is_for_the_users_own_cache_alone() -> None:
    wanted = {(one.by, one.module) for one in IMPORTS if one.module in ("dill", "marshal", "pickle", "shelve")}
    assert wanted == {("site.rendering.bytecode_cache", "marshal")}


def test_nothing_is_imported_inside_a_function() -> None:
    assert hidden(IMPORTS) == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    needs: dict[str, set[str]] = {}
    for one in IMPORTS:
        if one.inside and one.by != one.module:
            needs.setdefault(one.by, set()).add(one.module)
    TopologicalSorter(needs).prepare()  # raises CycleError, which names the circle


def test_the_table_of_libraries_lists_nothing_that_is_not_used() -> None:
    unused = [
        (library, listed)
        for library, allowed in LIBRARIES.items()
        for listed in allowed
        if not any(one.module == library and not one.inside and within(one.by, (listed,)) for one in IMPORTS)
    ]
    assert unused == []


def test_no_module_is_longer_than_can_be_read_at_a_stretch() -> None:
    lengths = {name: len(text.splitlines()) for name, text in TEXTS.items()}
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_no_module_is_a_drawer_for_all_kinds_of_things() -> None:
    assert {name for name in TEXTS if set(name.rpartition(".")[2].split("_")) & DRAWERS} == set()


@pytest.mark.parametrize(
    ("folder", "sign", "listed"),
    [
        ("model.values", "\nTYPE = ", [sys.modules[listed.print_value.__module__] for listed in values.TYPES.values()]),
        ("checks", "\nCODES = ", (checks.FIRST, *checks.CHECKS, *checks.ROW_CHECKS, *checks.POINT_CHECKS, checks.LAST)),
        ("site.pages.kinds", "\ndef make_pages(", pages.KINDS),
        ("data", "\ndef make_files(", site_outputs.EXPORTS),
    ],
)
def test_what_a_folder_holds_is_in_its_list(folder: str, sign: str, listed: Iterable[object]) -> None:
    there = {f"factsheet.{name}" for name, text in TEXTS.items() if name.startswith(f"{folder}.") and sign in text}
    assert there == {getattr(module, "__name__", "") for module in listed}


def _command(module: str) -> str:
    return module.rpartition(".")[2].rstrip("_").replace("_", "-")


def test_every_command_is_listed() -> None:
    there = {_command(name) for name, text in TEXTS.items() if "\n@click.command(" in text}
    assert there == {name for name in commands.COMMANDS if commands.load_command(name).name == name}


class TestABreachIsFound:
    """The rules above would pass by mistake if these did."""

    def breaches(self, by: str, text: str) -> tuple[list[str], list[str], list[str]]:
        found = imports({**TEXTS, by: text})
        mine = [one for one in found if one.by == by]
        return climbing(mine), out_of_room(mine), hidden(mine)

    @pytest.mark.parametrize(
        ("by", "text", "told"),
        [
            ("content.corpus", "from factsheet.checks import copies", "content.corpus:1 imports checks.copies"),
            ("model.values.text", "import factsheet.yamlfile.parse", "model.values.text:1 imports yamlfile.parse"),
            ("checks.copies", "from factsheet.site import pages", "checks.copies:1 imports site.pages"),
            ("analysis.silence", "from factsheet.edit import fix", "analysis.silence:1 imports edit.fix"),
        ],
    )
    def test_where_an_import_climbs(self, by: str, text: str, told: str) -> None:
        assert self.breaches(by, text) == ([told], [], [])

    @pytest.mark.parametrize(
        ("by", "library"),
        [
            ("content.load", "yaml"),
            ("model.point", "rapidfuzz"),
            ("data.feed", "click"),
            ("content.corpus", "requests"),
        ],
    )
    def test_where_a_library_leaves_its_room(self, by: str, library: str) -> None:
        assert self.breaches(by, f"from {library}.more import some") == ([], [f"{by}:1 imports {library}"], [])

    def test_where_an_import_hides_in_a_function(self) -> None:
        text = "def late():\n    import json\n"
        assert self.breaches("build.pipeline", text) == ([], [], ["build.pipeline:2 imports json"])

    def test_where_an_import_goes_down_nothing_is_said(self) -> None:
        text = "from factsheet.content.corpus import Corpus\nfrom factsheet.checks import copies\nimport json\n"
        assert self.breaches("site.rendering", text) == ([], [], [])
