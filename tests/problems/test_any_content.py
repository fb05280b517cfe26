"""Whatever stands in a file, the answer is a corpus and problems with places that the file has: never an exception."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

import pytest
from factsheet.build.pipeline import build
from factsheet.checks.check_content import examine
from factsheet.problems.problem import ContentError, Problem
from factsheet.web.settings import Settings
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.problems.case import BASE, Case, cases, outside
from tests.rounds import rounds

FILES = sorted(path.relative_to(BASE).as_posix() for path in BASE.rglob("*.yml"))
SERIES = "content/sheets/talks/points/travellers.csv"
SETTINGS = Settings("Factsheet", "", "", "en", None, "", True)
UNSEEN = ("\t", "\u00a0", "\u200b", "\ufeff", "\x00", "\r", "\n", "\n\n", "\ud7ff", "\uffff")
SIGNS = (": ", "- ", " #", "&a ", "*a", "!!set ", "<<: *a", "| ", ">-\n", "? ", "---\n", "...\n", *":#'“[]{},%@`\\\"~-")
WORDS = ("null", "é", "🌉", "شيء", "id: ", "says: ", "400", "2022-13-45", "not_given", "anna-berg", "title", "reports")
FRAGMENTS = (*UNSEEN, *SIGNS, "{{", "[[[[", *WORDS)
CELLS = ("harbour", "northland", "400", "2022", '"', "\n", "é", "")


class Content:
    """A copy of the valid content, in which one file at a time is another."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def with_file(self, file: str, data: bytes) -> tuple[Problem, ...]:
        """Return the problems with the file so; where there is no error, draw up all pages too."""
        path = self.folder / file
        before = path.read_bytes() if path.exists() else None
        path.write_bytes(data)
        try:
            return self.problems()
        finally:
            path.unlink() if before is None else path.write_bytes(before)

    def problems(self) -> tuple[Problem, ...]:
        try:
            problems = build(self.folder / "content", SETTINGS).problems
        except ContentError as error:
            problems = error.problems
        assert [problem for problem in problems if outside(problem, self.folder)] == []
        return problems


@pytest.fixture(scope="module")
def content() -> Iterator[Content]:
    with TemporaryDirectory() as folder:
        yield Content(Path(copytree(BASE, Path(folder) / "base")))


@st.composite
def broken(draw: st.DrawFn) -> tuple[str, str]:
    """A file of the content with one to four changes: lines or characters left out, doubled, moved or replaced."""
    file = draw(st.sampled_from(FILES))
    text = (BASE / file).read_text(encoding="utf-8")
    for _ in range(draw(st.integers(1, 4))):
        pieces = text.splitlines(keepends=True) if draw(st.booleans()) else list(text)
        if not pieces:
            break
        place = draw(st.integers(0, len(pieces) - 1))
        piece = pieces[place]
        instead = draw(
            st.one_of(
                st.sampled_from(("", piece * 2, f" {piece}", piece.lstrip(), draw(st.sampled_from(pieces)))),
                st.sampled_from(FRAGMENTS).map(lambda fragment, piece=piece: fragment + piece),
                st.text(max_size=8),
            )
        )
        text = "".join((*pieces[:place], instead, *pieces[place + 1 :]))
    return file, text


@settings(max_examples=rounds(quick=40, nightly=2000))
@given(file=st.sampled_from((*FILES, SERIES)), data=st.binary(max_size=200))
def test_any_bytes_give_problems(content: Content, file: str, data: bytes) -> None:
    content.with_file(file, data)


@settings(max_examples=rounds(quick=40, nightly=2000))
@given(file=st.sampled_from(FILES), pieces=st.lists(st.sampled_from(FRAGMENTS), max_size=12))
def test_any_signs_of_yaml_give_problems(content: Content, file: str, pieces: list[str]) -> None:
    content.with_file(file, "".join(pieces).encode())


@settings(max_examples=rounds(quick=40, nightly=2000))
@given(changed=broken())
def test_any_change_of_a_valid_file_gives_problems_or_pages(content: Content, changed: tuple[str, str]) -> None:
    file, text = changed
    content.with_file(file, text.encode("utf-8", "surrogatepass"))


@settings(max_examples=rounds(quick=40, nightly=2000))
@given(cells=st.lists(st.lists(st.sampled_from(CELLS), max_size=9)))
def test_any_cells_give_rows_or_problems(content: Content, cells: list[list[str]]) -> None:
    point = "content/sheets/talks/points/travellers.yml"
    series = (BASE / point).read_bytes().replace(b"population: civilian}", b"population: civilian, series: daily}")
    head = "source,claimed_by,as_of,period,value,locator,quote\n"
    lines = "\n".join(",".join(line) for line in cells)
    path = content.folder / SERIES
    path.write_text(head + lines, encoding="utf-8")
    try:
        content.with_file(point, series)
    finally:
        path.unlink()


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.name)
def test_every_problem_of_the_cases_has_a_place_in_its_file(case: Case, base: Path) -> None:
    case.laid_over(base)
    _findings, problems = examine(base / "content")
    assert [problem for problem in problems if outside(problem, base)] == []
