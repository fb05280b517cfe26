"""No computed sentence says more than its rows: they are taken away and changed, and the sentences follow."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from factsheet.analysis.analysis import Findings
from factsheet.checks.check_content import examine
from factsheet.problems.problem import filter_errors
from factsheet.site.pages.parts.comparison_table import make_comparison
from factsheet.site.pages.parts.comparison_types import PointComparison
from factsheet.site.pages.parts.view_types import Sentence
from factsheet.web.settings import Settings
from hypothesis import given, settings
from selectolax.lexbor import LexborHTMLParser

from tests.rounds import rounds
from tests.second_opinion import sheets
from tests.second_opinion.opinion import Opinion, opinions
from tests.second_opinion.two_values import AGREE, COMPATIBLE, CONTRADICT, INFINITE, quantity, relate
from tests.site.builds import SITES, SharedSite

pytestmark = pytest.mark.slow

SETTINGS = Settings("Sheets", "", "", "en", None, "", True)
STRANGER = {"title": "Another story", "url": "null", "url_note": "not found"}
UNSEEN = {"no_quote": "page_not_seen", "note": "Known from a list of links."}
PLACES = {place: about.get("in") for place, about in sheets.PLACES.items()}
Files = dict[str, str]
Row = dict[str, Any]


@dataclass(frozen=True)
class Page:
    """What is shown of a point, and what the second opinion says of it."""

    key: str
    view: PointComparison
    support: str
    told: Opinion

    def sentences(self) -> Iterator[Sentence]:
        view = self.view
        yield from (one for one in (view.alone, view.agreed, view.alike) if one is not None)
        yield from (*view.differences, *view.compatible, *view.spans)

    def words(self) -> list[str]:
        """Return all that is computed above the table."""
        return [self.support, self.view.counts.words, *(words(one) for one in self.sentences())]

    def anchors(self, numbers: Any) -> set[str]:
        return {row.get("id", row["source"]) for row in (self.told.table.rows[number] for number in numbers)}


def words(sentence: Sentence) -> str:
    return "".join(span.text for span in sentence.words)


def shown(findings: Findings, key: str, told: Opinion) -> Page:
    point = findings.corpus.points[key]
    return Page(key, make_comparison(findings, SETTINGS, point), findings.analyze_point(point).support.value, told)


def pages(files: Files) -> list[Page]:
    """Return what is shown of every point of the files; nothing where they have mistakes."""
    with TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        sheets.write(files, content)
        findings, problems = examine(content)
        if filter_errors(problems):
            return []
        return [shown(findings, key, told) for key, told in opinions(content).items()]


def page(files: Files, key: str) -> Page:
    return next(one for one in pages(files) if one.key == key)


def counted(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"


def in_words(named: int, unnamed: int) -> str:
    """Return how origins are told."""
    if not named:
        return "origin not named"
    if not unnamed:
        return counted(named, "origin", "origins")
    none = counted(unnamed, "report names none", "reports name none")
    return f"{counted(named, 'named origin', 'named origins')}, {none}"


# -- what holds of every page ----------------------------------------------------------------------------------------


def check(shown: Page) -> None:
    """Compare every sentence with the rows it rests on, and with what the second opinion says of them."""
    view, told = shown.view, shown.told
    rows = {anchor for anchor, why in told.not_counted.items() if not why}
    lines = {f"{line['aspect']}:{line['line']}" for line in told.table.lines}
    for sentence in (view.counts, *shown.sentences()):
        assert set(sentence.rests_on) <= rows | lines, "what is not counted carries no sentence"
    check_counts(shown, rows)
    check_agreement(shown, rows)
    check_differences(shown)
    check_spans(shown)


def check_counts(shown: Page, rows: set[str]) -> None:
    told = shown.told
    assert shown.support == told.support
    assert set(shown.view.counts.rests_on) == rows
    parts = (
        counted(told.sources, "source", "sources"),
        counted(told.families, "family", "families"),
        in_words(len(told.named), told.unnamed),
    )
    assert shown.view.counts.words == (", ".join(parts) if told.sources else "no source that we have read")


def check_agreement(shown: Page, rows: set[str]) -> None:
    view, told = shown.view, shown.told
    assert (view.agreed is not None) == bool(told.agreed)
    if view.agreed is not None:
        assert set(view.agreed.rests_on) == set().union(*told.agreed.values())
    if view.alike is not None:
        assert not told.agreed
        assert set(view.alike.rests_on) == told.heads
        said, same = f"All {told.head_families} families agree that this was said.", "families report the same."
        assert words(view.alike) == said if told.was_said else words(view.alike) == f"{told.head_families} {same}"
        assert told.was_said or told.is_alike
    elif told.was_said:
        assert told.agreed
    assert (view.alone is not None) == (told.families == 1 and bool(told.heads))
    if view.alone is not None:
        assert set(view.alone.rests_on) == rows


def check_differences(shown: Page) -> None:
    """What is compatible is never listed as different."""
    for aspect, relations in shown.told.table.relations.items():
        head = aspect.replace("-", " ").capitalize()
        computed = [one for one in shown.view.differences if one.rests_on and ":" not in one.rests_on[0]]
        said = [words(one) for one in computed if words(one).startswith(f"{head}: ")]
        if set(relations.values()) <= {AGREE, COMPATIBLE}:
            assert not said
        elif not shown.told.table.point.get("differences"):
            assert said


def check_spans(shown: Page) -> None:
    """A range spans every counted value, with its date and claimant, or is refused."""
    table = shown.told.table
    several = [one["id"] for one in table.aspects if one["type"] == "quantity" and len(table.values[one["id"]]) > 1]
    assert len(shown.view.spans) == len(several)
    for aspect, sentence in zip(several, shown.view.spans, strict=True):
        stating = [number for number, row in enumerate(table.rows) if aspect in row.get("says", {})]
        assert set(sentence.rests_on) == shown.anchors(stating)
        if not words(sentence).startswith("Reported"):
            assert words(sentence).startswith("No range")
            continue
        given = table.values[aspect]
        figures = [quantity(value["value"]) for value in given.values()]
        assert len({value["as_of"] for value in given.values()}) == 1
        assert not {"vague", "unknown"} & {relation for relation, _low, _high in figures}
        claimed = {value.get("claimed_by", table.end.get(number)) for number, value in given.items()}
        assert len(claimed) == 1 or not any("claimed_by" in value for value in given.values())
        span, _, origins = words(sentence).partition(": ")[2].partition(", ")
        ends = [table.end[number] for number in given if number in table.end]
        assert origins.removesuffix(".").startswith(in_words(len(set(ends) - {None}), ends.count(None)))
        every = figures + [quantity(table.rows[number]["says"][aspect]["value"]) for number in stating]
        low, high = bounds(span)
        assert all(low <= least for relation, least, _most in every if relation != "about")
        assert all(most <= high for relation, _least, most in every if relation != "about")


def bounds(span: str) -> tuple[float, float]:
    """Return the ends of a span in words; an open one is infinite."""
    numbers = [int(number) for number in re.findall(r"\d+", span.replace("none", "0"))]
    open_below = span.startswith(("up to", "fewer than", "nearly"))
    open_above = span.startswith(("at least", "more than")) or span.endswith("or more")
    return (-INFINITE if open_below else min(numbers)), (INFINITE if open_above else max(numbers))


@settings(max_examples=rounds(quick=50, nightly=1000))
@given(sheets.folders())
def test_every_sentence_says_what_its_rows_say(files: Files) -> None:
    for one in pages(files):
        check(one)


# -- rows are taken away and changed ---------------------------------------------------------------------------------


def changed(files: Files, key: str, change: Callable[[list[Row]], list[Row]], copied: str | None = None) -> Files:
    """Return the files with other rows in one point; for new ones there is another source, which may be a copy."""
    sheet, point = key.split("/")
    path = f"sheets/{sheet}/points/{point}.yml"
    fields = yaml.load(files[path], Loader=yaml.CBaseLoader)
    fields["reports"] = change(fields["reports"])
    edges = [{"republishes": copied, "basis": "inferred", "evidence": "seen"}] if copied else []
    stranger = {"sources/stranger.yml": sheets.written(STRANGER | {"edges": edges})}
    return files | stranger | {path: sheets.written(fields)}


def unseen(anchors: set[str]) -> Callable[[list[Row]], list[Row]]:
    """Return a change after which nobody here has opened the pages of these rows."""

    def change(rows: list[Row]) -> list[Row]:
        seen = [{name: row[name] for name in row if name != "quote"} for row in rows]
        return [old | UNSEEN if row["id"] in anchors else row for row, old in zip(rows, seen, strict=True)]

    return change


def without(anchors: set[str]) -> Callable[[list[Row]], list[Row]]:
    return lambda rows: [row for row in rows if row["id"] not in anchors]


def joined(row: Row) -> Callable[[list[Row]], list[Row]]:
    return lambda rows: [*rows, {"id": "stranger", "source": "stranger", "quote": "words that it has"} | row]


@settings(max_examples=rounds(quick=30, nightly=500))
@given(sheets.folders())
def test_rows_that_are_not_counted_carry_nothing(files: Files) -> None:
    for before in pages(files):
        gone = {anchor for anchor, why in before.told.not_counted.items() if why}
        if gone:
            after = page(changed(files, before.key, without(gone)), before.key)
            assert after.words() == before.words()


@settings(max_examples=rounds(quick=30, nightly=500))
@given(sheets.folders())
def test_an_agreement_ends_where_one_family_is_left_or_somebody_contradicts(files: Files) -> None:
    for before in pages(files):
        table = before.told.table
        for aspect, agreeing in before.told.agreed.items():
            kept = table.family[min(table.values[aspect])]
            others = before.anchors(number for number in table.values[aspect] if table.family[number] != kept)
            after = page(changed(files, before.key, unseen(others)), before.key)
            check(after)
            if set(before.told.not_counted) == set(before.told.heads):
                assert aspect not in after.told.agreed, "no copy is there to stand for what is gone"
            row: Row = {"stance": "denies"}
            denied = page(changed(files, before.key, joined(row)), before.key)
            check(denied)
            assert denied.view.agreed is None
            assert agreeing <= set(before.view.agreed.rests_on if before.view.agreed else ())
            contradicted(files, before, aspect)


def contradicted(files: Files, before: Page, aspect: str) -> None:
    """Let somebody join who gives another value."""
    table = before.told.table
    type_ = next(one["type"] for one in table.aspects if one["id"] == aspect)
    given = table.values[aspect][min(table.values[aspect])]
    pool = [{"value": "999", "as_of": given["as_of"]}] if type_ == "quantity" else sheets.VALUES[type_]
    relations = {relate(type_, given, value, PLACES): value for value in pool}
    relation = next((one for one in (CONTRADICT, COMPATIBLE) if one in relations), AGREE)
    after = page(changed(files, before.key, joined({"says": {aspect: relations[relation]}})), before.key)
    check(after)
    if relation != AGREE:
        assert aspect not in after.told.agreed
        assert after.words() != before.words()
    if relation == CONTRADICT and aspect not in table.only_words():
        assert after.support in ("contested", "conceded", "pending")


@settings(max_examples=rounds(quick=30, nightly=500))
@given(sheets.folders())
def test_who_names_nobody_ends_a_single_origin_and_is_told_beside_every_count(files: Files) -> None:
    for before in pages(files):
        if before.support in ("single_origin", "corroborated"):
            row = {"attribution": {"as_printed": "officials say", "basis": "unnamed_official"}}
            after = page(changed(files, before.key, joined(row)), before.key)
            check(after)
            assert after.support == {"single_origin": "origin_not_established"}.get(before.support, before.support)
            assert after.view.counts.words != before.view.counts.words
            nameless = {row for row in before.told.heads if before.told.ends[row]}
            bare = page(changed(files, before.key, unnamed(nameless)), before.key)
            check(bare)
            if before.told.heads and not before.told.table.lines:
                assert bare.support not in ("single_origin", "corroborated")


def unnamed(anchors: set[str]) -> Callable[[list[Row]], list[Row]]:
    """Return a change after which these rows name nobody."""

    def change(rows: list[Row]) -> list[Row]:
        return [nameless(row) if row["id"] in anchors else row for row in rows]

    def nameless(row: Row) -> Row:
        says = {
            aspect: {name: part for name, part in value.items() if name != "claimed_by"} if "value" in value else value
            for aspect, value in row.get("says", {}).items()
        }
        kept = {name: part for name, part in row.items() if name not in ("by", "derived_from", "says")}
        return kept | ({"says": says} if says else {}) | {"attribution": {"basis": "dangling"}}

    return change


@settings(max_examples=rounds(quick=30, nightly=500))
@given(sheets.folders())
def test_a_range_changes_or_is_refused_where_a_value_is_gone_or_lies_outside(files: Files) -> None:
    for before in pages(files):
        table = before.told.table
        if set(before.told.not_counted) != set(before.told.heads):
            continue
        for aspect in (one["id"] for one in table.aspects if one["type"] == "quantity"):
            given = table.values[aspect]
            tops = {number: quantity(value["value"])[2] for number, value in given.items()}
            highest = [number for number, top in tops.items() if top == max(tops.values())]
            told = [words(one) for one in before.view.spans if set(one.rests_on) == before.anchors(given)]
            if len(told) != 1 or not told[0].startswith("Reported"):
                continue
            if len(highest) == 1:
                after = page(changed(files, before.key, unseen(before.anchors(highest))), before.key)
                check(after)
                assert told[0] not in after.words()
            if max(tops.values()) < INFINITE:
                copied = table.rows[min(given)]["source"]
                value = {"value": "999", "as_of": given[min(given)]["as_of"]}
                row = joined({"says": {aspect: value}})
                after = page(changed(files, before.key, row, copied), before.key)
                check(after)
                assert told[0] not in after.words(), "a copy that alters the number is not left out in silence"


# -- what is published -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("site", SITES)
def test_every_sentence_of_what_is_written_says_what_its_rows_say(site: SharedSite) -> None:
    findings, _problems = examine(site.content)
    for key, told in opinions(site.content).items():
        one = shown(findings, key, told)
        check_counts(one, {anchor for anchor, why in told.not_counted.items() if not why})
        check_agreement(one, {anchor for anchor, why in told.not_counted.items() if not why})
        check_differences(one)


@pytest.mark.parametrize("site", SITES)
def test_no_page_claims_what_the_second_opinion_denies(site: SharedSite) -> None:
    told = opinions(site.content)
    root = site.folder / "sheets"
    for key, opinion in told.items():
        sheet, point = key.split("/")
        (path,) = root.glob(f"{sheet}/points/{point}/index.html")
        tree = LexborHTMLParser(path.read_bytes())
        (word,) = tree.css("#fs-agreement [class^=fs-support__word--]")
        assert word.attributes["class"] == f"fs-support__word--{opinion.support}", key
        said = " ".join(node.text(strip=True) for node in tree.css("#fs-agreement strong, #fs-agreement p"))
        assert ("Agreed:" in said) == bool(opinion.agreed), key
        assert opinion.was_said or "agree that this was said" not in said, key
        assert opinion.is_alike or "families report the same" not in said, key
        assert (opinion.families == 1) or "Only " not in said, key
