"""The content at one moment: loaded, with all that follows from it, even where it has errors."""

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from factsheet.analysis.analysis import Findings, analyze_corpus
from factsheet.build.cache import Cache
from factsheet.build.pipeline import Site, prepare
from factsheet.checks import FIRST, check_whole
from factsheet.content import layout
from factsheet.content.load import assemble_corpus
from factsheet.content.prose_files import ProseFolder, join_problems, place_plainly
from factsheet.content.read_files import LoadedFiles, read_all
from factsheet.problems.problem import ContentError, Problem, filter_errors
from factsheet.web.settings import Settings


class ContentState(Struct, frozen=True):
    content: Path
    prose: ProseFolder
    findings: Findings
    loaded: LoadedFiles
    problems: tuple[Problem, ...]
    """Without those of single points, which are checked only where a point has changed."""
    site: Site | None
    """None where the content has errors."""

    def add_problems(self, around: Iterable[Problem]) -> "ContentState":
        """Return the state with the problems of the files around the facts; with errors it has no site."""
        problems = join_problems(self.problems, around)
        return replace(self, problems=problems, site=None if filter_errors(problems) else self.site)

    @property
    def has_valid_ids(self) -> bool:
        """True where every id that is named exists, so that points can be checked."""
        return not any(problem.code in FIRST.CODES for problem in self.problems)

    @property
    def can_be_counted(self) -> bool:
        """True where everything that is named could also be read: an unread source may be a copy of another."""
        return self.has_valid_ids and self.findings.corpus.is_whole


def load_state(
    content: Path,
    settings: Settings,
    known: Cache,
    prose: ProseFolder | None = None,
    before: LoadedFiles | None = None,
) -> ContentState:
    """Return the content of the folder; files `known` from a build or loaded `before` are not parsed again.

    `prose` is the folder of hand-written pages; None: the usual one in the content folder.
    """
    if prose is None:
        name = layout.make_file_name(content.name, layout.PROSE)
        prose = ProseFolder(content / layout.PROSE, name, place_plainly)
    of_pages = tuple(prose.list_problems())
    timeless = replace(settings, history=False)  # the state that is written from a commit has no dates of last change
    loaded = read_all(content, layout.find_files(content), known.parsed, before)
    try:
        site = prepare(content, timeless, known, loaded, touched=())
    except ContentError:
        return _load_with_errors(content, prose, loaded).add_problems(of_pages)
    return ContentState(content, prose, site.findings, loaded, site.problems, site).add_problems(of_pages)


def _load_with_errors(content: Path, prose: ProseFolder, loaded: LoadedFiles) -> ContentState:
    corpus, shape = assemble_corpus(content, layout.find_files(content), loaded)
    findings = analyze_corpus(corpus)
    return ContentState(content, prose, findings, loaded, (*shape, *check_whole(findings)), None)
