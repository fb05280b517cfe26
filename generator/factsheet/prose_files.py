"""What is wrong with the files around the facts: those of the hand-written pages, and of the site's own templates.

MkDocs and Jinja follow links, so that all of their folders is looked through before they are let at it.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from factsheet.problems import Level, Problem
from factsheet.regular_files import LINK, walk_files

IRREGULAR = "F025"
"""The code of a link that is not followed, and of what is not a regular file."""


def examine_prose(top: Path, prose: Path, templates: Iterable[Path] = ()) -> tuple[Problem, ...]:
    """Return every problem of the folder of hand-written pages, and of folders of templates, sorted by place.

    Files are named from `top`, the folder of the settings. Each folder may itself be reached through a link.
    """
    problems: list[Problem] = []
    for folder in dict.fromkeys((prose, *templates)):
        problems += find_irregular(folder, name_from(top, folder))
    return tuple(sorted(problems))


def join_problems(facts: Iterable[Problem], around: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return both, sorted by place; what was found of a folder of pages among the facts is reported once."""
    known = list(facts)
    return tuple(sorted((*known, *set(around).difference(known))))


def name_from(top: Path, folder: Path) -> str:
    """Return the folder as problems name it, with forward slashes; links are not followed."""
    return Path(os.path.relpath(folder, top)).as_posix()


def find_irregular(folder: Path, name: str) -> Iterator[Problem]:
    """Find what is not a regular file inside the folder; `name` is how problems name the folder."""
    for file, found in walk_files(folder, hidden=True):
        if found:
            yield irregular(f"{name}/{file}", found)


def irregular(file: str, found: str) -> Problem:
    """Return the problem of a file that is not read; `found` says what is there, and nothing of where it leads."""
    advice = "replace it with a copy, or delete it" if found == LINK else "delete it"
    return Problem(file, 1, 1, IRREGULAR, Level.ERROR, f"this is {found}: {advice}", width=0)
