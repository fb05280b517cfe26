"""Further ways to break a sound file, as fingers and programs do it: signs in the wrong place, brackets, indentation.

As in `mutators`, what has to be said is stated here beforehand. Each line of a file that a slip fits gives a mutant.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TEXT = re.compile(r"( *(?:- )?)(\w+): ([A-Z]\w+ [\w ]+\w)")
_LIST = re.compile(r"( *(?:- )?)(\w+): \[([\w-]+(?:, [\w-]+)*)\]")
_BRACES = re.compile(r"( *- )\{(\w+: .*)\}")
_HEADER = re.compile(r".*[:-] [|>][-+0-9]*")

BACK = "as it was"
"""What a mended file says: all that the sound one did."""


@dataclass(frozen=True)
class Slip:
    name: str
    lines: tuple[str, ...]
    """In place of one line; `{0}` is what stands before the name, `{1}` the name, `{2}` the value."""
    says: str | None = None
    """Of what `factsheet fix` alone must make of it, the value; None: that is for a person, or of no matter."""
    at: int = 0
    """How many lines below the first it must be told."""


TEXTS = (
    *(
        Slip(f"begins with {sign}", (f"{{0}}{{1}}: {sign}{{2}}",), f"{sign}{{2}}")
        for sign in ("`", "@", "%", "&", "*", "!", "|", ">", "]", "}}", ",", "? ")
    ),
    Slip("a colon", ("{0}{1}: {2}: yes",), "{2}: yes"),
    Slip("a colon at the end", ("{0}{1}: {2}:",), "{2}:"),
    Slip("a number sign", ("{0}{1}: {2} #7 here",), "{2} #7 here"),
    Slip("a comment in place of the value", ("{0}{1}: # {2}",)),
    Slip("a comment with one space", ("{0}{1}: {2} # here",)),
    Slip("a comment behind quotation marks", ('{0}{1}: "{2}" # here',)),
    Slip("an apostrophe", ("{0}{1}: '{2} isn't'",), "{2} isn't"),
    Slip("two quotations", ('{0}{1}: "{2}" and "{2}"',), '"{2}" and "{2}"'),
    Slip("quotation marks inside others", ('{0}{1}: "{2} "no" {2}"',), '{2} "no" {2}'),
    Slip("a quotation mark never closed", ('{0}{1}: "{2}',)),
    Slip("an apostrophe never closed", ("{0}{1}: '{2}",)),
    Slip("a quotation mark that is escaped", ('{0}{1}: "{2}\\"',)),
    Slip("guillemets and a colon", ("{0}{1}: «{2}: {2}»",), "«{2}: {2}»"),
    Slip("an unknown escape", ('{0}{1}: "{2} \\q"',)),
    Slip("no space", ("{0}{1}:{2}",)),
    Slip("a no-break space", ("{0}{1}:\u00a0{2}",), BACK),
    Slip("an ideographic space", ("{0}{1}:\u3000{2}",), BACK),
    Slip("a no-break space before the colon", ("{0}{1}\u00a0: {2}",), BACK),
    Slip("a colon of full width", ("{0}{1}\uff1a{2}",)),
    Slip("a semicolon", ("{0}{1}; {2}",)),
    Slip("an equals sign", ("{0}{1} = {2}",)),
    Slip("no colon", ("{0}{1} {2}",)),
    Slip("no name", ("{0}: {2}",)),
    Slip("a word joiner", ("{0}{1}: \u2060{2}",), BACK),
    Slip("a bracket never closed", ("{0}{1}: [{2}",)),
    Slip("a bracket and a text", ("{0}{1}: [Sic] {2}",), "[Sic] {2}"),
    Slip("braces and a text", ("{0}{1}: {{{2}}} {2}",), "{{{2}}} {2}"),
    Slip("a bracket that nothing opens", ("{0}{1}: {2}]",)),
    Slip("fields for a text", ("{0}{1}: {{a: {2}}}",)),
    Slip("a sign for texts below", ("{0}{1}: >{2}",), ">{2}"),
    Slip("a vertical tab", ("{0}{1}: {2}\x0b{2}",)),
    Slip("a line separator", ("{0}{1}: {2}\u2028{2}",)),
    Slip("a tag", ("{0}{1}: !!str {2}",)),
    Slip("an anchor", ("{0}{1}: &a1 {2}",)),
    Slip("nothing", ("{0}{1}:",)),
    Slip("empty quotation marks", ('{0}{1}: ""',)),
    Slip("three times", ("{0}{1}: {2}", "{0}{1}: {2}", "{0}{1}: {2}")),
    Slip("a merge key", ("{0}<<: {{a: b}}",)),
)
LISTS = (
    Slip("a list never closed", ("{0}{1}: [{2}",)),
    Slip("a list closed by braces", ("{0}{1}: [{2}}}",)),
    Slip("a list never opened", ("{0}{1}: {2}]",)),
    Slip("two commas", ("{0}{1}: [{2},, {2}]",)),
    Slip("an item with an at sign", ("{0}{1}: [{2}, @x]",)),
    Slip("an item with a number sign", ("{0}{1}: [{2}, #x]",)),
    Slip("an item that is an alias", ("{0}{1}: [{2}, *x]",)),
    Slip("an item never closed", ('{0}{1}: [{2}, "x]',)),
    Slip("an apostrophe in an item", ("{0}{1}: [{2}, 'it's']",)),
    Slip("a text behind a list", ("{0}{1}: [{2}] x",)),
    Slip("a comment behind a list", ("{0}{1}: [{2}] # x",)),
    Slip("braces for a list", ("{0}{1}: {{{2}}}",)),
)
RECORDS = (
    Slip("braces never closed", ("{0}{{{2}",)),
    Slip("braces never opened", ("{0}{2}}}",)),
    Slip("braces closed by a bracket", ("{0}{{{2}]",)),
    Slip("a merge key in braces", ("{0}{{{2}, <<: x}}",)),
    Slip("no such field in braces", ("{0}{{{2}, zzzzzz: x}}",)),
    Slip("a comma too few in braces", ("{0}{{{2} zzzzzz: x}}",)),
)


@dataclass(frozen=True)
class Typed:
    slip: Slip
    text: str
    line: int
    value: str | None


def typed(text: str) -> Iterator[Typed]:
    """Return every mutant of the text."""
    lines = text.splitlines()
    for number, line in enumerate(lines):
        below = lines[number + 1] if number + 1 < len(lines) else ""
        above = lines[number - 1] if number else ""
        is_alone = max(_indent(above, " -"), _indent(below, " -")) < _indent(line, " ")  # without its sign, a text
        if is_alone or _is_inside(lines, number) or _indent(below, " ") > _indent(line, " -"):
            continue
        for form, slips in ((_TEXT, TEXTS), (_LIST, LISTS)):
            if found := form.fullmatch(line):
                yield from (_made(lines, number, slip, found.groups()) for slip in slips)
        if found := _BRACES.fullmatch(line):
            yield from (_made(lines, number, slip, (found[1], "", found[2])) for slip in RECORDS)


def _made(lines: list[str], number: int, slip: Slip, parts: tuple[str, ...]) -> Typed:
    new = [line.format(*parts) for line in slip.lines]
    end = "\r\n" if number % 3 == 1 else "\n"
    text = end.join((*lines[:number], *new, *lines[number + 1 :], ""))
    value = slip.says if slip.says in (BACK, None) else slip.says.format(*parts)
    return Typed(slip, text, number + 1 + slip.at, value)


def _is_inside(lines: list[str], number: int) -> bool:
    """Tell whether the line belongs to a text below `|` or `>`."""
    indent = _indent(lines[number], " ")
    for line in reversed(lines[:number]):
        if _indent(line, " ") < indent:
            return _HEADER.fullmatch(line) is not None
    return False


def _indent(line: str, signs: str) -> int:
    return len(line) - len(line.lstrip(signs))
