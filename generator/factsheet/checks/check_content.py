"""All that is wrong with a content folder, without a page being made of it."""

from pathlib import Path

from factsheet.analysis.analysis import Findings, analyze_corpus
from factsheet.checks import check
from factsheet.content import layout
from factsheet.content.load import assemble_corpus
from factsheet.content.read_files import read_all
from factsheet.problems.problem import Problem


def examine(content: Path) -> tuple[Findings, tuple[Problem, ...]]:
    """Load and check the content; return what follows from it, and every problem, sorted by place."""
    files = layout.find_files(content)
    loaded = read_all(content, files, {})
    corpus, shape = assemble_corpus(content, files, loaded)
    findings = checked = analyze_corpus(corpus)
    if corpus.gaps:
        checked = analyze_corpus(assemble_corpus(content, files, loaded, with_gaps=True)[0])
    return findings, tuple(sorted((*shape, *check(checked))))
