"""`factsheet coverage`: the passages of each article that no report uses yet."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from factsheet.cli.commands import settings_option, with_snapshots
from factsheet.evidence.coverage import ArticleSentence, Coverage
from factsheet.evidence.source_evidence import SourceEvidence


@click.command(epilog="Example:  factsheet coverage --snapshots ../snapshots")
@settings_option.option
@with_snapshots.make_snapshots_option(required=True)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Output format.",
)
def coverage(config_file: Path, snapshots: Path, form: str) -> None:
    """List passages that no report uses.

    Prints sentence numbers for `locator` and `not_content`. A report uses each sentence that its quotation touches
    or its locator names. Shares are of words.
    """
    _content, evidence = with_snapshots.read_evidence(config_file, snapshots)
    if form == "json":
        data = []
        for source_evidence in evidence:
            if source_evidence.coverage:
                data.append(_make_data(source_evidence, source_evidence.coverage))
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    for source_evidence in evidence:
        for line in _format_lines(source_evidence):
            click.echo(line)


def _format_lines(evidence: SourceEvidence) -> Iterator[str]:
    measured = evidence.coverage
    if measured is None:
        if evidence.state == "missing":
            yield f"{evidence.source.id}: no snapshot available"
        return
    used = sum(1 for sentence in measured.content if sentence.used)
    left_out = len(measured.sentences) - len(measured.content)
    more = f"; {left_out} are not content" if left_out else ""
    share = 100 * evidence.words_quoted / measured.words if measured.words else 0
    quoted = f"quotations have {evidence.words_quoted} of its {measured.words} words ({share:.1f} %)"
    recorded = f"{measured.recorded} % recorded ({used} of {len(measured.content)} sentences{more})"
    yield f"{evidence.source.id}: {recorded}; {quoted}"
    for passage in measured.list_unused():
        yield f"  {_format_numbers(passage)} ({measured.measure_share(passage):.1f} %)"
        for sentence in passage:
            yield f"    {sentence.number}  {' '.join(sentence.text.split())}"


def _format_numbers(passage: tuple[ArticleSentence, ...]) -> str:
    first, last = passage[0].number, passage[-1].number
    return str(first) if first == last else f"{first}-{last}"


def _make_data(evidence: SourceEvidence, measured: Coverage) -> dict[str, Any]:
    return {
        "source": evidence.source.id,
        "recorded": measured.recorded,
        "sentences": len(measured.sentences),
        "content": len(measured.content),
        "words": measured.words,
        "quoted": evidence.words_quoted,
        "unused": [_make_passage_data(measured, passage) for passage in measured.list_unused()],
    }


def _make_passage_data(measured: Coverage, passage: tuple[ArticleSentence, ...]) -> dict[str, Any]:
    return {
        "sentences": _format_numbers(passage),
        "share": round(measured.measure_share(passage), 1),
        "texts": [{"number": sentence.number, "text": sentence.text} for sentence in passage],
    }
