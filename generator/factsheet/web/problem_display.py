"""Problems for people: what is wrong, the line with carets below the spot, what to write instead."""

import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from factsheet.problems.excerpt import WIDEST, decode_text, make_excerpt, split_lines
from factsheet.problems.problem import Level, Problem
from factsheet.text.regular_files import read_regular
from factsheet.web import urls

Paint = Callable[[str, str], str]
"""Colours a text: `paint("red", "error")`; returns the text unchanged where colours are off."""
COLOURS = {Level.ERROR: "red", Level.WARNING: "yellow", Level.HINT: "cyan"}
# A longer line would wrap in most terminals.
LONGEST_LINE = 110
"""Columns of carets and advice on one line; longer advice stays in the message."""
_BREAK = re.compile(r"[\r\n]")
_PARTS = re.compile(r'((?:“[^”]*”|"[^"]*"|`[^`]*`|[^:“"`]|:(?! )|["“`])+): (.+)', re.DOTALL)
"""What is wrong, and what to do: split at a colon outside quotation marks."""


def format_plain(_colour: str, text: str) -> str:
    return text


class FileTexts:
    """The files below the folder of `site.yml`, read on demand."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        # Problems are sorted by file, so that few files are needed at a time.
        self._text = lru_cache(maxsize=4)(self._read_file)
        self._lines = lru_cache(maxsize=4)(lambda file: split_lines(self._text(file)))

    def get_text(self, file: str) -> str:
        """Return the text of the file; empty if it can no longer be read."""
        return self._text(file)

    def get_line(self, file: str, number: int) -> str:
        lines = self._lines(file)
        return lines[number - 1] if number <= len(lines) else ""

    def _read_file(self, file: str) -> str:
        content = file.rpartition("/")[0].partition("/")[0]  # the folder of facts, which may itself be a link
        try:
            return decode_text(read_regular(self._folder / file, self._folder / content))
        except OSError:
            return ""


def make_help_url(site_url: str, code: str) -> str:
    """Return the URL of the page that explains the code, relative to the top if the site has no URL."""
    address = urls.make_help_address(code)
    return urls.make_permalink(site_url, address) or address.path


def split_message(message: str, before: int = 0) -> tuple[str, str]:
    """Return what is wrong, and advice if it fits one line after `before` columns; else the message and no advice."""
    match = _PARTS.fullmatch(message)
    if match is None or before + len(match[2]) > LONGEST_LINE or " " not in match[1]:
        return message, ""
    return match[1], match[2]


def format_problem(problem: Problem, texts: FileTexts, site_url: str, paint: Paint = format_plain) -> str:
    """Return the lines of the problem, without a final line break."""
    what = problem.message
    excerpt: list[str] = []
    line = texts.get_line(problem.file, problem.line) if problem.width else ""
    if line.strip():
        cut = make_excerpt(line, problem.column, problem.width)
        what, advice = split_message(problem.message, cut.before + cut.carets)
        number = str(problem.line)
        carets = paint(COLOURS[problem.level], f"{'^' * cut.carets} {advice}".rstrip())
        excerpt = [f"{number} | {cut.shown}", f"{' ' * len(number)} | {' ' * cut.before}{carets}"]
    head = paint(COLOURS[problem.level], f"{problem.level}[{problem.code}]")
    place = f"  {problem.file}:{problem.line}:{problem.column}"
    return "\n".join((f"{head} {what}", place, *excerpt, *_list_last_lines(problem, texts, site_url)))


def find_correction(problem: Problem, texts: FileTexts) -> str | None:
    """Return the corrected line, else the words to write; None if only a person can decide."""
    edit = problem.edit
    if edit is None:
        return problem.fix
    text = texts.get_text(problem.file)
    if _BREAK.search(f"{edit.text}{text[edit.start : edit.end]}"):
        return problem.fix
    before, after = split_lines(text[: edit.start])[-1], split_lines(text[edit.end :])[0]
    line = f"{before}{edit.text}{after}".strip()
    return line if len(line) <= WIDEST else problem.fix


def add_correction(problem: Problem, texts: FileTexts) -> str:
    """Return the message, and below it the corrected line if it is known."""
    fix = find_correction(problem, texts)
    return f"{problem.message}\nfix: {fix}" if fix else problem.message


def _list_last_lines(problem: Problem, texts: FileTexts, site_url: str) -> tuple[str, ...]:
    """Return what to write and where to read more, on one line if they fit."""
    why = f"why: {make_help_url(site_url, problem.code)}"
    fix = find_correction(problem, texts)
    if fix is None:
        return (f"  {why}",)
    fix_line = f"  fix: {fix}"
    if problem.edit and problem.edit.safe:
        fix_line += "   (make fix)"
    if len(fix_line) + len(why) < WIDEST:
        return (f"{fix_line}   {why}",)
    return fix_line, f"  {why}"
