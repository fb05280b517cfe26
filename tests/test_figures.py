"""The figures count what they say that they count."""

import ast

import pytest

from tests.figures import Counts, count_module, find_shared_class_names, measure_longest_chain, print_figures
from tests.naming.functions import VERBS, list_functions

pytestmark = pytest.mark.slow

MODULE = '''"""A module."""

import click


class Row:
    @property
    def width(self) -> int:
        return 1 if self else 2  # a reason

    def __len__(self) -> int:
        return len([one for one in ()])  # noqa: C416

    def told(self) -> int:
        # two lines
        return 3


def read_row() -> None: ...


@click.command(name="x")
def export() -> None: ...


def on_config() -> None: ...
'''


def test_a_module_is_counted() -> None:
    lines = MODULE.splitlines()
    assert count_module(MODULE) == Counts(
        lines=len(lines),
        code=sum(bool(line.strip()) for line in lines) - 1,
        comments=2,
        functions=2,
        without_verb=1,
        comprehensions=1,
        conditionals=1,
    )


def test_what_others_name_needs_no_verb() -> None:
    assert list(list_functions(ast.parse(MODULE))) == ["read_row", "told"]


def test_the_longest_chain_is_measured_in_modules() -> None:
    assert measure_longest_chain({"a": {"b", "d"}, "b": {"c"}, "d": set()}) == 3
    assert measure_longest_chain({}) == 0


def test_a_class_name_that_two_classes_have_is_found() -> None:
    assert find_shared_class_names({"a": "class Row: ...\nclass Cell: ...", "b": "class Row: ..."}) == {"Row": 2}


def test_the_verbs_are_sorted_and_in_lower_case() -> None:
    assert all(verb.isalpha() and verb.islower() for verb in VERBS)
    assert {"read", "is", "has"} <= VERBS
    assert not {"told", "found", "point", "figure"} & VERBS


def test_all_figures_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    print_figures()
    printed = capsys.readouterr().out
    assert "lines of the package" in printed
    assert "\ndata " in printed
