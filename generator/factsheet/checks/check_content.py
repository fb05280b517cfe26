"""All that is wrong with a content folder, without a page being made of it."""

from pathlib import Path

from factsheet.analysis.analysis import Findings, find
from factsheet.checks import check
from factsheet.content import layout
from factsheet.content.load import assemble
from factsheet.content.read_files import read_all
from factsheet.problems.problem import Problem


def examine(content: Path) -> tuple[Findings, tuple[Problem, ...]]:
    """Load and check the content; return what follows from it, and every problem, sorted by place."""
    files = layout.present(content)
    loaded = read_all(content, files, {})
    corpus, shape = assemble(content, files, loaded)
    findings = checked = find(corpus)
    if corpus.gaps:
        checked = find(assemble(content, files, loaded, with_gaps=True)[0])
    return findings, tuple(sorted((*shape, *check(checked))))
