"""`factsheet format` loses nothing: what is read stays, every comment stays, and a second time changes nothing."""

import re
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from factsheet.arrangement import in_form
from factsheet.arrangement.order import AHEAD, TOGETHER, order_of
from factsheet.cli import main
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.problems.case import BASE

POINT = "content/sheets/talks/points/pledge.yml"
FOLDERS = (BASE, Path(__file__).parents[1] / "site", Path(__file__).parents[2])
KINDS = {"actors": "actor", "places": "place", "points": "point", "sources": "source"}
FACTS = [
    (kind, path.read_text(encoding="utf-8"))
    for folder in FOLDERS
    for path in sorted((folder / "content").rglob("*.yml"))
    if (kind := next((KINDS[part] for part in path.parts if part in KINDS), "sheet"))
]
LOOSE = {field for spot, fields in TOGETHER.items() if len(spot) == 1 for field in fields if field != "differences"}
SLIPS = (
    " ",
    "  ",
    "\n",
    "\n\n",
    "  # seen\n",
    "\n# a\n",
    "\n  # b\n",
    "\n    # c\n",
    ", ",
    "'",
    '"',
    "- ",
    "\t",
    "|\n",
    ": ",
    "#",
)
ANY = settings(max_examples=400)


@st.composite
def typed(draw: st.DrawFn) -> tuple[str, bytes]:
    """A sound file as somebody else would have typed it: fields in another order, comments, marks, line ends."""
    kind, text = draw(st.sampled_from(FACTS))
    random = Random(draw(st.integers(0, 9999)))
    fields = [part for part in re.split(r"(?m)^(?=\S)", text) if part.strip()]
    random.shuffle(fields)
    text = "".join(random.choice(("", "", "# above\n", "\n")) + part for part in fields)
    text = re.sub(r"(?m)(: |[\[ ])([a-z-]{3,})(?=[,\]\n])", lambda found: _marked(found, random), text)
    text = re.sub(r"\{([^{}:\n]*: [^{},\n]*), ([^{}:\n]*: [^{},\n]*)\}", r"{\2,  \1 }", text)
    for _slip in range(draw(st.integers(0, 2))):
        place = draw(st.integers(0, len(text)))
        text = text[:place] + draw(st.sampled_from(SLIPS)) + text[place:]
    start, end = draw(st.sampled_from((("", "\n"), ("", "\r\n"), ("\ufeff", "\n"))))
    return kind, (start + text.replace("\n", end)).encode()


def _marked(found: re.Match[str], random: Random) -> str:
    mark = random.choice(("", "", "'", '"'))
    return f"{found[1]}{mark}{found[2]}{mark}"


def read(data: bytes) -> Any:
    """Return what PyYAML itself reads, with every value as a text; None where it is stricter than libyaml."""
    try:
        return yaml.load(data.decode("utf-8-sig"), Loader=yaml.BaseLoader)
    except yaml.YAMLError:
        return None


def comments(data: bytes) -> list[str]:
    return sorted(line.rstrip() for line in re.findall(r"(?m)(?:^|(?<=\s))#.*$", data.decode("utf-8-sig")))


@ANY
@given(typed())
def test_nothing_that_is_read_and_no_comment_is_lost(file: tuple[str, bytes]) -> None:
    kind, data = file
    after, before = in_form("f.yml", kind, data), read(data)
    if after is not None and before is not None:
        now = read(after)
        assert now == before
        assert _names_of_columns(now) == _names_of_columns(before)
        assert comments(after) == comments(data)
        assert after.startswith(b"\xef\xbb\xbf") == data.startswith(b"\xef\xbb\xbf")
        assert (b"\r\n" in after) == (b"\r\n" in data)


@ANY
@given(typed())
def test_formatting_twice_changes_nothing_more(file: tuple[str, bytes]) -> None:
    kind, data = file
    after = in_form("f.yml", kind, data)
    if after is not None:
        assert in_form("f.yml", kind, after) == after


def test_fields_come_in_one_order_however_they_were_typed() -> None:
    for kind, text in FACTS:
        first = in_form("f.yml", kind, text.encode()) or b""
        fields = re.split(r"(?m)^(?=\S)", first.decode())
        if "#" not in text and "\n\n" not in text and not LOOSE & {part.split(":")[0] for part in fields}:
            assert in_form("f.yml", kind, "".join(reversed(fields)).encode()) == first


def _names_of_columns(fields: Any) -> list[list[str]]:
    """Return names that are free to be in any order, which has to stay."""
    reports = fields.get("reports", ()) if isinstance(fields, dict) else ()
    return [list(one["says"]) for one in reports if isinstance(one, dict) and isinstance(one.get("says"), dict)]


@pytest.mark.parametrize(
    ("kind", "written", "formatted"),
    [
        ("actor", "kind: state\nname: A\n", "name: A\nkind: state\n"),
        ("actor", "kind: state\r\nname: A\r\n", "name: A\r\nkind: state\r\n"),
        ("actor", "kind: state\nname: A", "name: A\nkind: state\n"),
        ("actor", "kind: state  # why\n\n# its name\nname: A\n", "# its name\nname: A\n\nkind: state  # why\n"),
        ("actor", "# the file\n\nkind: state\nname: A\n", "# the file\n\nname: A\nkind: state\n"),
        ("actor", "kind: state\nname: A\n  goes on\n   by hand\n", "name: A\n  goes on\n   by hand\nkind: state\n"),
        ("actor", "description: >\n  a\n\n  b\nname: A\n", "name: A\ndescription: >\n  a\n\n  b\n"),
        ("actor", "name: 'A'\naliases: [ 'b',c , \"d e\" ]\n", 'name: A\naliases: [b, c, "d e"]\n'),
        ("actor", "name: 'no'\nkind: \"state\"\n", 'name: "no"\nkind: state\n'),
        ("actor", "name: 'say \"a\"'\n", "name: 'say \"a\"'\n"),
        ("actor", "name:   A   \naliases: [\n  b,\n  c ]\n", "name: A\naliases: [\n  b,\n  c ]\n"),
        (
            "actor",
            "name: A\nroles:\n  - since: 2022\n    title: b\n",
            "name: A\nroles:\n  - title: b\n    since: 2022\n",
        ),
        ("actor", "name: A\nroles: [{since: 2022, title: b}]\n", "name: A\nroles: [{title: b, since: 2022}]\n"),
        ("point", "reports:\n- source: b\n  id: a\n", "reports:\n- id: a\n  source: b\n"),
        (
            "actor",
            "name: A\nroles:\n  - {of: a?,  title: b?, since: 1 }\n",
            "name: A\nroles:\n  - {title: b?,  of: a?, since: 1}\n",
        ),
        ("point", "compare: []\ndifferences: []\n", "compare: []\ndifferences: []\n"),
    ],
)
def test_one_form(kind: str, written: str, formatted: str) -> None:
    assert in_form("f.yml", kind, written.encode()) == formatted.encode()


@pytest.mark.parametrize(
    "written",
    [
        "# is this of the file, or of the field?\nkind: state\nname: A\n",
        "kind: state\nname: A\n# what is this of?\n",
        "kind: state\n# and this?\n\nname: A\n",
        "kind: state\nstranger: b\nname: A\n",
        "description: |+\n  a\n\nname: A\n",
        "name: A\nroles:\n  - since: 2022\n    # of the title\n    title: b\n",
        "names:\n  uk: B\n  en: A\n",
    ],
)
def test_where_there_is_a_doubt_the_order_stays(written: str) -> None:
    assert in_form("f.yml", "actor", written.encode()) == written.encode()


@pytest.mark.parametrize("written", [b"name: a: b\n", b"name: a\nname: b\n", b"", b"\xff", b"name: a # b\n"])
def test_a_file_with_a_mistake_of_writing_is_left_alone(written: bytes) -> None:
    assert in_form("f.yml", "actor", written) is None


@pytest.mark.parametrize(("spot", "fields"), [*AHEAD.items(), *TOGETHER.items()])
def test_fields_with_a_place_of_their_own_are_fields(spot: tuple[str | int, ...], fields: tuple[str, ...]) -> None:
    assert order_of(str(spot[0]))(spot[1:], fields) is not None


def _told(folder: Path, *words: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["format", "-f", str(folder / "site.yml"), *words])
    return done.exit_code, done.output


@pytest.fixture
def site(base: Path) -> Path:
    """The small content, and one file of it with its fields upside down."""
    (base / "site.yml").write_text("site_name: Small\ndocs_dir: content\nplugins: [factsheet]\n", encoding="utf-8")
    _told(base)
    lines = re.split(r"(?m)^(?=\S)", (base / POINT).read_text(encoding="utf-8"))
    (base / POINT).write_text("".join(reversed(lines)), encoding="utf-8")
    return base


def test_files_are_written_in_their_form(site: Path) -> None:
    assert _told(site, str(site / "content/sources")) == (0, "0 files formatted\n")
    assert _told(site) == (0, f"{POINT}\n1 file formatted\n")
    assert (site / POINT).read_text(encoding="utf-8").startswith("title: ")
    assert _told(site, "--check") == (0, "0 files would be formatted\n")


@pytest.mark.parametrize("word", ["--diff", "--check"])
def test_nothing_is_written_where_only_asked(site: Path, word: str) -> None:
    before = (site / POINT).read_bytes()
    code, told = _told(site, word)
    assert code == 1
    assert "1 file would be formatted" in told
    assert ("\n+title: " in told) == (word == "--diff")
    assert (site / POINT).read_bytes() == before


def test_a_file_that_cannot_be_read_is_named(site: Path) -> None:
    (site / POINT).write_text("title: a: b\n", encoding="utf-8")
    code, told = _told(site)
    assert (code, (site / POINT).read_text(encoding="utf-8")) == (1, "title: a: b\n")
    assert f"{POINT} has a mistake of writing and is left alone" in told


def test_a_file_outside_the_content_is_a_wrong_word(site: Path) -> None:
    assert _told(site, str(site / "site.yml"))[0] == 2
