"""The content as it stands at one moment: loaded, with all that follows from it, also where it has errors."""

from dataclasses import dataclass, replace
from pathlib import Path

from factsheet import homes
from factsheet.build import Site, prepare
from factsheet.cache import Cache
from factsheet.checks import FIRST, check_whole
from factsheet.findings import Findings, find
from factsheet.load import assemble
from factsheet.problems import ContentError, Problem, errors
from factsheet.prose_files import ProseFolder, place_plainly
from factsheet.reading import Readings, read_all
from factsheet.settings import Settings


@dataclass(frozen=True, slots=True)
class State:
    content: Path
    prose: ProseFolder
    findings: Findings
    readings: Readings
    problems: tuple[Problem, ...]
    """Those that are not about one point."""
    site: Site | None
    """None where the content has errors."""

    @property
    def leads_somewhere(self) -> bool:
        """True where every id that is named is there, so that points can be counted and checked."""
        return not any(problem.code in FIRST.CODES for problem in self.problems)


def state(content: Path, settings: Settings, known: Cache, prose: ProseFolder | None = None) -> State:
    """Return the content of the folder. What is known from a build, or of another state, is taken where it still holds.

    Dates of last change are left out: the two states that are compared need not have the same history at hand.
    `prose` is the folder of hand-written pages; None: the usual one in the content folder.
    """
    pages = prose or ProseFolder(content / homes.PROSE, homes.name_of(content.name, homes.PROSE), place_plainly)
    of_pages = tuple(pages.problems())
    timeless = replace(settings, history=False)
    readings = read_all(content, homes.present(content), known.readings)
    try:
        site = prepare(content, timeless, replace(known, readings=readings), touched=())
    except ContentError:
        return _with_errors(content, pages, readings, of_pages)
    shown = site if not errors(of_pages) else None
    return State(content, pages, site.findings, readings, (*site.problems, *of_pages), shown)


def _with_errors(content: Path, prose: ProseFolder, readings: Readings, of_pages: tuple[Problem, ...]) -> State:
    corpus, shape = assemble(content, homes.present(content), readings)
    findings = find(corpus)
    return State(content, prose, findings, readings, (*shape, *check_whole(findings), *of_pages), None)
