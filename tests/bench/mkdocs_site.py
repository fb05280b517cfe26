"""The plain site for MkDocs with mkdocs-gen-files, under a minimal theme and under Material."""

import json
import shutil
from pathlib import Path

from tests.bench import plain
from tests.bench.builders import Builder
from tests.bench.plain import Plain
from tests.bench.synthetic import CHANGING, Facts

HERE = Path(__file__).parent
SERVED_UP_TO = 1_000


def lay_out(facts: Facts, folder: Path) -> None:
    """Write the data as JSON, the quickest to read, a file for each point."""
    shutil.copytree(HERE / "gen_files", folder, dirs_exist_ok=True)
    docs = folder / "docs"
    docs.mkdir()
    shutil.copy(HERE / "style.css", docs)
    shelves = plain.list_records(facts)
    sheets = (f"- [{sheet['title']}](sheets/{id}.md)\n" for id, sheet in shelves["sheets"].items())
    (docs / "index.md").write_text("# Synthetic\n\n" + "".join(sheets), encoding="utf-8")
    (docs / "about.md").write_text("# About\n\nNothing here is true of anybody.\n", encoding="utf-8")
    (folder / "data").mkdir()
    (folder / "data/shelves.json").write_text(json.dumps(shelves, ensure_ascii=False, indent=1), encoding="utf-8")
    for point in plain.list_points(facts):
        _write_point(folder, point)


def change(facts: Facts, folder: Path) -> None:
    _write_point(folder, plain.make_point(facts, CHANGING.sheet, CHANGING.point))


def _write_point(folder: Path, point: Plain) -> None:
    file = folder / f"data/points/{point['sheet']}/{point['id']}.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(point, ensure_ascii=False, indent=1), encoding="utf-8")


def make_builder(tools: Path, name: str, title: str, settings: str) -> Builder:
    mkdocs = (str(tools / "bin/python"), "-m", "mkdocs")
    return Builder(
        name=name,
        title=title,
        lay_out=lay_out,
        change=change,
        build=(*mkdocs, "build", "--quiet", "--config-file", settings),
        # Newer versions of click lose its default for --livereload, so it is asked for.
        serve=(
            *mkdocs,
            "serve",
            "--quiet",
            "--livereload",
            "--dev-addr",
            "127.0.0.1:{port}",
            "--config-file",
            settings,
        ),
        page=f"sheets/{CHANGING.sheet}/{CHANGING.point}/",
        leaves=("site", ".cache"),
        served_up_to=SERVED_UP_TO,
    )
