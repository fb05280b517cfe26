"""The dates of last change of content files: that of the last commit that touched a file, in one pass over git's log.

There are none without git, outside a repository, and in a shallow clone, whose log dates everything that it leaves out
by its own first commit: no date is better than a wrong one. Uncommitted changes do not count.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from factsheet.content.corpus import Corpus
from factsheet.content.fingerprint import compute_digest
from factsheet.content.git import find_last_commit, run_git
from factsheet.model.actor import Actor
from factsheet.model.place import Place
from factsheet.model.point import Point
from factsheet.model.record_types import Record
from factsheet.model.source import Source
from factsheet.web.outputs import Page

_COMMIT = "\x01"
_LOG = ("log", f"--format={_COMMIT}%ct", "-z", "--name-only", "--no-renames", "--no-show-signature", "--relative")


class GitHistory(Struct, frozen=True):
    commit: str = ""
    """The commit up to which the log was read; empty where there is no history."""
    dates: Mapping[str, str] = field(default_factory=dict)
    """By file, named as problems name it: `2026-11-22T10:00:00Z`. A point is as young as its series."""


def read_history(content: Path, known: GitHistory) -> GitHistory:
    """Return the history of a content folder; `known` is returned again while the last commit is the same."""
    commit = find_last_commit(content)
    if not commit:
        return GitHistory()
    if commit == known.commit:
        return known
    return GitHistory(commit, _collect_dates(content.name, _list_changes(content)))


def add_dates(corpus: Corpus, history: GitHistory) -> Corpus:
    """Return the corpus with the dates. They are part of its digests: a page that shows a date changes with it."""
    dates = history.dates
    if not dates:
        return corpus
    digests = {file: compute_digest(digest, dates.get(file, "")) for file, digest in corpus.digests.items()}
    return replace(corpus, changed=dates, digests=digests)


def find_point_date(corpus: Corpus, point: Point) -> str | None:
    """Return when the point was last changed; None where it is not known."""
    return corpus.changed.get(point.file)


def find_sheet_date(corpus: Corpus, sheet: str) -> str | None:
    """Return when the sheet or one of its points was last changed."""
    return _find_latest(corpus, corpus.sheets[sheet], corpus.list_points(sheet))


def list_page_dates(corpus: Corpus, pages: Iterable[Page]) -> Iterator[tuple[Page, str | None]]:
    """Return each page with the last change of what it is about.

    A view of a sheet is as young as its youngest point; a source, actor or place as the points that name it.
    """
    sheets = {sheet: find_sheet_date(corpus, sheet) for sheet in corpus.sheets} if corpus.changed else {}
    for page in pages:
        folder, _slash, rest = page.address.path.partition("/")
        id = rest.partition("/")[0]
        if page.point:
            yield page, find_point_date(corpus, corpus.points[page.point])
        elif folder == "sheets":
            yield page, sheets.get(id)
        else:
            yield page, find_record_date(corpus, folder.removesuffix("s"), id)


def find_record_date(corpus: Corpus, kind: str, id: str) -> str | None:
    """Return when a source, actor or place, or a point that names it, was last changed; None for any other kind."""
    shelves: Mapping[str, Mapping[str, Source | Actor | Place]] = {
        "source": corpus.sources,
        "actor": corpus.actors,
        "place": corpus.places,
    }
    record = shelves.get(kind, {}).get(id)
    if record is None:
        return None
    return _find_latest(corpus, record, corpus.list_points_naming(kind, id))


def _find_latest(corpus: Corpus, record: Record, points: Iterable[Point]) -> str | None:
    """Return the last change of the record or one of the points; None where no date is known."""
    dates = [corpus.changed[point.file] for point in points if point.file in corpus.changed]
    if record.file in corpus.changed:
        dates.append(corpus.changed[record.file])
    return max(dates, default=None)


def _list_changes(content: Path) -> Iterator[tuple[str, int]]:
    """Return each file of each commit, youngest commit first, with the seconds since 1970."""
    seconds = 0
    for piece in run_git(content, *_LOG, "--", ".").split("\0"):
        text = piece.lstrip("\n")
        if text.startswith(_COMMIT):
            seconds = int(text.removeprefix(_COMMIT))
        elif text:
            yield text, seconds


def _collect_dates(content: str, changes: Iterable[tuple[str, int]]) -> dict[str, str]:
    latest: dict[str, int] = {}
    for name, seconds in changes:
        file = f"{content}/{_name_dated_file(name)}"
        latest[file] = max(seconds, latest.get(file, 0))  # dates of commits need not be in the order of the log
    # Many files share a commit, so each time is formatted once.
    days = {seconds: _format_time(seconds) for seconds in set(latest.values())}
    return {file: days[seconds] for file, seconds in latest.items()}


def _name_dated_file(name: str) -> str:
    """Return the file of the point that a series belongs to; any other file is its own."""
    if not name.endswith(".csv"):
        return name
    folder, slash, file = name.rpartition("/")
    return f"{folder}{slash}{file.partition('.')[0]}.yml"


def _format_time(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
