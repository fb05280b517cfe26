"""What a hand-written page says of itself above its Markdown: its title and its description, and nothing else.

MkDocs reads these lines with a YAML loader that follows aliases, and hands all of them to the theme; `template` among
them names the template. So it never sees them: they are read here, as facts are, and it gets those two alone.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from factsheet.model.field_types import closest
from factsheet.problems.problem import Level, Problem
from factsheet.text.yaml_scalar import Nothing
from factsheet.yamlfile import parse
from factsheet.yamlfile.decoding import not_utf_8
from factsheet.yamlfile.document import Document
from factsheet.yamlfile.invisible_characters import unseen_in

KNOWN = ("title", "description")
LARGEST = 1_000_000
"""Bytes of a page; the host takes longer than anybody waits for much more."""
_FENCED = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE | re.DOTALL)
_FIELD = re.compile(r" {0,3}([A-Za-z0-9_-]+):\s*(.*)")
_MORE = re.compile(r"(?: {4}|\t)\s*(.*)")
_HEADING = re.compile(r"^# +(.+?)[ #]*$", re.MULTILINE)
_BREAK = re.compile(r"\r\n?")


@dataclass(frozen=True, slots=True)
class HandwrittenPage:
    title: str
    """Empty where only the Markdown says it."""
    description: str
    markdown: str

    def heading(self, name: str) -> str:
        """Return its title, or its first heading, or what the name of its file says."""
        found = _HEADING.search(self.markdown)
        return self.title or (found[1] if found else PurePosixPath(name).stem.replace("-", " ").replace("_", " "))

    def settings(self) -> Mapping[str, str]:
        return {name: text for name, text in (("title", self.title), ("description", self.description)) if text}

    def source(self) -> str:
        """Return a text that MkDocs reads as this page, whatever its Markdown begins with."""
        return f"---\n{json.dumps(self.settings(), ensure_ascii=False)}\n---\n{self.markdown}"


def read_page(file: str, data: bytes) -> tuple[HandwrittenPage | None, tuple[Problem, ...]]:
    """Return the page, or None where its settings cannot be read, and every problem of them, sorted by place."""
    if len(data) > LARGEST:
        return None, (Problem(file, 1, 1, "F006", Level.ERROR, f"larger than {LARGEST:,} bytes: split it", width=0),)
    try:
        text = _BREAK.sub("\n", data.decode("utf-8").removeprefix("\ufeff"))
    except UnicodeDecodeError as error:
        return None, (not_utf_8(file, error),)
    fenced = _FENCED.match(text)
    if fenced is None:
        return _read_lines(file, text)
    return _read_fenced(file, fenced[1], text[fenced.end() :])


def _read_fenced(file: str, yaml: str, markdown: str) -> tuple[HandwrittenPage | None, tuple[Problem, ...]]:
    """Read the lines between two of `---`."""
    if not yaml.strip():
        return _page({}, markdown), ()
    fields, problems = parse.read(file, f"\n{yaml}".encode())  # an empty line in place of the first `---`
    if fields is None:
        return None, _without_edits(problems[:1])  # each alias is one: the first is enough
    found = list(problems)
    settings: dict[str, str] = {}
    for name, value in fields.written.items():
        problem = _wrong(fields.document, name, value)
        if problem is not None:
            found.append(problem)
        else:
            settings[name] = str(value)
    return _page(settings, markdown), _without_edits(sorted(found))


def _without_edits(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Leave out how `factsheet fix` would change the file, for it changes facts alone."""
    return tuple(replace(problem, edit=None) for problem in problems)


def _wrong(document: Document, name: str, value: object) -> Problem | None:
    if name not in KNOWN:
        message, fix = _advice(name)
        return document.problem("F028", message, (name,), fix, level=Level.WARNING, of_key=True)
    if not isinstance(value, str):
        return document.problem("F013", "write a text here, not a list or further fields", (name,))
    if isinstance(value, Nothing) or not value.strip():
        return document.problem("F011", f"`{name}` is empty: write a text, or delete the line", (name,))
    return None


def _read_lines(file: str, text: str) -> tuple[HandwrittenPage | None, tuple[Problem, ...]]:
    """Read `name: value` lines without `---` around them, which MkDocs takes out of a page, too.

    They end at the first empty line. https://github.com/fletcher/MultiMarkdown/wiki/MultiMarkdown-Syntax-Guide
    """
    lines = text.split("\n")
    settings: dict[str, str] = {}
    found: list[Problem] = []
    name, count = "", 0
    for number, line in enumerate(lines, start=1):
        field, more = _FIELD.match(line), _MORE.match(line)
        if not line.strip() or not (field or (more and name)):
            count = number if not line.strip() else number - 1
            break
        if field:
            name, value = field[1].lower(), field[2].strip()
            found += _problems_of_line(file, number, field)
        elif more:
            value = more[1].strip()
        settings[name] = f"{settings[name]} {value}" if name in settings else value
        count = number
    known = {name: value for name, value in settings.items() if name in KNOWN}
    return _page(known, "\n".join(lines[count:])), tuple(sorted(found))


def _problems_of_line(file: str, number: int, field: re.Match[str]) -> Iterator[Problem]:
    column, name = field.start(1) + 1, field[1]
    if unseen := unseen_in(field[0]):
        yield Problem(file, number, column, "F001", Level.ERROR, unseen)
    if name.lower() not in KNOWN:
        message, fix = _advice(name)
        yield Problem(file, number, column, "F028", Level.WARNING, message, fix, len(name))


def _advice(name: str) -> tuple[str, str | None]:
    """Return what is wrong with a setting of another name, and what to write instead where that is likely."""
    meant = closest(name, list(KNOWN))
    if meant:
        return f'unknown setting "{name}": did you mean "{meant}"?', f"{meant}: …"
    known = " and ".join(f"`{one}`" for one in KNOWN)
    return f"`{name}` has no effect here: a page has only {known}; leave the first line empty if this is text", None


def _page(settings: Mapping[str, str], markdown: str) -> HandwrittenPage:
    title, description = (_on_one_line(settings.get(name, "")) for name in KNOWN)
    return HandwrittenPage(title, description, markdown.lstrip("\n"))


def _on_one_line(text: str) -> str:
    return "".join(sign for sign in " ".join(text.split()) if sign.isprintable())
