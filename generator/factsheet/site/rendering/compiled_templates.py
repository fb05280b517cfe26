"""Our templates as Python modules: `generator/build_hook.py` makes them for the package, so that no site compiles them.

The hook runs this module alone, without the package: it imports nothing of ours, and no library but Jinja.
"""

from collections.abc import MutableMapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, ModuleLoader, Template

SYNTAX: dict[str, Any] = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}
"""The options of Jinja that decide what a template compiles to."""
FILTERS = ("name", "number", "small_counts", "words")
"""The filters of ours that templates use."""


def compile_templates(templates: Path, compiled: Path) -> None:
    """Compile the templates of pages into a folder below `compiled`.

    Raise TemplateError if one has a mistake.
    """
    environment = Environment(loader=FileSystemLoader(templates), **SYNTAX)
    environment.filters.update(dict.fromkeys(FILTERS, _refuse_to_fold))
    target = _find_own_folder(compiled)
    target.mkdir(parents=True)
    environment.compile_templates(target, filter_func=_is_compiled, zip=None, ignore_errors=False)


class CompiledLoader(ModuleLoader):
    """Loads templates as `compile_templates` has left them; none if they were compiled by another version of Jinja."""

    def __init__(self, compiled: Path, templates: Path) -> None:
        super().__init__(_find_own_folder(compiled))
        self._templates = templates

    def load(self, environment: Environment, name: str, globals: MutableMapping[str, Any] | None = None) -> Template:
        """Load the template; its mistakes are reported at the lines of its text."""
        template = super().load(environment, name, globals)
        template.filename = str(self._templates / name)
        return template


def _find_own_folder(compiled: Path) -> Path:
    """Return the folder for the installed version of Jinja, whose modules no other version can run."""
    return compiled / version("jinja2")


def _is_compiled(name: str) -> bool:
    """Return False for what MkDocs reads, with its own filters, and for what is no template."""
    return name.startswith(("pages/", "pieces/")) or name in ("body.html", "shell.html")


def _refuse_to_fold(value: object, *arguments: object) -> object:
    """Stand in for a filter: Jinja calls it on a constant, and compiles the call itself if that fails."""
    raise NotImplementedError
