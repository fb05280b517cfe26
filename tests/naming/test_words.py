"""Words that the interface, messages, help and guides do not use, since a native editor would not."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from babel.messages.pofile import read_po
from factsheet.checks import collect_reasons
from factsheet.cli.main import main
from factsheet.problems.rules import load_rules

TOP = Path(__file__).parents[2]
PACKAGE = TOP / "generator" / "factsheet"
BANNED = re.compile(
    r"\b(?:(?:un)?told|tell(?:s|ing)?|stands?|holds|mend(?:s|ed|ing)?|beside|in vain|put away|lets? no"
    r"|as .{1,40} (?:has|have) it|(?<!there )(?:is|are) no (?!longer|more)\w+)\b",
    re.IGNORECASE,
)
"""Write report or say, is or appears, applies or contains, fix, next to, is not …"""
CODE = re.compile(r"`[^`]*`|\{\w*\}|\[[a-z_, ]+\]$")
"""Values and fields of files, placeholders and the choices of an option are not prose."""
MESSAGES = ("build", "checks", "cli", "content", "edit", "evidence", "model", "problems", "text", "yamlfile")
"""Packages whose strings are messages for editors; all other strings are in the catalogue."""
GUIDES = (
    *("README.md", "CONTRIBUTING.md", "HACKING.md", "Makefile", "site.yml", "content/README.md", "tests/README.md"),
    *("content/SPREADSHEET.md", "generator/README.md"),
    *("content/pages/*.md", ".github/**/*.md", ".github/**/*.yml"),
)


def find_banned(text: str) -> list[str]:
    return [match.group() for match in BANNED.finditer(CODE.sub("x", text))]


def list_catalogue() -> Iterator[str]:
    with (PACKAGE / "text" / "locale" / "factsheet.pot").open("rb") as file:
        for message in read_po(file):
            yield from message.id if isinstance(message.id, tuple) else [message.id]


def list_help(command: click.Command, name: str) -> Iterator[tuple[str, str]]:
    """Yield each help text, of commands and of options, with the words that print it."""
    yield name, command.help or ""
    for param in command.params:
        yield f"{name} {param.name}", getattr(param, "help", None) or ""
    if isinstance(command, click.Group):
        context = click.Context(command)
        for word in command.list_commands(context):
            inner = command.get_command(context, word)
            assert inner is not None
            yield from list_help(inner, f"{name} {word}")


def list_messages(text: str) -> Iterator[tuple[int, str]]:
    """Yield line and text of each string that is neither a docstring nor a name."""
    tree = ast.parse(text)
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in docstrings:
            continue
        if " " in node.value:
            yield node.lineno, node.value


def list_guides() -> list[Path]:
    return sorted(path for pattern in GUIDES for path in TOP.glob(pattern))


@pytest.mark.parametrize("words", ["it is told", "“400” stands in", "`a` is no id", "as the page has it", "Mend it"])
def test_banned_words_are_recognized(words: str) -> None:
    assert find_banned(words)


@pytest.mark.parametrize("words", ["there is no point", "it is no longer valid", "as it has, it", "`status: stands`"])
def test_other_words_are_allowed(words: str) -> None:
    assert not find_banned(words)


def test_no_string_of_the_interface_has_a_banned_word() -> None:
    wrong = {words for words in list_catalogue() if find_banned(words)}
    wrong |= {f"--help: {name}" for name, words in list_help(main, "factsheet") if find_banned(words)}
    assert sorted(wrong) == []


def test_no_rule_has_a_banned_word() -> None:
    wrong = []
    for code, rule in load_rules().items():
        words = f"{rule.title} {rule.why} {rule.how_to_fix} {collect_reasons().get(code, '')}"
        wrong += [f"{code}: {banned}" for banned in find_banned(words)]
    assert wrong == []


def test_no_message_has_a_banned_word() -> None:
    wrong = []
    for package in MESSAGES:
        for path in sorted((PACKAGE / package).rglob("*.py")):
            for line, words in list_messages(path.read_text("utf-8")):
                wrong += [f"{path.name}:{line}: {banned}" for banned in find_banned(words)]
    assert wrong == []


def test_no_guide_has_a_banned_word() -> None:
    wrong = []
    for path in list_guides():
        for line, words in enumerate(path.read_text("utf-8").splitlines(), 1):
            wrong += [f"{path.relative_to(TOP)}:{line}: {banned}" for banned in find_banned(words)]
    assert wrong == []
