"""A problem as a person reads it: what is wrong, its line with carets below the spot, what to write instead."""

import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from factsheet.problems.excerpt import WIDEST, excerpt, lines_of, text_of
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


def unpainted(_colour: str, text: str) -> str:
    return text


class Texts:
    """The files below the folder of `site.yml`, read as they are asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._text = lru_cache(maxsize=4)(self._read)
        self._lines = lru_cache(maxsize=4)(lambda file: lines_of(self._text(file)))

    def text(self, file: str) -> str:
        """Return the text of the file, or an empty one where it cannot be read any more."""
        return self._text(file)

    def line(self, file: str, number: int) -> str:
        lines = self._lines(file)
        return lines[number - 1] if number <= len(lines) else ""

    def _read(self, file: str) -> str:
        content = file.rpartition("/")[0].partition("/")[0]  # the folder of facts, which may itself be a link
        try:
            return text_of(read_regular(self._folder / file, self._folder / content))
        except OSError:
            return ""


def help_address(site_url: str, code: str) -> str:
    """Return where the site explains the code; the way from the site's top where its address is unknown."""
    address = urls.help_on(code)
    return urls.permalink(site_url, address) or address.path


def parted(message: str, before: int = 0) -> tuple[str, str]:
    """Return what is wrong and an advice that is short enough to stand behind so many columns; else no advice."""
    match = _PARTS.fullmatch(message)
    if match is None or before + len(match[2]) > LONGEST_LINE or " " not in match[1]:
        return message, ""
    return match[1], match[2]


def shown(problem: Problem, texts: Texts, site_url: str, paint: Paint = unpainted) -> str:
    """Return the lines that tell the problem; the last one ends without a break."""
    line = texts.line(problem.file, problem.line) if problem.width else ""
    cut = excerpt(line, problem.column, problem.width) if line.strip() else None
    what, advice = parted(problem.message, cut.before + cut.carets) if cut else (problem.message, "")
    colour = COLOURS[problem.level]
    told = [
        f"{paint(colour, f'{problem.level}[{problem.code}]')} {what}",
        f"  {problem.file}:{problem.line}:{problem.column}",
    ]
    if cut:
        number = str(problem.line)
        carets = paint(colour, "^" * cut.carets + (f" {advice}" if advice else ""))
        told += [f"{number} | {cut.shown}", f"{' ' * len(number)} | {' ' * cut.before}{carets}"]
    return "\n".join((*told, *_ways_on(problem, texts, site_url)))


def corrected(problem: Problem, texts: Texts) -> str | None:
    """Return the line as it should be, or else the words to write instead; None where only a person can tell."""
    edit = getattr(problem, "edit", None)
    if edit is None:
        return problem.fix
    text = texts.text(problem.file)
    if _BREAK.search(f"{edit.text}{text[edit.start : edit.end]}"):
        return problem.fix
    before, after = lines_of(text[: edit.start])[-1], lines_of(text[edit.end :])[0]
    line = f"{before}{edit.text}{after}".strip()
    return line if len(line) <= WIDEST else problem.fix


def with_correction(problem: Problem, texts: Texts) -> str:
    """Return the message, and below it the line as it should be where that is known."""
    fix = corrected(problem, texts)
    return f"{problem.message}\nfix: {fix}" if fix else problem.message


def _ways_on(problem: Problem, texts: Texts, site_url: str) -> tuple[str, ...]:
    """Return what to write and where to read more, on one line where there is room."""
    why = f"why: {help_address(site_url, problem.code)}"
    fix = corrected(problem, texts)
    if fix is None:
        return (f"  {why}",)
    is_safe = bool(getattr(getattr(problem, "edit", None), "safe", False))
    mend = f"  fix: {fix}{'   (make fix)' if is_safe else ''}"
    return (f"{mend}   {why}",) if len(mend) + len(why) < WIDEST else (mend, f"  {why}")
