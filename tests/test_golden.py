"""The small site under `tests/site/` comes out as `tests/golden/`, byte for byte; `make golden` accepts what it is."""

import os
import re
import shutil
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path
from tempfile import gettempdir
from typing import get_args, get_type_hints

import pytest
from factsheet.analysis.not_mentioned import Silence
from factsheet.analysis.support import Support
from factsheet.build.output_ownership import MARK
from factsheet.checks.check_content import examine
from factsheet.model.actor import ActorKind
from factsheet.model.aspect import AspectType
from factsheet.model.field_types import DifferenceKind
from factsheet.model.point import Kind, Outcome, Point, Status
from factsheet.model.report import AttributionBasis, Extent, NoQuote, Rank, Stance, Voice
from factsheet.model.source import EdgeKind, SourceKind, UrlStatus

from tests.site.builds import ROOT, SMALL, built, files

GOLDEN = Path(__file__).parent / "golden"
UNTOLD = (".css", ".js", ".svg", ".png", ".gz", ".sqlite")
"""Copied as they are, or another file packed."""
ASSET = re.compile(rb"(assets/[\w-]+)\.[0-9a-f]{10}(\.\w+)")
MOST_LINES = 40
Position = get_args(get_type_hints(Point)["position"])[0]
State = get_type_hints(Status)["state"]
Result = get_type_hints(Outcome)["result"]


@pytest.fixture(scope="module")
def now(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What the small site comes out as; accepted where that is asked for."""
    site = built(SMALL, tmp_path_factory.mktemp("small") / "site")
    pages = {path: content for path, content in files(site).items() if path != MARK}
    found = {path: plain(content) for path, content in pages.items() if not path.endswith(UNTOLD)}
    if os.environ.get("FACTSHEET_GOLDEN") == "accept":
        accept(found)
    return found


def plain(content: bytes) -> bytes:
    """Return a page with the plain names of its assets: a change of the style sheet is no change of every page."""
    return ASSET.sub(rb"\1\2", content)


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
    assert len(accepted) >= 60


def test_the_small_site_uses_every_word_of_the_model() -> None:
    findings, problems = examine(SMALL.parent / "content")
    corpus = findings.corpus
    points = tuple(corpus.points.values())
    reports = [report for point in points for report in point.reports]
    sources = corpus.sources.values()
    used: dict[object, set[object]] = {
        Kind: {point.kind for point in points},
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
    assert {findings.on(point).support for point in points} == set(Support)
    assert {silence for point in points for silence in findings.silences(point)} == set(Silence)
