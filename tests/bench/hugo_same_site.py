"""The same site for Hugo: our finished views as front matter, our templates translated, our other files to copy."""

import filecmp
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tests.bench import hugo_site, our_site
from tests.bench.builders import EVERY_SIZE, Builder
from tests.bench.finished_views import DIGESTS
from tests.bench.measure import Failed, make_environment
from tests.bench.synthetic import CHANGING, Facts, set_state

ROOT = Path(__file__).parents[2]


def lay_out(facts: Facts, folder: Path, *, points_only: bool = False) -> None:
    """Write what Hugo reads, and next to the folder what differs in either state, so that a change only copies it.

    Of what Hugo offers this was the quickest: a content adapter over one file a sheet took 1.02 times as long, and
    documents as parameters that an output format writes 1.06.
    """
    ours, other = _find_folder(folder, "ours"), _find_folder(folder, "1")
    ours.mkdir()
    our_site.lay_out(facts, ours)
    _write_views(ours, folder, points_only)
    our_site.change(set_state(facts, 1), ours)
    _write_views(ours, other, points_only, folder / DIGESTS)
    (other / DIGESTS).unlink()
    shutil.rmtree(ours)
    for path in _list_files(other):
        if (folder / path).is_file() and filecmp.cmp(folder / path, other / path, shallow=False):
            (other / path).unlink()
        else:
            _copy(folder / path, _find_folder(folder, "0") / path)


def change(facts: Facts, folder: Path) -> None:
    state = int(CHANGING.words(1) in str(facts.sheets[CHANGING.sheet].points[CHANGING.point]))
    changed = _find_folder(folder, str(state))
    for path in _list_files(changed):
        _copy(changed / path, folder / path)


def make_builder(tools: Path, *, points_only: bool = False) -> Builder:
    plain = hugo_site.make_builder(tools)
    return Builder(
        name="hugo-same-points" if points_only else "hugo-same",
        title="Hugo on the same work, points only" if points_only else "Hugo on the same work",
        lay_out=partial(lay_out, points_only=points_only),
        change=change,
        build=plain.build,
        serve=plain.serve,
        page=f"sheets/{CHANGING.sheet}/points/{CHANGING.point}/",
        leaves=plain.leaves,
        served_up_to=EVERY_SIZE,
    )


def _write_views(ours: Path, folder: Path, points_only: bool, *before: Path) -> None:
    """Run it apart, since the facts of ten thousand points take much memory."""
    words = ("--points",) if points_only else ()
    command = (sys.executable, "-m", "tests.bench.finished_views", *words, ours, folder, *before)
    environ = make_environment(ours) | {"PYTHONPATH": f"{ROOT / 'generator'}:{ROOT}"}
    done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failed(done.stderr)


def _find_folder(folder: Path, name: str) -> Path:
    return folder.absolute().with_name(f"{folder.name}-{name}")


def _list_files(folder: Path) -> Iterator[Path]:
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            yield file.relative_to(folder)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
