"""What the small site under `tests/site/` comes out as: a page of each kind and each form of data, in `tests/golden/`.

`make golden` accepts what they are now.
"""

import json
import os
import re
import shutil
from collections.abc import Iterator
from difflib import unified_diff
from fnmatch import fnmatch
from pathlib import Path
from tempfile import gettempdir
from typing import get_args, get_type_hints

import pytest
from factsheet.analysis.not_mentioned import SilenceKind
from factsheet.analysis.support import Support
from factsheet.checks.check_content import examine
from factsheet.model.actor import ActorKind
from factsheet.model.aspect import AspectType
from factsheet.model.field_types import DifferenceKind
from factsheet.model.point import Point, PointKind
from factsheet.model.point_parts import Outcome, Status
from factsheet.model.report import AttributionBasis, Extent, NoQuote, Rank, Stance, Voice
from factsheet.model.source import EdgeKind, SourceKind, UrlStatus

from tests.site.builds import ROOT, SMALL, SMALL_SITE, files

GOLDEN = Path(__file__).parent / "golden"
HARD = "sheets/bridge-repair/points/closing-pledge"
"""A point with everything: copies, differences, corrections, quotations in four languages."""
VIEWS = (
    *("copying", "corrections", "differences", "figures", "map"),
    *("one-source", "positions", "quotations", "timeline", "who-says-what"),
)
PAGES = (
    *("404.html", "index.html", "about/index.html", "a-z/index.html", "corrections/index.html", "data/index.html"),
    *("glossary/index.html", "keyboard/index.html", "suggest/index.html", "help/index.html", "help/F010/index.html"),
    *("actors/index.html", "actors/weirford-council/index.html", "places/index.html", "places/old-bridge/index.html"),
    *("sources/index.html", "sources/gazette/index.html", "sheets/bridge-repair/index.html"),
    *(f"sheets/bridge-repair/{view}/index.html" for view in VIEWS),
    *(f"{HARD}/index.html", f"{HARD}/card/index.html", "sheets/bridge-repair/points/crossings/index.html"),
)
WHOLE = (f"{HARD}/index.html",)
"""Pages with what stands around their `<main>`."""
DATA = (
    *(f"{HARD}/point.*", "sheets/ferry/data/*.csv", "sheets/ferry/feed.*", "corrections/feed.json"),
    *("sheets/ferry/known.json", "llms.txt", "robots.txt"),
)
"""Patterns. Tables are of the shorter sheet; schemas and data packages are read by programs in other tests."""
ID = re.compile(r"\b(sheets|points|actors|places|sources|help)/[^/]+/")
ASSET = re.compile(rb"(assets/[\w-]+)\.[0-9a-f]{10}(\.\w+)")
MOST_LINES = 40
Position = get_args(get_type_hints(Point)["position"])[0]
State = get_type_hints(Status)["state"]
Result = get_type_hints(Outcome)["result"]


@pytest.fixture(scope="module")
def site() -> dict[str, bytes]:
    return files(SMALL_SITE.folder)


@pytest.fixture(scope="module")
def now(site: dict[str, bytes]) -> dict[str, bytes]:
    """What the small site comes out as; accepted where that is asked for."""
    found = {path: plain(path, content) for path, content in site.items() if is_golden(path)}
    if os.environ.get("FACTSHEET_GOLDEN") == "accept":
        accept(found)
    return found


def is_golden(path: str) -> bool:
    return path in PAGES or any(fnmatch(path, pattern) for pattern in DATA)


def plain(path: str, content: bytes) -> bytes:
    """Return what is looked at of a file, so that lines which differ can be read."""
    if path.endswith(".json"):
        return json.dumps(json.loads(content), ensure_ascii=False, indent=1).encode() + b"\n"
    if path.endswith(".html") and path not in WHOLE:
        content = content[content.index(b"<main") : content.index(b"</main>")] + b"</main>\n"
    return ASSET.sub(rb"\1\2", content)  # a change of the style sheet is no change of every page


def accept(found: dict[str, bytes]) -> None:
    shutil.rmtree(GOLDEN, ignore_errors=True)
    for path, content in found.items():
        file = GOLDEN / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def difference(path: str, before: bytes, after: bytes) -> Iterator[str]:
    accepted, now = before.decode().splitlines(), after.decode().splitlines()
    yield from unified_diff(accepted, now, f"accepted/{path}", f"now/{path}", lineterm="", n=1)


def test_the_small_site_comes_out_as_accepted(now: dict[str, bytes]) -> None:
    accepted = files(GOLDEN)
    changed = [path for path in sorted({*accepted, *now}) if accepted.get(path) != now.get(path)]
    lines = [line for path in changed for line in difference(path, accepted.get(path, b""), now.get(path, b""))]
    if changed:
        shown = "\n".join(line[:300] for line in lines[:MOST_LINES])
        pytest.fail(
            f"{len(changed)} files differ, {', '.join(changed[:5])} … `make golden` accepts this:\n{shown}",
            pytrace=False,
        )


def test_the_accepted_site_names_no_folder_of_the_machine_that_built_it() -> None:
    folders = [str(folder).encode() for folder in (ROOT, Path.home(), gettempdir())]
    accepted = files(GOLDEN)
    assert [path for path, content in accepted.items() if any(folder in content for folder in folders)] == []
    assert len(accepted) >= len(PAGES)


def test_a_page_of_each_kind_is_accepted(site: dict[str, bytes]) -> None:
    """Two pages are of one kind where their paths differ in ids alone."""
    assert set(PAGES) <= set(site)
    kinds = {ID.sub(r"\1/*/", path) for path in site if path.endswith(".html")}
    assert kinds == {ID.sub(r"\1/*/", path) for path in PAGES}


def test_the_small_site_uses_every_word_of_the_model() -> None:
    findings, problems = examine(SMALL.parent / "content")
    corpus = findings.corpus
    points = tuple(corpus.points.values())
    reports = [report for point in points for report in point.reports]
    sources = corpus.sources.values()
    used: dict[object, set[object]] = {
        PointKind: {point.kind for point in points},
        AspectType: {aspect.type for point in points for aspect in point.compare},
        ActorKind: {actor.kind for actor in corpus.actors.values()},
        SourceKind: {source.kind for source in sources},
        UrlStatus: {source.url_status for source in sources if source.url},
        EdgeKind: {edge.kind for source in sources for edge in source.edges},
        Stance: {report.stance for report in reports},
        Voice: {report.voice for report in reports},
        Extent: {report.extent for report in reports},
        Rank: {report.rank for report in reports},
        NoQuote: {report.no_quote for report in reports if report.no_quote},
        AttributionBasis: {report.attribution.basis for report in reports if report.attribution.basis},
        Position: {point.position for point in points if point.position},
        State: {point.status.state for point in points},
        Result: {point.outcome.result for point in points if point.outcome},
        DifferenceKind: {difference.kind for point in points for difference in point.differences},
    }
    assert {problem.code for problem in problems} <= {
        "F050",
        "F057",
        "F070",
    }  # made-up sources have no snapshots and no archive
    assert {words: set(get_args(words)) - found for words, found in used.items() if set(get_args(words)) - found} == {}
    assert {findings.analyze_point(point).support for point in points} == set(Support)
    assert {silence for point in points for silence in findings.group_silent_sources(point)} == set(SilenceKind)
