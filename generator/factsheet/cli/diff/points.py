"""Which points changed: themselves, or because of what they name."""

from collections.abc import Iterator

from factsheet.cli.diff.describe import Facts, difference, facts_of
from factsheet.cli.diff.model import Counted, PointChange, PointState
from factsheet.cli.diff.reports import reports_changed, reports_of
from factsheet.cli.diff.state import State
from factsheet.cli.diff.tables import table
from factsheet.model.point import Point
from factsheet.site.pages.parts import claimant_sentences

Pair = tuple[str | None, str | None]
"""The key before and after."""


def points_changed(before: State, after: State) -> Iterator[PointChange]:
    """Return the points in the order of their keys; one that could not be read on either side is left out.

    A point whose files, and all that it names, are the same is not opened.
    """
    for pair in sorted(_pairs(before, after), key=lambda pair: (pair[1] or pair[0] or "", pair[0] or "")):
        change = _change(before, after, *pair)
        if change is not None:
            yield change


def _pairs(before: State, after: State) -> Iterator[Pair]:
    old, new = before.findings.corpus.points, after.findings.corpus.points
    unread = _unread(before) | _unread(after)
    gone = [key for key in old if key not in new and key not in unread]
    come = [key for key in new if key not in old and key not in unread]
    renamed = _renamed(before, after, gone, come)
    for key in old.keys() & new.keys():
        if before.findings.stamps.point(key) != after.findings.stamps.point(key):
            yield key, key
    yield from renamed.items()
    yield from ((key, None) for key in gone if key not in renamed)
    yield from ((None, key) for key in come if key not in renamed.values())


def _unread(state: State) -> set[str]:
    corpus = state.findings.corpus
    return set(corpus.known["point"] - corpus.points.keys())


def _renamed(before: State, after: State, gone: list[str], come: list[str]) -> dict[str, str]:
    """Return for each point that is gone the one that says the very same under another id, or on another sheet."""
    there: dict[object, list[str]] = {}
    for key in sorted(come) if gone else ():
        there.setdefault(_content(after, key), []).append(key)
    found = {}
    for key in sorted(gone) if there else ():
        alike = there.get(_content(before, key))
        if alike:
            found[key] = alike.pop(0)
    return found


def _content(state: State, key: str) -> object:
    corpus, point = state.findings.corpus, state.findings.corpus.points[key]
    facts: list[Facts] = [facts_of(corpus, point), *(facts for _report, facts in reports_of(corpus, point).values())]
    return tuple(tuple(one.items()) for one in facts)


def _change(before: State, after: State, was: str | None, now: str | None) -> PointChange | None:
    old, new = _point(before, was), _point(after, now)
    counting = before.can_be_counted and after.can_be_counted
    told = _state(before, old, counting) if old else None, _state(after, new, counting) if new else None
    one, other = before.findings.corpus, after.findings.corpus
    if old and new and old.key == new.key and one.stamps.get(old.file) == other.stamps.get(new.file):
        return PointChange(*told, own=False) if told[0] != told[1] else None
    fields = difference(facts_of(one, old) if old else {}, facts_of(other, new) if new else {})
    reports = tuple(reports_changed(one, old, other, new))
    if not fields and not reports and told[0] == told[1]:
        return None
    return PointChange(*told, own=True, fields=fields, reports=reports)


def _point(state: State, key: str | None) -> Point | None:
    return state.findings.corpus.points[key] if key is not None else None


def _state(state: State, point: Point, counting: bool) -> PointState:
    return PointState(
        point.key, point.title, _counted(state, point) if counting else None, table(state, point, counting=counting)
    )


def _counted(state: State, point: Point) -> Counted:
    brief = state.findings.brief(point.key)
    corpus = state.findings.corpus
    series = (
        (claimant_sentences.compared(corpus, found) for found in state.findings.on(point).series)
        if point.series
        else ()
    )
    sentences = tuple("".join(span.text for span in one.words) for told in series for one in told)
    counted = brief.sources, brief.families, brief.origins, brief.unnamed
    return Counted(*counted, brief.support.value, brief.differences, sentences)
