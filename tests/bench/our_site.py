"""The synthetic facts as a site of ours: content, our templates, and settings like those of the real site."""

import shutil
import sys
from pathlib import Path

from tests.bench import synthetic
from tests.bench.builders import EVERY_SIZE, Builder
from tests.bench.synthetic import CHANGING, Facts

HERE = Path(__file__).parent
TEMPLATES = HERE.parents[1] / "templates"
_FACTSHEET = (sys.executable, "-m", "factsheet")


def lay_out(facts: Facts, folder: Path) -> None:
    synthetic.write(facts, folder / "content")
    shutil.copytree(TEMPLATES, folder / "templates")
    shutil.copy(HERE / "site.yml", folder)


def change(facts: Facts, folder: Path) -> None:
    fields = facts.sheets[CHANGING.sheet].points[CHANGING.point]
    path = synthetic.find_point_file(CHANGING.sheet, CHANGING.point, fields)
    (folder / "content" / path).write_text(synthetic.format_yaml(fields), encoding="utf-8")


def make_builder(*, points_only: bool = False) -> Builder:
    build = (sys.executable, str(HERE / "points_only.py")) if points_only else _FACTSHEET
    return Builder(
        name="factsheet-points" if points_only else "factsheet",
        title="Factsheet, points only" if points_only else "Factsheet",
        lay_out=lay_out,
        change=change,
        build=(*build, "build", "-f", "site.yml"),
        serve=(*build, "serve", "-f", "site.yml", "--address", "127.0.0.1:{port}"),
        page=f"sheets/{CHANGING.sheet}/points/{CHANGING.point}/",
        leaves=("site",),
        served_up_to=EVERY_SIZE,
        check=() if points_only else (*_FACTSHEET, "check", "-f", "site.yml"),
    )
