"""`factsheet coverage`: the passages of each article that no report uses yet."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from factsheet.cli.commands import site_settings, with_snapshots
from factsheet.evidence.coverage import Coverage, Stretch
from factsheet.evidence.source_evidence import Evidence


@click.command(epilog="Example:  factsheet coverage --snapshots ../snapshots")
@site_settings.option
@with_snapshots.snapshots_option(required=True)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How passages are told.",
)
def coverage(config_file: Path, snapshots: Path, form: str) -> None:
    """Print the passages that no report uses, with sentence numbers for `locator` and `not_content`.

    A report uses each sentence that its quote touches and those its locator names. Shares are shares of the words.
    """
    _, found = with_snapshots.read(config_file, snapshots)
    if form == "json":
        told = [_as_data(one, one.coverage) for one in found if one.coverage]
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    for one in found:
        for line in _lines(one):
            click.echo(line)


def _lines(one: Evidence) -> Iterator[str]:
    found = one.coverage
    if found is None:
        if one.state == "missing":
            yield f"{one.source.id}: no snapshot at hand"
        return
    used = sum(1 for sentence in found.content if sentence.used)
    left_out = len(found.sentences) - len(found.content)
    more = f"; {left_out} are no content" if left_out else ""
    share = 100 * one.words_quoted / found.words if found.words else 0
    quoted = f"quotations have {one.words_quoted} of its {found.words} words ({share:.1f} %)"
    yield f"{one.source.id}: {found.recorded} % recorded ({used} of {len(found.content)} sentences{more}); {quoted}"
    for passage in found.unused():
        yield f"  {_numbers(passage)} ({found.share(passage):.1f} %)"
        for sentence in passage:
            yield f"    {sentence.number}  {' '.join(sentence.text.split())}"


def _numbers(passage: tuple[Stretch, ...]) -> str:
    first, last = passage[0].number, passage[-1].number
    return str(first) if first == last else f"{first}-{last}"


def _as_data(one: Evidence, found: Coverage) -> dict[str, Any]:
    return {
        "source": one.source.id,
        "recorded": found.recorded,
        "sentences": len(found.sentences),
        "content": len(found.content),
        "words": found.words,
        "quoted": one.words_quoted,
        "unused": [
            {
                "sentences": _numbers(passage),
                "share": round(found.share(passage), 1),
                "texts": [{"number": sentence.number, "text": sentence.text} for sentence in passage],
            }
            for passage in found.unused()
        ],
    }
