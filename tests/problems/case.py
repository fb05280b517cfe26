"""A problem case: files laid over the valid content, and every problem that they must give, word for word.

The first document of a case maps places to what stands there: a text, `!!binary`, null where a file is taken away, or
`{text, times}` for a text many times over. The second holds the problems as they are printed, each with the path left
out where it is the first of the case.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import indent
from typing import Any

import yaml
from factsheet.checks.check_content import examine
from factsheet.content.prose_files import check_prose
from factsheet.problems.problem import Problem

HERE = Path(__file__).parent
BASE = HERE / "base"
BREAK = "\n---\n"


@dataclass(frozen=True)
class Case:
    path: Path

    @property
    def name(self) -> str:
        return self.path.stem

    def files(self) -> dict[str, Any]:
        files: dict[str, Any] = yaml.safe_load(self._halves()[0])
        return files

    def expected(self) -> str:
        problems: str = yaml.safe_load(self._halves()[1] or "problems: ''")["problems"]
        return problems

    def laid_over(self, folder: Path) -> None:
        """Write the files of the case into the folder."""
        for name, written in self.files().items():
            place = folder / name
            place.parent.mkdir(parents=True, exist_ok=True)
            if written is None:
                place.unlink()
            else:
                place.write_bytes(_bytes(written))

    def told(self, folder: Path) -> str:
        """Return all problems of the folder as the case would write them."""
        problems = sorted((*examine(folder / "content")[1], *check_prose(folder, folder / "content/pages")))
        first = f"{next(iter(self.files()))}:"
        return "".join(f"{str(problem).removeprefix(first)}\n" for problem in problems)

    def accept(self, told: str) -> None:
        body = indent(told, "  ", lambda _line: True)
        self.path.write_text(f"{self._halves()[0]}{BREAK}problems: |\n{body}", encoding="utf-8")

    def _halves(self) -> tuple[str, str]:
        above, _, below = self.path.read_text(encoding="utf-8").partition(BREAK)
        return above.removesuffix("\n"), below


def cases() -> Iterator[Case]:
    for path in sorted(HERE.glob("*.yml")):
        yield Case(path)


def outside(problem: Problem, folder: Path) -> bool:
    """True for a place that its file does not have."""
    data = (folder / problem.file).read_bytes().decode("utf-8-sig", "replace")
    lines = data.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return not 1 <= problem.line <= len(lines) or not 1 <= problem.column <= len(lines[problem.line - 1]) + 1


def _bytes(written: Any) -> bytes:
    if isinstance(written, dict):
        return str(written["text"]).encode() * int(written["times"])
    return written if isinstance(written, bytes) else str(written).encode()
