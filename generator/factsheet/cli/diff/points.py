"""Which points changed: themselves, or because of what they name."""

from collections.abc import Iterator

from factsheet.cli.diff.describe import Facts, collect_facts, list_field_changes
from factsheet.cli.diff.model import PointChange, PointCounts, PointState
from factsheet.cli.diff.reports import collect_reports, compare_reports
from factsheet.cli.diff.state import ContentState
from factsheet.cli.diff.tables import make_table
from factsheet.model.point import Point
from factsheet.site.pages.parts import claimant_sentences

PointPair = tuple[str | None, str | None]
"""The key before and after."""


def compare_points(before: ContentState, after: ContentState) -> Iterator[PointChange]:
    """Return the points in the order of their keys; one that could not be read on either side is left out.

    A point whose files, and all that it names, are the same is not opened.
    """
    for pair in sorted(_list_pairs(before, after), key=lambda pair: (pair[1] or pair[0] or "", pair[0] or "")):
        change = _make_change(before, after, *pair)
        if change is not None:
            yield change


def _list_pairs(before: ContentState, after: ContentState) -> Iterator[PointPair]:
    old, new = before.findings.corpus.points, after.findings.corpus.points
    unread = _list_unread(before) | _list_unread(after)
    gone = [key for key in old if key not in new and key not in unread]
    come = [key for key in new if key not in old and key not in unread]
    renamed = _match_renamed(before, after, gone, come)
    for key in old.keys() & new.keys():
        if before.findings.stamps.stamp_point(key) != after.findings.stamps.stamp_point(key):
            yield key, key
    yield from renamed.items()
    yield from ((key, None) for key in gone if key not in renamed)
    yield from ((None, key) for key in come if key not in renamed.values())


def _list_unread(state: ContentState) -> set[str]:
    corpus = state.findings.corpus
    return set(corpus.known["point"] - corpus.points.keys())


def _match_renamed(before: ContentState, after: ContentState, gone: list[str], come: list[str]) -> dict[str, str]:
    """Return for each point that is gone the one that says the very same under another id, or on another sheet."""
    candidates: dict[object, list[str]] = {}
    for key in sorted(come) if gone else ():
        candidates.setdefault(_collect_content(after, key), []).append(key)
    renamed = {}
    for key in sorted(gone) if candidates else ():
        alike = candidates.get(_collect_content(before, key))
        if alike:
            renamed[key] = alike.pop(0)
    return renamed


def _collect_content(state: ContentState, key: str) -> object:
    corpus, point = state.findings.corpus, state.findings.corpus.points[key]
    facts: list[Facts] = [
        collect_facts(corpus, point),
        *(facts for _report, facts in collect_reports(corpus, point).values()),
    ]
    return tuple(tuple(facts_of_record.items()) for facts_of_record in facts)


def _make_change(before: ContentState, after: ContentState, was: str | None, now: str | None) -> PointChange | None:
    old, new = _get_point(before, was), _get_point(after, now)
    counting = before.can_be_counted and after.can_be_counted
    states = _make_state(before, old, counting) if old else None, _make_state(after, new, counting) if new else None
    old_corpus, new_corpus = before.findings.corpus, after.findings.corpus
    if old and new and old.key == new.key and old_corpus.stamps.get(old.file) == new_corpus.stamps.get(new.file):
        return PointChange(*states, own=False) if states[0] != states[1] else None
    fields = list_field_changes(
        collect_facts(old_corpus, old) if old else {}, collect_facts(new_corpus, new) if new else {}
    )
    reports = tuple(compare_reports(old_corpus, old, new_corpus, new))
    if not fields and not reports and states[0] == states[1]:
        return None
    return PointChange(*states, own=True, fields=fields, reports=reports)


def _get_point(state: ContentState, key: str | None) -> Point | None:
    return state.findings.corpus.points[key] if key is not None else None


def _make_state(state: ContentState, point: Point, counting: bool) -> PointState:
    return PointState(
        point.key,
        point.title,
        _make_counts(state, point) if counting else None,
        make_table(state, point, counting=counting),
    )


def _make_counts(state: ContentState, point: Point) -> PointCounts:
    brief = state.findings.get_brief(point.key)
    corpus = state.findings.corpus
    series = (
        (
            claimant_sentences.list_sentences(corpus, comparison)
            for comparison in state.findings.analyze_point(point).series
        )
        if point.series
        else ()
    )
    sentences = tuple(
        "".join(span.text for span in sentence.words) for series_sentences in series for sentence in series_sentences
    )
    counted = brief.sources, brief.families, brief.origins, brief.unnamed
    return PointCounts(*counted, brief.support.value, brief.differences, sentences)
