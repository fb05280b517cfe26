"""Ways to break a sound fact file: each a pure function, text → the broken text and what must be said of it.

What the answer has to be is stated here beforehand, and never taken from what the checker says.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

_PROSE = re.compile(r"(title|statement|summary|description|name): ([A-Z]\w+ [^\"'“”:#\[\]{}&*!|>%@`]+[\w.])")
_FIELD = re.compile(r"( *(?:- )?)([a-z_]{4,}): .*\S")


@dataclass(frozen=True)
class Mutant:
    """A file with one mistake."""

    mistake: str
    text: str
    line: int
    """Where it must be told: the line of the mistake; where something opens that is never closed."""
    code: str
    fixable: bool
    """True where `factsheet fix` alone must make it sound."""


Lines = list[str]
Mutator = Callable[[Lines, Random], tuple[Lines, int, str, bool] | None]
"""Lines without their ends → broken lines, the line (from 1), the code, whether it can be mended safely."""


def mutant(text: str, mistake: str, seed: int) -> Mutant | None:
    """Return the text with the mistake, or None where it has nothing that could be so mistaken."""
    random = Random(f"{mistake} {seed}")
    made = MUTATORS[mistake](text.splitlines(), random)
    if made is None:
        return None
    lines, line, code, fixable = made
    end = random.choice(("\n", "\n", "\r\n"))
    return Mutant(mistake, end.join((*lines, "")), line, code, fixable)


def _prose(lines: Lines) -> Iterator[tuple[int, str, str]]:
    """Return number (from 0), field and text of each plain text on a line of its own."""
    for number, line in enumerate(lines):
        found = _PROSE.fullmatch(line)
        if found and not (lines[number + 1 :] and lines[number + 1].startswith(" ")):
            yield number, found[1], found[2]


def _value(change: Callable[[str], str], code: str, fixable: bool) -> Mutator:
    """Break a text by how its value is written."""

    def broken(lines: Lines, random: Random) -> tuple[Lines, int, str, bool] | None:
        found = list(_prose(lines))
        if not found:
            return None
        number, field, text = random.choice(found)
        return _with(lines, number, f"{field}:{change(text)}"), number + 1, code, fixable

    return broken


def _with(lines: Lines, number: int, *instead: str) -> Lines:
    return [*lines[:number], *instead, *lines[number + 1 :]]


def _after_first_word(sign: str) -> Callable[[str], str]:
    return lambda text: " " + text.replace(" ", sign, 1)


def _whole_number(text: str) -> str:
    first, rest = text.split(" ", 1)
    return f" {first} #2728 {rest}"


def _fields(lines: Lines, wanted: Callable[[str, str], bool]) -> list[tuple[int, str, str]]:
    """Return number, what stands before, and name of each field on a line of its own; texts that are wrapped end it."""
    found = []
    for number, line in enumerate(lines):
        if re.search(r": [|>][-+0-9]*$", line):
            break
        match = _FIELD.fullmatch(line)
        if match and wanted(match[1], match[2]):
            found.append((number, match[1], match[2]))
    return found


def _misspelt(is_deep: bool, spell: Callable[[str, Random], str]) -> Mutator:
    def broken(lines: Lines, random: Random) -> tuple[Lines, int, str, bool] | None:
        found = _fields(lines, lambda before, name: bool(before) == is_deep and name not in ("says", "compare"))
        found = [one for one in found if one[2] in ("quote", "source", "attribution", "locator")] if is_deep else found
        if not found:
            return None
        number, before, name = random.choice([one for one in found if len(one[2]) > 4] or found)
        line = lines[number].replace(f"{before}{name}:", f"{before}{spell(name, random)}:", 1)
        return _with(lines, number, line), number + 1, "F012", True

    return broken


def _exchanged(word: str, random: Random) -> str:
    places = [place for place in range(1, len(word) - 1) if word[place] != word[place + 1]]
    place = random.choice(places)
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def _doubled(word: str, random: Random) -> str:
    place = random.randrange(1, len(word))
    return word[:place] + word[place] + word[place:]


def _capital(word: str, random: Random) -> str:
    return word.capitalize()


def _unlike_anything(lines: Lines, random: Random) -> tuple[Lines, int, str, bool] | None:
    return [*lines, "qqqqqqqq: here"], len(lines) + 1, "F012", False


def _word_misspelt(lines: Lines, random: Random) -> tuple[Lines, int, str, bool] | None:
    found = _fields(lines, lambda before, name: not before and name == "kind")
    if not found or not any(line.startswith("statement: ") for line in lines):
        return None
    number, _before, name = found[0]
    word = lines[number].partition(": ")[2]
    return _with(lines, number, f"{name}: {_exchanged(word, random)}"), number + 1, "F011", len(word) > 4


def _date(instead: str, fixable: bool) -> Mutator:
    def broken(lines: Lines, random: Random) -> tuple[Lines, int, str, bool] | None:
        found = [number for number, line in enumerate(lines) if re.fullmatch(r"date: 20(22|31)-0\d-\d\d", line)]
        if not found:
            return None
        return _with(lines, found[0], f"date: {instead}"), found[0] + 1, "F011", fixable

    return broken


def _held(lines: Lines, random: Random) -> tuple[Lines, int, str, bool] | None:
    if "held: no" not in lines:
        return None
    number = lines.index("held: no")
    return _with(lines, number, "held: n"), number + 1, "F011", True


def _unknown_source(lines: Lines, random: Random) -> tuple[Lines, int, str, bool] | None:
    found = [number for number, line in enumerate(lines) if re.fullmatch(r"  - source: [a-z0-9-]+", line)]
    if not found:
        return None
    number = random.choice(found)
    return _with(lines, number, f"{lines[number]}-zzz"), number + 1, "F030", False


def _id_as_a_name(lines: Lines, random: Random) -> tuple[Lines, int, str, bool] | None:
    found = [number for number, line in enumerate(lines) if re.fullmatch(r"  - source: [a-z][a-z-]+", line)]
    if not found:
        return None
    number = random.choice(found)
    before, _colon, id = lines[number].partition(": ")
    return _with(lines, number, f"{before}: {id.replace('-', ' ').title()}"), number + 1, "F011", True


def _twice(lines: Lines, random: Random) -> tuple[Lines, int, str, bool] | None:
    found = list(_prose(lines))
    if not found:
        return None
    number, _field, _text = random.choice(found)
    return _with(lines, number, lines[number], lines[number]), number + 1, "F003", False


def _indent(change: Callable[[str], str], code: str) -> Mutator:
    def broken(lines: Lines, random: Random) -> tuple[Lines, int, str, bool] | None:
        found = _fields(lines, lambda before, name: before in ("  - ", "    "))
        found = [one for one in found if one[1] == "  - " and lines[one[0] - 1].endswith(":")] or found[:0]
        if not found:
            return None
        number, before, _name = random.choice(found)
        return _with(lines, number, change(before) + lines[number][len(before) :]), number + 1, code, True

    return broken


def _begun_deeper(lines: Lines, random: Random) -> tuple[Lines, int, str, bool] | None:
    found = [one for one in _prose(lines) if one[0] > 0 and re.fullmatch(r"[a-z_]+: \w.*", lines[one[0] - 1])]
    if not found:
        return None
    number = random.choice(found)[0]
    return _with(lines, number, f" {lines[number]}"), number + 1, "F002", False


def _bracket_open(lines: Lines, random: Random) -> tuple[Lines, int, str, bool] | None:
    found = [number for number, line in enumerate(lines) if re.fullmatch(r"[a-z_]+: \[[a-z0-9, -]+\]", line)]
    if not found:
        return None
    number = random.choice(found)
    return _with(lines, number, lines[number][:-1]), number + 1, "F002", False


def _without_colon(lines: Lines, random: Random) -> tuple[Lines, int, str, bool] | None:
    found = [one for one in _prose(lines) if one[0] == 0]
    if not found or len(lines) < 2:
        return None
    return _with(lines, 0, lines[0].replace(": ", " ", 1)), 1, "F002", False


def _merge(lines: Lines, random: Random) -> tuple[Lines, int, str, bool] | None:
    return [*lines, "<<: other"], len(lines) + 1, "F004", False


def _second_document(lines: Lines, random: Random) -> tuple[Lines, int, str, bool] | None:
    return [*lines, "---", "title: Another"], len(lines) + 1, "F002", False


def _title_left_out(lines: Lines, random: Random) -> tuple[Lines, int, str, bool] | None:
    if not any(line.startswith("statement: ") for line in lines) or not lines[0].startswith("title: "):
        return None
    return lines[1:], 1, "F010", False


MUTATORS: dict[str, Mutator] = {
    "a colon in a value": _value(_after_first_word(": "), "F002", True),
    "a colon and a comment": _value(lambda text: _after_first_word(": ")(text) + "  # seen twice", "F002", True),
    "an at sign": _value(lambda text: f" @{text}", "F002", True),
    "a per cent sign": _value(lambda text: f" %{text}", "F002", True),
    "a backtick": _value(lambda text: f" `{text}`", "F002", True),
    "a number with a hash": _value(_whole_number, "F007", True),
    "a comment with one space": _value(lambda text: f" {text} # here", "F007", False),
    "a comment behind quotation marks": _value(lambda text: f' "{text}" # here', "F007", False),
    "an ampersand": _value(lambda text: f" &{text}", "F004", True),
    "bold": _value(lambda text: f" **{text}**", "F004", True),
    "an exclamation mark": _value(lambda text: f" !{text}", "F005", True),
    "no space after the colon": _value(lambda text: text, "F002", False),
    "a no-break space after the colon": _value(lambda text: f"\u00a0{text}", "F002", True),
    "a zero-width space": _value(lambda text: f" {text[:3]}\u200b{text[3:]}", "F001", True),
    "a byte order mark": _value(lambda text: f" \ufeff{text}", "F001", True),
    "a control character": _value(lambda text: f" {text[:3]}\x07{text[3:]}", "F001", False),
    "a quotation mark never closed": _value(lambda text: f' "{text}', "F002", False),
    "an apostrophe in quotation marks": _value(lambda text: f" '{text[:2]}'{text[2:]}'", "F002", True),
    "text after a quotation": _value(lambda text: f' "{text[:4]}" {text[4:]}', "F002", True),
    "text after a bracket": _value(lambda text: f" [UN] {text}", "F002", True),
    "a bracket that closes nothing": _value(lambda text: f" ]{text}", "F002", True),
    "curly quotation marks": _value(lambda text: " “" + text.replace(" ", ": ", 1) + "”", "F002", True),
    "a text beside its sign": _value(lambda text: f" | {text}", "F002", True),
    "a backslash": _value(lambda text: f' "{text} C:\\temp"', "F007", False),
    "a dash beside the field": _value(lambda text: f" - {text}", "F002", False),
    "nothing written": _value(lambda text: "", "F011", False),
    "a thousand brackets": _value(lambda text: " " + "[" * 1000, "F006", False),
    "two letters exchanged in a field": _misspelt(False, _exchanged),
    "a letter doubled in a field": _misspelt(False, _doubled),
    "a field with a capital": _misspelt(False, _capital),
    "two letters exchanged in a field of a report": _misspelt(True, _exchanged),
    "a field that is like none": _unlike_anything,
    "a word misspelt": _word_misspelt,
    "a date in words": _date("29 March 2022", True),
    "a date as Americans write it": _date("March 29, 2022", True),
    "a date with points": _date("29.3.2022", True),
    "a date with two readings": _date("1.4.2022", False),
    "a day that is none": _date("2022-02-30", False),
    "neither yes nor no": _held,
    "a source that is none": _unknown_source,
    "a name in place of an id": _id_as_a_name,
    "a field twice": _twice,
    "a tab as indentation": _indent(lambda before: "\t- ", "F002"),
    "a no-break space as indentation": _indent(lambda before: "\u00a0\u00a0- ", "F001"),
    "a line that begins deeper": _begun_deeper,
    "a bracket never closed": _bracket_open,
    "a field without its colon": _without_colon,
    "a merge key": _merge,
    "a second document": _second_document,
    "a title left out": _title_left_out,
}


def sample(texts: Sequence[tuple[str, str]], round: int) -> Iterator[tuple[str, Mutant]]:
    """Return one mutant for nearly each file, each mistake at least once; the same every time, others in each round."""
    made = {
        (name, file): found
        for number, (file, text) in enumerate(texts)
        for name in MUTATORS
        if (found := mutant(text, name, number * 1000 + round)) is not None
    }
    random = Random(round)
    free = [file for file, _text in texts]
    random.shuffle(free)
    files = {name: [file for file in free if (name, file) in made] for name in MUTATORS}
    names = sorted(MUTATORS, key=lambda name: len(files[name]))
    for name in names * len(texts):
        file = next((file for file in files[name] if file in free), None)
        if file is not None:
            free.remove(file)
            yield file, made[name, file]
