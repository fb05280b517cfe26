"""One more report goes behind the others, and every other byte of the file stays, however the file is laid out."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from factsheet.edit.new.append_report import ExtendedFile, append_list_item
from factsheet.yamlfile import parse
from factsheet.yamlfile.parse import Raw
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.mutants.mutators import MUTATORS, mutant
from tests.rounds import rounds

TOP = Path(__file__).parents[2]
FOLDERS = (TOP / "tests/site/content", TOP / "tests/problems/base/content")
POINTS = [path for folder in FOLDERS for path in sorted(folder.glob("sheets/*/points/**/*.yml"))]
ANY = settings(max_examples=rounds(quick=60, nightly=2000))
ITEM: Mapping[str, Raw] = {
    "id": "one-more",
    "source": "post",
    "quote": ["it: opened", "#1"],
    "attribution": {"as_printed": "she said", "chain": ["anna-berg"]},
    "note": "one\ntwo",
}
LINES = (
    "- id: one-more",
    "  source: post",
    '  quote: ["it: opened", "#1"]',
    "  attribution:",
    "    as_printed: she said",
    "    chain: [anna-berg]",
    "  note: |-",
    "    one",
    "    two",
)
MORE = tuple(f"  {line}" for line in LINES)


def read(data: bytes) -> Any:
    return yaml.load(data.decode("utf-8-sig"), Loader=yaml.CBaseLoader)


def assert_only_more(before: bytes, made: ExtendedFile) -> None:
    """Assert that something was put in at one place, and that it is the item and nothing else."""
    differing = (at for at, (one, other) in enumerate(zip(before, made.data, strict=False)) if one != other)
    start = next(differing, len(before))
    assert made.data.startswith(before[:start])
    assert made.data.endswith(before[start:])
    assert len(made.data) > len(before)
    assert read(made.data) == {**read(before), "reports": [*(read(before).get("reports") or []), ITEM]}
    assert re.fullmatch(r" *- +id: one-more\r?", made.data.decode().split("\n")[made.first_line - 1])


def wider(text: str) -> str:
    """Indent the list of reports by two more, and put more spaces behind each dash."""
    head, sign, below = text.partition("\nreports:\n")
    return head + sign + re.sub(r"(?m)^(?=[^\n])", "  ", below) if sign and "\n\n" not in below else text


def at_the_margin(text: str) -> str:
    head, sign, below = text.partition("\nreports:\n")
    return head + sign + re.sub(r"(?m)^  ", "", below)


LAYOUTS: Mapping[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "windows": lambda text: text.replace("\n", "\r\n"),
    "old mac": lambda text: text.replace("\n", "\r"),
    "no end": lambda text: text.rstrip("\n"),
    "mark": lambda text: f"\ufeff{text}",
    "wider": wider,
    "margin": at_the_margin,
    "comment at the end": lambda text: f"{text}    # of the last report\n# of nothing\n",
    "comment behind": lambda text: text.rstrip("\n") + "  # why\n",
    "empty lines": lambda text: text.replace("\n  - ", "\n\n  - ") + "\n\n",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_point_grows_by_a_report_and_by_nothing_else(layout: str) -> None:
    count = 0
    for path in POINTS:
        data = LAYOUTS[layout](path.read_text(encoding="utf-8")).encode()
        fields, problems = parse.parse_file("point.yml", data)
        if fields is None or problems:
            continue
        made = append_list_item("point.yml", data, "reports", ITEM)
        assert isinstance(made, ExtendedFile), (path, made)
        if layout != "old mac":
            assert_only_more(data, made)
        count += 1
    assert count > len(POINTS) * 0.9


@ANY
@given(path=st.sampled_from(POINTS), mistake=st.sampled_from(sorted(MUTATORS)), seed=st.integers(0, 99))
def test_a_broken_point_grows_as_well_or_is_left_alone(path: Path, mistake: str, seed: int) -> None:
    broken = mutant(path.read_text(encoding="utf-8"), mistake, seed)
    if broken is None:
        return
    data = broken.text.encode()
    made = append_list_item("point.yml", data, "reports", ITEM)
    if isinstance(made, ExtendedFile):
        assert_only_more(data, made)
    else:
        assert "point.yml" in made


def text(*lines: str) -> str:
    return "".join(f"{line}\n" for line in lines)


HEAD = ("title: t", "kind: event", "statement: s")
FIRST = ("  - source: a", "    quote: b")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (text(*HEAD, "reports:", *FIRST), text(*HEAD, "reports:", *FIRST, *MORE)),
        (
            text(*HEAD, "reports:", "- source: a", "date: 2022"),
            text(*HEAD, "reports:", "- source: a", *LINES, "date: 2022"),
        ),
        (
            text(*HEAD, "reports:", "    -   source: a", "        quote: b"),
            text(
                *HEAD,
                "reports:",
                "    -   source: a",
                "        quote: b",
                *(f"    -   {line[2:]}" if line.startswith("-") else f"      {line}" for line in LINES),
            ),
        ),
        (
            text(*HEAD, "reports:", *FIRST, "    # of a", "  # of the list", "# of the next", "date: 2022"),
            text(
                *HEAD,
                "reports:",
                *FIRST,
                "    # of a",
                *MORE,
                "  # of the list",
                "# of the next",
                "date: 2022",
            ),
        ),
        (
            text(*HEAD, "reports:", *FIRST, "", "  - source: c", "", "date: 2022"),
            text(*HEAD, "reports:", *FIRST, "", "  - source: c", "", *MORE, "", "date: 2022"),
        ),
        (
            text(*HEAD, "reports:", "  - source: a", "    note: |+", "      x", "", "", "date: 2022"),
            text(
                *HEAD,
                "reports:",
                "  - source: a",
                "    note: |+",
                "      x",
                "",
                "",
                *MORE,
                "date: 2022",
            ),
        ),
        (
            text(*HEAD, "date: 2022", "translations: {uk: {title: t, statement: s}}"),
            text(
                *HEAD,
                "date: 2022",
                "reports:",
                *MORE,
                "translations: {uk: {title: t, statement: s}}",
            ),
        ),
        (
            text(*HEAD, "reports:  # none yet", "date: 2022"),
            text(*HEAD, "reports:  # none yet", *MORE, "date: 2022"),
        ),
        (
            text(*HEAD, "reports: []  # none yet", "date: 2022"),
            text(*HEAD, "reports:  # none yet", *MORE, "date: 2022"),
        ),
        (text(*HEAD).rstrip(), text(*HEAD, "reports:", *MORE).rstrip()),
        (text(*HEAD, "..."), text(*HEAD, "reports:", *MORE, "...")),
    ],
)
def test_it_is_written_as_the_others_are(before: str, after: str) -> None:
    made = append_list_item("point.yml", before.encode(), "reports", ITEM)
    assert isinstance(made, ExtendedFile), made
    assert made.data.decode() == after


@pytest.mark.parametrize(
    ("before", "line"),
    [
        (text(*HEAD, "reports: [{source: a, quote: b}]"), 4),
        (text(*HEAD, "reports:", "  [", "    {source: a}", "  ]"), 4),
        (text("{title: t, kind: event, statement: s}"), 1),
        (text(*HEAD, "reports: none"), 4),
        (text(*HEAD, "reports: {source: a}"), 4),
    ],
)
def test_a_list_in_brackets_is_for_a_person_who_is_told_what_to_write(before: str, line: int) -> None:
    made = append_list_item("point.yml", before.encode(), "reports", ITEM)
    assert isinstance(made, str)
    assert made.startswith(f"point.yml:{line}: `reports` cannot be changed automatically")
    assert made.endswith("\n".join(f"  {one}" for one in LINES))


@pytest.mark.parametrize("before", ["a: [", "", "a: 1\na: 2\n", "a: x #y\n", "\ufeff\ufeff", "reports: &a []\n"])
def test_a_file_with_mistakes_of_writing_is_left_alone(before: str) -> None:
    made = append_list_item("point.yml", before.encode(), "reports", ITEM)
    assert made == "point.yml has syntax errors: `factsheet check` shows them"


WORDS = st.text("ab é#:\"'\\[]{}&*!|>%@`-?,=<~\n", min_size=1, max_size=20).map(
    lambda words: "\n".join(filter(None, (line.strip() for line in words.split("\n"))))
)


@ANY
@given(words=WORDS.filter(bool), key=WORDS.filter(bool), several=st.lists(WORDS.filter(bool), min_size=1))
def test_no_text_can_be_more_than_a_text(words: str, key: str, several: list[str]) -> None:
    item: dict[str, Raw] = {"source": words, "quote": [*several], "says": {key: {key: words}}}
    before = text(*HEAD, "reports:", *FIRST, "date: 2022").encode()
    made = append_list_item("point.yml", before, "reports", item)
    if isinstance(made, ExtendedFile):
        assert read(made.data) == {**read(before), "reports": [*read(before)["reports"], item]}
