"""The plain site for Hugo: a page of front matter for each point, taxonomies for what points have in common."""

import json
import shutil
from pathlib import Path

from tests.bench import plain
from tests.bench.builders import EVERY_SIZE, Builder
from tests.bench.plain import Plain
from tests.bench.synthetic import CHANGING, Facts

HERE = Path(__file__).parent
TAXONOMIES = ("sources", "actors", "places", "groups")


def lay_out(facts: Facts, folder: Path) -> None:
    """Write the content as pages with front matter in JSON.

    Of what Hugo offers this was the quickest: YAML took 1.6 times as long, a content adapter over one file a sheet 1.1.
    """
    shutil.copytree(HERE / "hugo", folder, dirs_exist_ok=True)
    (folder / "static").mkdir()
    shutil.copy(HERE / "style.css", folder / "static")
    shelves = plain.list_records(facts)
    for shelf in (*TAXONOMIES, "sheets"):
        _write(folder / f"content/{shelf}/_index.md", {"title": shelf.capitalize()})
        for id, thing in shelves[shelf].items():
            _write(folder / f"content/{shelf}/{id}/_index.md", _make_front(thing))
    _write(folder / "content/about.md", {"title": "About", "layout": "prose"}, "Nothing here is true of anybody.\n")
    for point in plain.list_points(facts):
        _write_point(folder, point)


def change(facts: Facts, folder: Path) -> None:
    _write_point(folder, plain.make_point(facts, CHANGING.sheet, CHANGING.point))


def _write_point(folder: Path, point: Plain) -> None:
    shown = {name: point[name] for name in ("kind", "statement", "columns", "rows")}
    front = {"title": point["title"], "date": point["day"], "params": shown | {"when": point["date"]}}
    _write(
        folder / f"content/sheets/{point['sheet']}/{point['id']}.md",
        front | {name: point[name] for name in TAXONOMIES},
    )


def _make_front(thing: Plain) -> Plain:
    shown = {"outlet": thing.get("outlet"), "when": thing.get("date"), "address": thing.get("url")}
    params = {name: text for name, text in shown.items() if text}
    return {"title": thing["title"]} | ({"params": params} if params else {})


def _write(file: Path, front: Plain, body: str = "") -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(front, ensure_ascii=False, indent=1) + f"\n{body}", encoding="utf-8")


def make_builder(tools: Path) -> Builder:
    """Return Hugo as the environment of the tools has it: the binary itself, without the Python around it."""
    binary = next(tools.glob("lib/python*/site-packages/hugo/binaries/hugo*"), tools / "bin/hugo")
    common = ("--quiet", "--destination", "site", "--cacheDir", "{folder}/.cache")
    return Builder(
        name="hugo",
        title="Hugo, plainer pages",
        lay_out=lay_out,
        change=change,
        build=(str(binary), *common),
        serve=(str(binary), "server", *common, "--bind", "127.0.0.1", "--port", "{port}"),
        page=f"sheets/{CHANGING.sheet}/{CHANGING.point}/",
        leaves=("site", ".cache", "resources", ".hugo_build.lock"),
        served_up_to=EVERY_SIZE,
    )
