"""A problem as a person reads it: what is wrong, its line with carets below the spot, what to write instead."""

import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from factsheet.problems.excerpt import WIDEST, decode_text, make_excerpt, split_lines
from factsheet.problems.problem import Level, Problem
from factsheet.text.regular_files import read_regular
from factsheet.web import urls

Paint = Callable[[str, str], str]
"""Colours a text: `paint("red", "error")`; for whoever reads no colours it returns the text."""
COLOURS = {Level.ERROR: "red", Level.WARNING: "yellow", Level.HINT: "cyan"}
LONGEST_LINE = 110
"""Columns of carets with the advice behind them; a longer one stays with what is wrong."""
_BREAK = re.compile(r"[\r\n]")
_PARTS = re.compile(r'((?:“[^”]*”|"[^"]*"|`[^`]*`|[^:“"`]|:(?! )|["“`])+): (.+)', re.DOTALL)
"""What is wrong, and what to do; a colon inside quotation marks parts nothing."""


def format_plain(_colour: str, text: str) -> str:
    return text


class FileTexts:
    """The files below the folder of `site.yml`, read as they are asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._text = lru_cache(maxsize=4)(self._read_file)
        self._lines = lru_cache(maxsize=4)(lambda file: split_lines(self._text(file)))

    def get_text(self, file: str) -> str:
        """Return the text of the file, or an empty one where it cannot be read any more."""
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
    """Return where the site explains the code; the way from the site's top where its address is unknown."""
    address = urls.make_help_address(code)
    return urls.make_permalink(site_url, address) or address.path


def split_message(message: str, before: int = 0) -> tuple[str, str]:
    """Return what is wrong and an advice that is short enough to stand behind so many columns; else no advice."""
    match = _PARTS.fullmatch(message)
    if match is None or before + len(match[2]) > LONGEST_LINE or " " not in match[1]:
        return message, ""
    return match[1], match[2]


def format_problem(problem: Problem, texts: FileTexts, site_url: str, paint: Paint = format_plain) -> str:
    """Return the lines that tell the problem; the last one ends without a break."""
    line = texts.get_line(problem.file, problem.line) if problem.width else ""
    cut = make_excerpt(line, problem.column, problem.width) if line.strip() else None
    what, advice = split_message(problem.message, cut.before + cut.carets) if cut else (problem.message, "")
    colour = COLOURS[problem.level]
    lines = [
        f"{paint(colour, f'{problem.level}[{problem.code}]')} {what}",
        f"  {problem.file}:{problem.line}:{problem.column}",
    ]
    if cut:
        number = str(problem.line)
        carets = paint(colour, "^" * cut.carets + (f" {advice}" if advice else ""))
        lines += [f"{number} | {cut.shown}", f"{' ' * len(number)} | {' ' * cut.before}{carets}"]
    return "\n".join((*lines, *_list_last_lines(problem, texts, site_url)))


def find_correction(problem: Problem, texts: FileTexts) -> str | None:
    """Return the line as it should be, or else the words to write instead; None where only a person can tell."""
    edit = getattr(problem, "edit", None)
    if edit is None:
        return problem.fix
    text = texts.get_text(problem.file)
    if _BREAK.search(f"{edit.text}{text[edit.start : edit.end]}"):
        return problem.fix
    before, after = split_lines(text[: edit.start])[-1], split_lines(text[edit.end :])[0]
    line = f"{before}{edit.text}{after}".strip()
    return line if len(line) <= WIDEST else problem.fix


def add_correction(problem: Problem, texts: FileTexts) -> str:
    """Return the message, and below it the line as it should be where that is known."""
    fix = find_correction(problem, texts)
    return f"{problem.message}\nfix: {fix}" if fix else problem.message


def _list_last_lines(problem: Problem, texts: FileTexts, site_url: str) -> tuple[str, ...]:
    """Return what to write and where to read more, on one line where there is room."""
    why = f"why: {make_help_url(site_url, problem.code)}"
    fix = find_correction(problem, texts)
    if fix is None:
        return (f"  {why}",)
    is_safe = bool(getattr(getattr(problem, "edit", None), "safe", False))
    fix_line = f"  fix: {fix}{'   (make fix)' if is_safe else ''}"
    return (f"{fix_line}   {why}",) if len(fix_line) + len(why) < WIDEST else (fix_line, f"  {why}")
