"""The settings of a hand-written page above its Markdown: a title and a description, and nothing else.

MkDocs would read these lines with a YAML loader that follows aliases, and hand all of them to the theme, where
`template` chooses the template. So they are read here, as facts are, and MkDocs gets the two settings alone.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from msgspec import Struct

from factsheet.model.field_types import find_closest
from factsheet.problems.problem import Level, Problem
from factsheet.text.yaml_scalar import NullWord
from factsheet.yamlfile import parse
from factsheet.yamlfile.decoding import make_encoding_problem
from factsheet.yamlfile.document import Document
from factsheet.yamlfile.invisible_characters import describe_invisible

KNOWN = ("title", "description")
LARGEST = 1_000_000
"""Bytes of a page; MkDocs takes too long for much more."""
_FENCED = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE | re.DOTALL)
_FIELD = re.compile(r" {0,3}([A-Za-z0-9_-]+):\s*(.*)")
_MORE = re.compile(r"(?: {4}|\t)\s*(.*)")
_HEADING = re.compile(r"^# +(.+?)[ #]*$", re.MULTILINE)
_BREAK = re.compile(r"\r\n?")


class HandwrittenPage(Struct, frozen=True):
    title: str
    """Empty where the settings have none."""
    description: str
    markdown: str

    def find_heading(self, name: str) -> str:
        """Return its title, or its first heading, or the name of its file as words."""
        if self.title:
            return self.title
        first_heading = _HEADING.search(self.markdown)
        if first_heading:
            return first_heading[1]
        return PurePosixPath(name).stem.replace("-", " ").replace("_", " ")

    def list_settings(self) -> Mapping[str, str]:
        settings = {"title": self.title, "description": self.description}
        return {name: text for name, text in settings.items() if text}

    def format_source(self) -> str:
        """Return a text that MkDocs reads as this page: JSON is YAML, and leaves nothing in a title to interpret."""
        return f"---\n{json.dumps(self.list_settings(), ensure_ascii=False)}\n---\n{self.markdown}"


def read_page(file: str, data: bytes) -> tuple[HandwrittenPage | None, tuple[Problem, ...]]:
    """Return the page, or None where its settings cannot be read, and the problems of its settings, sorted by place."""
    if len(data) > LARGEST:
        return None, (
            Problem(file, 1, 1, "F006", Level.ERROR, f"the file is larger than {LARGEST:,} bytes: split it", width=0),
        )
    try:  # editors on Windows write a byte order mark
        text = _BREAK.sub("\n", data.decode("utf-8").removeprefix("\ufeff"))
    except UnicodeDecodeError as error:
        return None, (make_encoding_problem(file, error),)
    fenced = _FENCED.match(text)
    if fenced is None:
        return _read_lines(file, text)
    return _read_fenced(file, fenced[1], text[fenced.end() :])


def _read_fenced(file: str, yaml: str, markdown: str) -> tuple[HandwrittenPage | None, tuple[Problem, ...]]:
    """Read the settings between two lines of `---`."""
    if not yaml.strip():
        return _make_page({}, markdown), ()
    fields, problems = parse.parse_file(file, f"\n{yaml}".encode())  # an empty line in place of the first `---`
    if fields is None:
        return None, _remove_edits(problems[:1])  # every alias is a problem: the first is enough
    all_problems = list(problems)
    settings: dict[str, str] = {}
    for name, value in fields.written.items():
        problem = _check_field(fields.document, name, value)
        if problem is not None:
            all_problems.append(problem)
        else:
            settings[name] = str(value)
    return _make_page(settings, markdown), _remove_edits(sorted(all_problems))


def _remove_edits(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Leave out the edits of `factsheet fix`, which changes facts alone."""
    return tuple(replace(problem, edit=None) for problem in problems)


def _check_field(document: Document, name: str, value: object) -> Problem | None:
    if name not in KNOWN:
        message, fix = _explain_unknown_field(name)
        return document.make_problem("F028", message, (name,), fix, level=Level.WARNING, of_key=True)
    if not isinstance(value, str):
        return document.make_problem("F013", "write a text here, not a list or further fields", (name,))
    if isinstance(value, NullWord) or not value.strip():
        return document.make_problem("F011", f"`{name}` is empty: write a text, or delete the line", (name,))
    return None


def _read_lines(file: str, text: str) -> tuple[HandwrittenPage | None, tuple[Problem, ...]]:
    """Read `name: value` lines without `---` around them, which MkDocs also takes out of a page.

    They end at the first empty line. https://github.com/fletcher/MultiMarkdown/wiki/MultiMarkdown-Syntax-Guide
    """
    lines = text.split("\n")
    settings: dict[str, str] = {}
    problems: list[Problem] = []
    name, count = "", 0
    for number, line in enumerate(lines, start=1):
        field, more = _FIELD.match(line), _MORE.match(line)
        if not line.strip():
            count = number
            break
        if field:
            name, value = field[1].lower(), field[2].strip()
            problems += _check_line(file, number, field)
        elif more and name:
            value = more[1].strip()
        else:
            break
        settings[name] = f"{settings[name]} {value}" if name in settings else value
        count = number
    known = {name: value for name, value in settings.items() if name in KNOWN}
    return _make_page(known, "\n".join(lines[count:])), tuple(sorted(problems))


def _check_line(file: str, number: int, field: re.Match[str]) -> Iterator[Problem]:
    column, name = field.start(1) + 1, field[1]
    if unseen := describe_invisible(field[0]):
        yield Problem(file, number, column, "F001", Level.ERROR, unseen)
    if name.lower() not in KNOWN:
        message, fix = _explain_unknown_field(name)
        yield Problem(file, number, column, "F028", Level.WARNING, message, fix, len(name))


def _explain_unknown_field(name: str) -> tuple[str, str | None]:
    """Return the message for a setting of another name, and the likely fix."""
    meant = find_closest(name, list(KNOWN))
    if meant:
        return f'unknown setting "{name}": did you mean "{meant}"?', f"{meant}: …"
    known = " and ".join(f"`{known_name}`" for known_name in KNOWN)
    return f"`{name}` has no effect here: a page has only {known}; leave the first line empty if this is text", None


def _make_page(settings: Mapping[str, str], markdown: str) -> HandwrittenPage:
    title = _join_lines(settings.get("title", ""))
    description = _join_lines(settings.get("description", ""))
    return HandwrittenPage(title, description, markdown.lstrip("\n"))


def _join_lines(text: str) -> str:
    return "".join(sign for sign in " ".join(text.split()) if sign.isprintable())
