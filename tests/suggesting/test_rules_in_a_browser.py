"""What the form says of a file, against what the checker says of it: the same codes and the same words."""

from pathlib import Path
from typing import Any

import pytest
from factsheet.analysis.analysis import Findings
from factsheet.checks.check_content import examine
from factsheet.model import json_schema
from factsheet.yamlfile import parse

from tests.suggesting.browser import asked, needs_node

pytestmark = [needs_node, pytest.mark.slow]

POINT = "title: One\nstatement: Two.\n"
EVENT = f"{POINT}kind: event\n"
REPORT = f"{EVENT}reports:\n  - source: harbour\n"
FIGURE = "compare:\n  - {id: n, type: quantity, measure: killed, population: unstated, unit: people}\n"
SAYS = f"{POINT}kind: figure\n{FIGURE}reports:\n  - source: harbour\n    no_quote: paywalled\n    says:\n"
MANY = """compare:
  - {id: text, type: text}
  - {id: who, type: actor}
  - {id: where, type: place}
  - {id: when, type: date}
  - {id: clock, type: time}
  - {id: states, type: set, of: actors}
  - {id: sides, type: positions, of: actors, options: [for, against]}
"""
SAID = f"{EVENT}{MANY}reports:\n  - source: harbour\n    no_quote: paywalled\n    says:\n"
SOURCE = "title: One\nurl: https://a.example/\n"

CASES: dict[str, tuple[str, str]] = {
    "a sound point": ("point", f"{EVENT}date: 2022-03-29\nby: [anna-berg]\nplaces: [lakeside]\ngroups: [pledges]\n"),
    "a point without anything": ("point", "by: [anna-berg]\n"),
    "a kind that nobody knows": ("point", f"{POINT}kind: qqq\n"),
    "no such date": ("point", f"{EVENT}date: 2022-02-30\n"),
    "a date in words": ("point", f"{EVENT}date: 29 March 2022\n"),
    "no such actor": ("point", f"{EVENT}by: [zzzzzz]\n"),
    "no such place": ("point", f"{EVENT}places: [zzzzzz]\n"),
    "no such group": ("point", f"{EVENT}groups: [zzzzzz]\n"),
    "no such point": ("point", f"{EVENT}related: [zzzzzz]\n"),
    "a name for an id": ("point", f"{EVENT}by: [Anna Berg]\n"),
    "a figure without a quantity": ("point", f"{POINT}kind: figure\n"),
    "a figure without population": (
        "point",
        f"{POINT}kind: figure\ncompare:\n  - {{id: n, type: quantity, measure: killed}}\n",
    ),
    "a quantity without measure": ("point", f"{EVENT}compare:\n  - {{id: n, type: quantity}}\n"),
    "a choice of one": ("point", f"{EVENT}compare:\n  - {{id: n, type: choice, options: [one]}}\n"),
    "an aspect twice": ("point", f"{EVENT}compare:\n  - {{id: n, type: text}}\n  - {{id: n, type: text}}\n"),
    "a report without words": ("point", REPORT),
    "a quotation and none": ("point", f"{REPORT}    quote: two words\n    no_quote: paywalled\n"),
    "one word": ("point", f"{REPORT}    quote: word\n"),
    "one word of a script without spaces": ("point", f"{REPORT}    quote: 桥梁将重新开放\n"),
    "too many words": ("point", f"{REPORT}    quote: {'many words ' * 40}\n"),
    "parts that are too long together": ("point", f"{REPORT}    quote: [{'a b ' * 40}, {'c d ' * 40}]\n"),
    "attributed to nobody": (
        "point",
        f"{REPORT}    quote: two words\n    attribution: {{as_printed: officials say}}\n",
    ),
    "attributed to somebody": (
        "point",
        f"{REPORT}    quote: two words\n    attribution: {{as_printed: she said, chain: [anna-berg]}}\n",
    ),
    "a source twice": ("point", f"{REPORT}    quote: two words\n  - source: harbour\n    quote: more words\n"),
    "no such source": ("point", f"{EVENT}reports:\n  - source: zzzzzz\n    quote: two words\n"),
    "no source": ("point", f"{EVENT}reports:\n  - quote: two words\n"),
    "up to 400": ("point", f"{SAYS}      n: {{value: up to 400 people, as_of: not_given}}\n"),
    "a number with words": ("point", f"{SAYS}      n: {{value: up to 400 of them, as_of: not_given}}\n"),
    "a number in commas": ("point", f"{SAYS}      n: {{value: '1,5', as_of: 2022-03}}\n"),
    "a number unlike its quotation": (
        "point",
        SAYS.replace("no_quote: paywalled", "quote: up to 400 died") + "      n: {value: '400', as_of: not_given}\n",
    ),
    "a number that is not quoted": (
        "point",
        SAYS.replace("no_quote: paywalled", "quote: many died") + "      n: {value: '400', as_of: not_given}\n",
    ),
    "a number as it is quoted": (
        "point",
        SAYS.replace("no_quote: paywalled", "quote: [до 400 загиблих, 7 поранених]")
        + "      n: {value: up to 400, as_of: not_given}\n",
    ),
    "a number unlike a translation": (
        "point",
        SAYS.replace("no_quote: paywalled", "quote: أربعة\n    translation: {language: en, text: four died}")
        + "      n: {value: five, as_of: not_given}\n",
    ),
    "signs for a date": ("point", f"{SAYS}      n: {{value: dozens, as_of: '?'}}\n"),
    "attributed to somebody unnamed": (
        "point",
        f"{REPORT}    quote: two words\n    attribution: {{as_printed: an official, chain: [lake-official]}}\n",
    ),
    "a number without its day": ("point", f"{SAYS}      n: {{value: dozens}}\n"),
    "a number of a day that is none": ("point", f"{SAYS}      n: {{value: dozens, as_of: some day}}\n"),
    "a number without number": ("point", f"{SAYS}      n: {{as_of: not_given}}\n"),
    "no such claimant": ("point", f"{SAYS}      n: {{value: dozens, as_of: not_given, claimed_by: zzzzzz}}\n"),
    "sound values": (
        "point",
        f"{SAID}      text: any\n      who: anna-berg\n      where: lakeside\n      when: 2022-04\n"
        "      clock: '14:30'\n      states: {members: [northland], list: open}\n      sides: {for: [southland]}\n",
    ),
    "no such actor among values": ("point", f"{SAID}      who: zzzzzz\n"),
    "no such place among values": ("point", f"{SAID}      where: zzzzzz\n"),
    "no such day among values": ("point", f"{SAID}      when: 2022-13\n"),
    "no such time": ("point", f"{SAID}      clock: soon\n"),
    "a part of the day": ("point", f"{SAID}      clock: Early morning\n"),
    "a set without its list": ("point", f"{SAID}      states: {{members: [northland]}}\n"),
    "no such member": ("point", f"{SAID}      states: {{members: [zzzzzz], list: closed}}\n"),
    "no such member of a side": ("point", f"{SAID}      sides: {{for: [zzzzzz]}}\n"),
    "a paragraph in words": ("point", f"{REPORT}    quote: two words\n    locator: {{paragraph: third}}\n"),
    "paragraph, page and sentence nought": (
        "point",
        f"{REPORT}    quote: two words\n    locator: {{paragraph: 00}}\n"
        "  - {source: post, quote: two words, locator: {page: 0}}\n"
        "  - {id: other, source: post, quote: two words, locator: {sentences: [0-2, 1]}}\n",
    ),
    "an id twice": ("point", f"{EVENT}by: [anna-berg, anna-berg]\nplaces: [lakeside]\nrelated: [pledge, pledge]\n"),
    "a link of a chain twice": (
        "point",
        f"{REPORT}    quote: two words\n    attribution: {{chain: [anna-berg, harbour, anna-berg, anna-berg]}}\n",
    ),
    "neither yes nor no": ("point", f"{EVENT}expected: maybe\n"),
    "yes in capitals": ("point", f"{EVENT}expected: YES\n"),
    "sentences in words": ("point", f"{REPORT}    quote: two words\n    locator: {{sentences: [3-5, the last]}}\n"),
    "sentences from the last to the first": (
        "point",
        f"{REPORT}    quote: two words\n    locator: {{sentences: [7-5]}}\n",
    ),
    "a value of no aspect": ("point", f"{SAID}      zzz: any\n"),
    "a value where nothing is compared": ("point", f"{REPORT}    quote: two words\n    says: {{zzz: any}}\n"),
    "a value that is no option": (
        "point",
        f"{EVENT}compare:\n  - {{id: n, type: choice, options: [one, two]}}\nreports:\n"
        "  - {source: harbour, no_quote: paywalled, says: {n: three}}\n",
    ),
    "neither yes nor no among values": (
        "point",
        f"{EVENT}compare:\n  - {{id: n, type: yes_no}}\nreports:\n"
        "  - {source: harbour, no_quote: paywalled, says: {n: maybe}}\n",
    ),
    "several ids for one": ("point", f"{REPORT}    quote: two words\n    by: anna-berg, northland\n"),
    "a name for a point": ("point", f"{EVENT}related: [The pledge]\n"),
    "a day that is unknown": ("point", f"{SAYS}      n: {{value: dozens, as_of: Unknown}}\n"),
    "two days with a word between": ("point", f"{EVENT}date: 2022-03-28 to 2022-03-30\n"),
    "a day with its hour in another form": ("point", f"{EVENT}date: 2022-03-28T10h30\n"),
    "a sound source": ("source", f"{SOURCE}archive_url: https://b.example/\npublisher: river-post\n"),
    "a source without a title": ("source", "url: https://a.example/\n"),
    "a parent without a title": ("source", "url: null\nurl_note: none\nheld: no\n"),
    "no address and no reason": ("source", "title: One\nurl: null\n"),
    "an address of nothing": ("source", "title: One\nurl: a.example\n"),
    "a sign that no address has": ("source", "title: One\nurl: https://a.example/b|c?d=100%&e[]=f#g#h\nurl_note: n\n"),
    "a space in an address": ("source", "title: One\nurl: https://a.example/b c\n"),
    "an address with two places": ("source", "title: One\nurl: https://a.example/#b#c\n"),
    "a site with a sign": ("source", "title: One\nurl: https://{a}.example/\n"),
    "a site by its number": (
        "source",
        "title: One\nurl: https://[::1]:80/a\narchive_url: https://[::1]b/\n",
    ),
    "an address in letters of its own": (
        "source",
        f"{SOURCE.replace('a.example', 'озеро.example/розмови?q=так%20#')}archive_url: https://b.example/\n",
    ),
    "a mailbox": ("actor", "name: One\nkind: person\nurl: mailto:a@b@c.example\n"),
    "a mailbox with a sign": ("actor", "name: One\nkind: person\nurl: mailto:a^b@c.example\n"),
    "a language in words": ("source", f"{SOURCE}archive_url: https://b.example/\nlanguage: English\n"),
    "an edge of no kind": (
        "source",
        f"{SOURCE}archive_url: https://b.example/\nedges:\n  - {{basis: declared, evidence: said so}}\n",
    ),
    "an edge to nothing": (
        "source",
        f"{SOURCE}archive_url: https://b.example/\nedges:\n  - {{cites: zzzzzz, basis: declared, evidence: said so}}\n",
    ),
    "a sound actor": ("actor", "name: One\nkind: person\n"),
    "an actor of no kind": ("actor", "name: One\n"),
    "an owner that is none": ("actor", "name: One\nkind: outlet\nowner: zzzzzz\n"),
    "a sound place": ("place", "name: One\nin: valley\n"),
    "a place without a name": ("place", "kind: city\n"),
}
SILENT = ("F031", "F032", "F033", "F044", "F046", "F060", "F070", "F071", "F050")
"""What needs other files, the ledger or a person: copies, differences, similarity, archives."""


def known(findings: Findings) -> dict[str, Any]:
    corpus = findings.corpus
    found: dict[str, Any] = {kind: sorted(corpus.known[kind]) for kind in ("source", "actor", "place")}
    found["party"] = [*found["actor"], *found["source"]]
    found["point"] = [point.id for point in corpus.list_points("talks")]
    found["group"] = [group.id for group in corpus.sheets["talks"].groups]
    found["languages"] = [[one.id, one.language] for one in corpus.sources.values() if one.language != "en"]
    found["unnamed"] = [one.id for one in corpus.actors.values() if one.kind == "unnamed"]
    return found


def file_of(kind: str) -> str:
    return "content/sheets/talks/points/new-one.yml" if kind == "point" else f"content/{kind}s/new-one.yml"


@pytest.fixture(scope="module")
def answers() -> dict[str, list[dict[str, Any]]]:
    """What the form says of each case; Node is started once."""
    findings, _problems = examine(Path(__file__).parents[1] / "problems/base/content")
    schemas = {kind: json_schema.make_schema(kind) for kind in json_schema.KINDS}
    about = {"schemas": schemas, "known": known(findings)}
    calls = []
    for kind, text in CASES.values():
        fields, _ = parse.parse_file("one.yml", text.encode())
        assert fields is not None
        written: dict[str, Any] = dict(fields.written)
        if written.get("url") == "null":
            written["url"] = None
        calls.append(("rules.told", [{**about, "kind": kind}, written]))
    return dict(zip(CASES, asked(*calls), strict=True))


@pytest.mark.parametrize("name", CASES)
def test_the_form_says_what_the_checker_says(name: str, base: Path, answers: dict[str, list[dict[str, Any]]]) -> None:
    kind, text = CASES[name]
    (base / file_of(kind)).write_text(text, encoding="utf-8")
    _findings, problems = examine(base / "content")
    ours = {(one.code, one.message) for one in problems if one.file == file_of(kind) and one.code not in SILENT}
    theirs = {(one["code"], one["message"]) for one in answers[name]}
    # References and quotations are looked at in files only that have the right shape; a form tells all at once.
    if any(code in ("F010", "F011") for code, _message in ours):
        theirs = {one for one in theirs if one[0] in ("F010", "F011")}
    assert theirs == ours


def test_an_invisible_sign_is_named() -> None:
    (answer,) = asked(
        (
            "rules.told",
            [{"schemas": {"place": json_schema.make_schema("place")}, "kind": "place"}, {"name": "a\u200bb"}],
        )
    )
    assert [(one["code"], one["message"]) for one in answer] == [("F001", "an invisible character (U+200B): delete it")]
