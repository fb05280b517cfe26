"""Find everything wrong with a content folder, without making a page of it."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from factsheet.analysis.analysis import Findings, analyze_corpus
from factsheet.checks import check
from factsheet.content import layout
from factsheet.content.load import assemble_corpus
from factsheet.content.loaded_file import ParsedFile
from factsheet.content.read_files import read_all
from factsheet.problems.problem import Problem


def examine(
    content: Path, parsed: Mapping[str, ParsedFile] = MappingProxyType({})
) -> tuple[Findings, tuple[Problem, ...]]:
    """Load and check the content; return its findings and every problem, sorted by place.

    `parsed` are the files as the last build parsed them, which saves parsing those with the same bytes.
    """
    files = layout.find_files(content)
    loaded = read_all(content, files, parsed)
    corpus, shape = assemble_corpus(content, files, loaded)
    findings = checked = analyze_corpus(corpus)
    # Records with gaps are for the rules alone: they never reach a build or a comparison.
    if corpus.gaps:
        checked = analyze_corpus(assemble_corpus(content, files, loaded, with_gaps=True)[0])
    return findings, tuple(sorted((*shape, *check(checked))))
