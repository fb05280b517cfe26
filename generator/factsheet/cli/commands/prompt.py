"""Asking a person for what a new file lacks: only where somebody is at the terminal; each answer is checked at once."""

import os
import sys
from collections.abc import Callable, Sequence

import click

from factsheet.edit.new.fields import Field
from factsheet.edit.web_form.labels import get_labels

_SHOWN = 8
"""Ids that a question names; `?` tells all."""
_LEAVE = "Enter leaves it out"

Understand = Callable[[str], str | None]
"""Takes an answer in, or returns what is wrong with it."""


def is_interactive() -> bool:
    """Tell whether somebody can answer; never in CI."""
    return sys.stdin.isatty() and sys.stdout.isatty() and not os.environ.get("CI")


def ask(field: Field, known: Sequence[str], *, is_needed: bool, understand: Understand) -> None:
    """Ask until the answer can be used; nothing is an answer where the field may be left out."""
    _explain_field(field, known)
    while True:
        text = _prompt(format_title(field) if is_needed else f"{format_title(field)} ({_LEAVE})")
        if text == "?" and known:
            click.echo("  ".join(known))
        elif not text and not is_needed:
            return
        elif not text:
            click.echo("  this one is needed")
        elif (wrong := understand(text)) is None:
            return
        else:
            click.echo(f"  {wrong}")


def ask_for_id(proposed: str, wrong: str | None, understand: Understand) -> None:
    """Say why another id is needed, and ask until there is one."""
    while wrong is not None:
        click.echo(f"  {wrong}")
        wrong = understand(_prompt("Short name of the file (id)", proposed))


def format_title(field: Field) -> str:
    return get_labels().get(field.name) or field.name.replace("_", " ").capitalize()


def _explain_field(field: Field, known: Sequence[str]) -> None:
    if field.about:
        click.echo(click.style(f"  {field.about}", dim=True))
    shown = known if len(known) <= _SHOWN else (*known[:_SHOWN], f"… ({len(known)}; ? lists them)")
    if shown:
        click.echo(click.style(f"  {'several with commas: ' if field.many else ''}{', '.join(shown)}", dim=True))
    elif field.many:
        click.echo(click.style("  several with commas", dim=True))


def _prompt(question: str, proposed: str = "") -> str:
    text: str = click.prompt(question, default=proposed, show_default=bool(proposed))
    return text.strip()
