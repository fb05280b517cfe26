"""Compiles the templates into the wheel: https://hatch.pypa.io/latest/plugins/build-hook/custom/."""

import runpy
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class TemplateHook(BuildHookInterface):  # type: ignore[type-arg]
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the compiled templates; an editable install has none, so that it shows every change of a template."""
        if version == "editable":
            return
        self._folder = TemporaryDirectory()
        root = Path(self.root)
        rendering = runpy.run_path(str(root / "generator/factsheet/site/rendering/compiled_templates.py"))
        rendering["compile_templates"](root / "templates", Path(self._folder.name))
        build_data["force_include"][self._folder.name] = "factsheet/compiled_templates"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if version != "editable":
            self._folder.cleanup()
