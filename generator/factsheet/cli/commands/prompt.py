"""Asking a person at the terminal for the missing fields of a new file; each answer is checked at once."""

import os
import sys
from collections.abc import Callable, Sequence

import click

from factsheet.edit.new.existing_ids import KnownIds
from factsheet.edit.new.fields import Field
from factsheet.edit.web_form.labels import get_labels

_SHOWN = 8
"""Ids that a question lists; `?` lists all."""
_LEAVE = "Enter skips it"

Understand = Callable[[str], str | None]
"""Accepts an answer, or returns what is wrong with it."""


def is_interactive() -> bool:
    """True where somebody can answer; never in CI, even where a runner offers a terminal."""
    return sys.stdin.isatty() and sys.stdout.isatty() and not os.environ.get("CI")


def list_choices(field: Field, known_ids: KnownIds, sheet: str) -> Sequence[str]:
    """Return the values that the field can have, or the ids that it can refer to; empty for free text."""
    if field.choices:
        return field.choices
    return known_ids.list_choices(field.refers, sheet) if field.refers else ()


def ask(field: Field, known: Sequence[str], *, is_needed: bool, understand: Understand) -> None:
    """Ask until the answer is valid; an empty answer leaves the field out where that is allowed."""
    _explain_field(field, known)
    title = format_title(field)
    while True:
        text = _prompt(title if is_needed else f"{title} ({_LEAVE})")
        if text == "?" and known:
            click.echo("  ".join(known))
        elif not text and not is_needed:
            return
        elif not text:
            click.echo("  required")
        elif (wrong := understand(text)) is None:
            return
        else:
            click.echo(f"  {wrong}")


def ask_for_id(proposed: str, wrong: str | None, understand: Understand) -> None:
    """Print why another id is needed, and ask until one is valid."""
    while wrong is not None:
        click.echo(f"  {wrong}")
        wrong = understand(_prompt("Short name for the file (id)", proposed))


def format_title(field: Field) -> str:
    return get_labels().get(field.name) or field.name.replace("_", " ").capitalize()


def _explain_field(field: Field, known: Sequence[str]) -> None:
    if field.about:
        click.echo(click.style(f"  {field.about}", dim=True))
    shown = ", ".join(known[:_SHOWN])
    if len(known) > _SHOWN:
        shown += f", … ({len(known)}; ? lists them)"
    hint = ": ".join(filter(None, ("separate several with commas" if field.many else "", shown)))
    if hint:
        click.echo(click.style(f"  {hint}", dim=True))


def _prompt(question: str, proposed: str = "") -> str:
    text: str = click.prompt(question, default=proposed, show_default=bool(proposed))
    return text.strip()
