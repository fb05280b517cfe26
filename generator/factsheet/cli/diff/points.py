"""Which points changed: themselves, or because of what they name."""

from collections.abc import Iterator
from typing import NamedTuple

from factsheet.cli.diff.describe import collect_facts, list_field_changes
from factsheet.cli.diff.model import PointChange, PointCounts, PointState
from factsheet.cli.diff.reports import collect_reports, compare_reports
from factsheet.cli.diff.state import ContentState
from factsheet.cli.diff.tables import make_table
from factsheet.model.point import Point
from factsheet.site.pages.parts import claimant_sentences


class PointPair(NamedTuple):
    """The key of a point before and after."""

    before: str | None
    after: str | None


def compare_points(before: ContentState, after: ContentState) -> Iterator[PointChange]:
    """Return the points in the order of their keys, without those that could not be read on one of the sides.

    A point is not looked at where its files, and those of everything that it names, are the same.
    """
    for pair in sorted(_list_pairs(before, after), key=_get_order):
        change = _make_change(before, after, pair)
        if change is not None:
            yield change


def _get_order(pair: PointPair) -> tuple[str, str]:
    return pair.after or pair.before or "", pair.before or ""


def _list_pairs(before: ContentState, after: ContentState) -> Iterator[PointPair]:
    old, new = before.findings.corpus.points, after.findings.corpus.points
    unread = _list_unread(before) | _list_unread(after)
    gone = [key for key in old if key not in new and key not in unread]
    come = [key for key in new if key not in old and key not in unread]
    renamed = _match_renamed(before, after, gone, come)
    for key in old.keys() & new.keys():
        if before.findings.dependencies.digest_point(key) != after.findings.dependencies.digest_point(key):
            yield PointPair(key, key)
    for key in gone:
        yield PointPair(key, renamed.get(key))
    for key in come:
        if key not in renamed.values():
            yield PointPair(None, key)


def _list_unread(state: ContentState) -> set[str]:
    corpus = state.findings.corpus
    return set(corpus.known["point"] - corpus.points.keys())


def _match_renamed(before: ContentState, after: ContentState, gone: list[str], come: list[str]) -> dict[str, str]:
    """Return by removed point the new one that says exactly the same under another id, or on another sheet."""
    if not gone or not come:  # collecting the content of a point takes time
        return {}
    candidates: dict[object, list[str]] = {}
    for key in sorted(come):
        candidates.setdefault(_collect_content(after, key), []).append(key)
    renamed = {}
    for key in sorted(gone):
        alike = candidates.get(_collect_content(before, key))
        if alike:
            renamed[key] = alike.pop(0)
    return renamed


def _collect_content(state: ContentState, key: str) -> object:
    """Return all that the point and its reports state, in a form that can be compared and hashed."""
    corpus = state.findings.corpus
    point = corpus.points[key]
    content = [tuple(collect_facts(corpus, point).items())]
    for stated in collect_reports(corpus, point).values():
        content.append(tuple(stated.facts.items()))
    return tuple(content)


def _make_change(before: ContentState, after: ContentState, pair: PointPair) -> PointChange | None:
    old, new = _get_point(before, pair.before), _get_point(after, pair.after)
    counting = before.can_be_counted and after.can_be_counted
    was = _make_state(before, old, counting) if old else None
    now = _make_state(after, new, counting) if new else None
    old_corpus, new_corpus = before.findings.corpus, after.findings.corpus
    if old and new and old.key == new.key and old_corpus.digests.get(old.file) == new_corpus.digests.get(new.file):
        return PointChange(was, now, own=False) if was != now else None
    old_facts = collect_facts(old_corpus, old) if old else {}
    new_facts = collect_facts(new_corpus, new) if new else {}
    fields = list_field_changes(old_facts, new_facts)
    reports = tuple(compare_reports(old_corpus, old, new_corpus, new))
    if not fields and not reports and was == now:
        return None
    return PointChange(was, now, own=True, fields=fields, reports=reports)


def _get_point(state: ContentState, key: str | None) -> Point | None:
    return state.findings.corpus.points[key] if key is not None else None


def _make_state(state: ContentState, point: Point, counting: bool) -> PointState:
    table = make_table(state, point, counting=counting)
    return PointState(point.key, point.title, _make_counts(state, point) if counting else None, table)


def _make_counts(state: ContentState, point: Point) -> PointCounts:
    brief = state.findings.get_brief(point.key)
    sentences = []
    if point.series:  # the analysis of a point without one is not needed
        for comparison in state.findings.analyze_point(point).series:
            for sentence in claimant_sentences.list_sentences(state.findings.corpus, comparison):
                sentences.append("".join(span.text for span in sentence.words))
    return PointCounts(
        brief.sources,
        brief.families,
        brief.origins,
        brief.unnamed,
        brief.support.value,
        brief.differences,
        series=tuple(sentences),
    )
