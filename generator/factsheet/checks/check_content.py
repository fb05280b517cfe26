"""All that is wrong with a content folder, without a page being made of it."""

from pathlib import Path

from factsheet.analysis.analysis import Findings, find
from factsheet.checks import check
from factsheet.content import layout
from factsheet.content.load import assemble
from factsheet.content.read_files import read_share
from factsheet.content.workers import Part, in_parts
from factsheet.problems.problem import Problem

Examined = tuple[Findings, tuple[Problem, ...]]


def examine(content: Path, *, keep: bool = False) -> Examined:
    """Load and check the content; return what follows from it, and every problem, sorted by place.

    Whoever goes through all points afterwards has them `keep` at hand; without, half of many are read again for that.
    """
    files = layout.present(content)
    first, *_others = in_parts(lambda part: _examined(content, files, part, keep=keep), len(files.facts))
    assert first is not None
    return first


def _examined(content: Path, files: layout.Files, part: Part, *, keep: bool) -> Examined | None:
    """Read a share of the files, and check its points as they are; the first part returns what all have found."""
    share = read_share(content, files, part, keep=keep)
    corpus, shape = assemble(content, files, share.readings, share.opened)
    findings = find(corpus)
    left = findings
    if any(one.gaps for one in share.readings.values()):
        left = find(assemble(content, files, share.readings, share.opened, with_gaps=True)[0])
    own = [key for key, outline in left.corpus.outlines.items() if outline.file in share.points]
    problems = check(left, own, part)
    return (findings, tuple(sorted((*shape, *problems)))) if part.is_first else None
