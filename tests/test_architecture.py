"""The floors of the generator: imports only go down, each library has its rooms, and what is not listed fails."""

import ast
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from factsheet import checks, commands, exports, pages, values

PACKAGE = Path(__file__).parents[1] / "generator" / "factsheet"
LONGEST = 300

FLOORS: Mapping[int, tuple[str, ...]] = {
    0: (
        *("values", "language", "catalogues", "problems", "syntax", "yamlfile"),
        *("addresses", "count_words", "forge", "page", "parallel", "settings", "text_fragment", "words"),
        *("clock", "folding", "ledger", "nothing", "regular_files", "reserved", "sentences"),
        *("direct_speech", "digest", "lettering"),
        *("excerpt", "diagnosis", "rules", "allowances", "slips", "torn"),
    ),
    1: ("records",),
    2: ("corpus",),
    3: (
        *("explain", "salvage", "seriesfile", "homes", "reading", "shelf", "load", "schema", "suggesting"),
        "drafting",
        *("counting", "access"),
        *(
            "descent",
            "origins",
            "independence",
            "silence",
            "compare",
            "memberships",
            "shared_words",
            "series_comparison",
            "support",
            "disagreement",
            "corrections",
        ),
        "dataset",
        "mending",
        *("families", "sayings", "standpoints"),
        *("linking", "wording", "stamps", "findings", "prose", "prose_files"),
        *("front_matter", "prose_kinds"),
        "plots",
        *("history", "passages", "citing", "dossier", "translation"),
        *("snapshots", "matching", "nearest", "affixes", "verification", "coverage", "evidence"),
        *("manuscript", "alignment", "similarity", "candidates", "traces", "kinship", "resemblance"),
    ),
    4: ("checks", "pages", "exports", "render", "cache", "cache_folder"),
    5: ("build", "examination", "planning", "writing", "live", "changes"),
    6: (
        *("indexing", "plugin", "publication", "preview", "server", "terminal", "watching"),
        *("staging", "merging", "ownership"),
        *("cli", "commands", "__main__", "__init__"),
    ),
}
FLOOR = {room: floor for floor, rooms in FLOORS.items() for room in rooms}

ON_ONE_FLOOR: Mapping[str, tuple[str, ...]] = {
    "values": ("language", "nothing"),
    "diagnosis": ("addresses", "excerpt", "problems", "regular_files"),
    "allowances": ("problems", "rules"),
    "rules": ("problems",),
    "yamlfile": ("allowances", "nothing", "problems", "syntax", "slips"),
    "page": ("addresses",),
    "settings": ("forge",),
    "torn": ("problems",),
    "words": ("addresses", "language"),
    "count_words": ("language",),
    "prose_files": ("front_matter", "prose_kinds"),
    "reserved": ("addresses",),
    "seriesfile": ("explain",),
    "homes": ("prose_files",),
    "mending": ("homes",),
    "salvage": ("explain",),
    "reading": ("explain", "homes", "salvage", "seriesfile"),
    "shelf": ("reading",),
    "load": ("homes", "reading", "shelf"),
    "schema": ("explain", "reading"),
    "suggesting": ("explain", "reading"),
    "drafting": ("homes", "load", "reading", "schema", "snapshots", "suggesting"),
    "stamps": ("dataset", "linking"),
    "translation": ("shelf",),
    "origins": ("descent",),
    "independence": ("descent", "origins"),
    "compare": ("independence",),
    "access": ("counting",),
    "families": ("descent",),
    "sayings": ("counting", "silence"),
    "shared_words": ("independence",),
    "memberships": ("compare", "independence"),
    "series_comparison": ("compare", "independence", "origins"),
    "support": ("compare", "independence", "origins", "series_comparison"),
    "disagreement": ("compare", "independence", "series_comparison", "wording"),
    "corrections": ("findings",),
    "citing": ("compare", "dataset", "findings", "history", "independence", "passages", "support", "translation"),
    "dossier": (
        *("compare", "findings", "history", "independence", "memberships", "origins", "passages"),
        *("series_comparison", "silence", "translation"),
    ),
    "dataset": ("silence", "support"),
    "findings": (
        *("compare", "disagreement", "independence", "linking", "series_comparison", "shared_words"),
        *("silence", "stamps", "support"),
    ),
    "affixes": ("matching",),
    "nearest": ("wording",),
    "verification": ("affixes", "matching", "nearest", "seriesfile", "wording"),
    "coverage": ("matching",),
    "evidence": ("coverage", "matching", "snapshots", "verification"),
    "alignment": ("manuscript",),
    "similarity": ("alignment", "manuscript"),
    "candidates": ("alignment", "manuscript", "similarity"),
    "traces": ("alignment", "manuscript", "wording"),
    "kinship": ("candidates", "similarity"),
    "resemblance": ("candidates", "kinship", "manuscript", "similarity", "traces"),
    "cache": ("cache_folder",),
    "pages": ("checks",),
    "render": ("pages.shown",),
    "writing": ("build",),
    "planning": ("build",),
    "live": ("build", "planning"),
    "changes": ("build",),
    "preview": ("plugin",),
    "merging": ("ownership",),
    "staging": ("merging", "ownership"),
    "publication": ("ownership", "staging"),
    "plugin": ("indexing", "ownership", "publication", "terminal"),
    "commands": ("__init__", "plugin", "preview", "publication", "server", "terminal", "watching"),
    "cli": ("__init__", "commands"),
    "__main__": ("cli",),
}
"""Who may import whom on the same floor."""

LIBRARIES: Mapping[str, tuple[str, ...]] = {
    "anyascii": ("drafting.ids",),
    "babel": ("catalogues", "language", "values"),
    "cbor2": ("indexing",),
    "click": ("cli", "commands", "plugin", "terminal"),
    "filelock": ("staging",),
    "htmldate": ("drafting.captured",),
    "jinja2": ("render",),
    "markupsafe": ("render",),
    "minify_html": ("render",),
    "mkdocs": ("plugin", "preview", "commands"),
    "msgspec": ("cache", "reading"),
    "nh3": ("prose",),
    "orjson": ("citing", "dossier", "exports"),
    "platformdirs": ("cache_folder",),
    "pydantic": ("values", "records", "explain", "reading", "salvage", "schema", "seriesfile", "suggesting"),
    "pydantic_core": ("values", "records", "explain", "homes", "salvage"),
    "rapidfuzz": ("nearest", "slips", "traces", "wording", "records.fields"),
    "resvg_py": ("exports",),
    "selectolax": ("snapshots",),
    "trafilatura": ("drafting.captured",),
    "watchdog": ("watching",),
    "wcwidth": ("excerpt",),
    "yaml": ("yamlfile",),
}
"""The rooms that may import a library from outside."""

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
    """Return each import that leads up, or aside without being listed."""
    return [
        f"{one.by}:{one.line} imports {one.module}"
        for one in found
        if one.inside
        and room(one.by) != room(one.module)
        and FLOOR.get(room(one.module), 9) >= FLOOR.get(room(one.by), 9)
        and not within(one.module, ON_ONE_FLOOR.get(room(one.by), ()))
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


def test_every_module_has_a_floor_and_every_room_is_there() -> None:
    assert {room(name) for name in TEXTS} == set(FLOOR)


def test_imports_only_go_down() -> None:
    assert climbing(IMPORTS) == []


def test_each_outside_library_stays_in_its_rooms() -> None:
    assert out_of_room(IMPORTS) == []


def test_what_can_run_what_it_reads_is_for_our_own_processes_and_the_users_own_cache_alone() -> None:
    wanted = {(one.by, one.module) for one in IMPORTS if one.module in ("dill", "marshal", "pickle", "shelve")}
    assert wanted == {("parallel", "pickle"), ("render.compiled", "marshal")}


def test_nothing_is_imported_inside_a_function() -> None:
    assert hidden(IMPORTS) == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    needs: dict[str, set[str]] = {}
    for one in IMPORTS:
        if one.inside and one.by != one.module:
            needs.setdefault(one.by, set()).add(one.module)
    TopologicalSorter(needs).prepare()  # raises CycleError, which names the circle


def test_the_tables_list_nothing_that_is_not_used() -> None:
    aside = [
        (by, listed)
        for by, allowed in ON_ONE_FLOOR.items()
        for listed in allowed
        if not any(room(one.by) == by and one.inside and within(one.module, (listed,)) for one in IMPORTS)
    ]
    rooms = [
        (library, listed)
        for library, allowed in LIBRARIES.items()
        for listed in allowed
        if not any(one.module == library and not one.inside and within(one.by, (listed,)) for one in IMPORTS)
    ]
    assert (aside, rooms) == ([], [])


def test_no_module_is_longer_than_can_be_read_at_a_stretch() -> None:
    lengths = {name: len(text.splitlines()) for name, text in TEXTS.items()}
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_no_module_is_a_drawer_for_all_kinds_of_things() -> None:
    assert {name for name in TEXTS if set(name.rpartition(".")[2].split("_")) & DRAWERS} == set()


@pytest.mark.parametrize(
    ("folder", "sign", "listed"),
    [
        ("values", "\nNAME = ", values.TYPES.values()),
        ("checks", "\nCODES = ", (checks.FIRST, *checks.CHECKS, *checks.ROW_CHECKS, *checks.POINT_CHECKS, checks.LAST)),
        ("pages", "\ndef pages(", pages.KINDS),
        ("exports", "\ndef files(", exports.EXPORTS),
    ],
)
def test_what_a_folder_holds_is_in_its_list(folder: str, sign: str, listed: Iterable[object]) -> None:
    there = {f"factsheet.{name}" for name, text in TEXTS.items() if name.startswith(f"{folder}.") and sign in text}
    assert there == {getattr(module, "__name__", "") for module in listed}


def _command(module: str) -> str:
    return module.partition(".")[2].rstrip("_").replace("_", "-")


def test_every_command_is_listed() -> None:
    there = {_command(name) for name, text in TEXTS.items() if "\n@click.command(" in text}
    assert there == {name for name in commands.COMMANDS if commands.command(name).name == name}


class TestABreachIsFound:
    """The rules above would pass by mistake if these did."""

    def breaches(self, by: str, text: str) -> tuple[list[str], list[str], list[str]]:
        found = imports({**TEXTS, by: text})
        mine = [one for one in found if one.by == by]
        return climbing(mine), out_of_room(mine), hidden(mine)

    @pytest.mark.parametrize(
        ("by", "text", "told"),
        [
            ("corpus", "from factsheet.load import load", "corpus:1 imports load"),
            ("values.text", "import factsheet.problems", "values.text:1 imports problems"),
            ("checks.copies", "from factsheet import pages", "checks.copies:1 imports pages"),
            ("render", "from factsheet.pages import point", "render:1 imports pages.point"),
            ("silence", "from factsheet.compare import compare", "silence:1 imports compare"),
        ],
    )
    def test_where_an_import_climbs(self, by: str, text: str, told: str) -> None:
        assert self.breaches(by, text) == ([told], [], [])

    @pytest.mark.parametrize(
        ("by", "library"),
        [("load", "yaml"), ("records.point", "rapidfuzz"), ("build", "click"), ("corpus", "requests")],
    )
    def test_where_a_library_leaves_its_room(self, by: str, library: str) -> None:
        assert self.breaches(by, f"from {library}.more import some") == ([], [f"{by}:1 imports {library}"], [])

    def test_where_an_import_hides_in_a_function(self) -> None:
        text = "def late():\n    import json\n"
        assert self.breaches("build", text) == ([], [], ["build:2 imports json"])

    def test_where_an_import_goes_down_nothing_is_said(self) -> None:
        text = "from factsheet.corpus import Corpus\nfrom factsheet.pages.shown import Row\nimport json\n"
        assert self.breaches("render", text) == ([], [], [])
