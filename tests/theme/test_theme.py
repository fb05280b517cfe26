"""The theme keeps its promises: a strict security policy, no leftovers, every direction, enough contrast."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

TEMPLATES = Path(__file__).parents[2] / "templates"
PAGES = sorted(TEMPLATES.rglob("*.html"))
MARKUP = TEMPLATES.parent / "generator/factsheet/site/rendering/markup.py"
SHEET = TEMPLATES / "assets" / "factsheet.css"
SHEETS = (SHEET, *(path for path in sorted(SHEET.parent.glob("*.css")) if path != SHEET))
STYLES = re.sub(r"/\*.*?\*/", "", "".join(path.read_text(encoding="utf-8") for path in SHEETS), flags=re.DOTALL)

CLASS = re.compile(r"fs-[a-z0-9-]+(?:__[a-z0-9-]+)?(?:--[a-z0-9-]+)?")
SCRIPTS = sorted((TEMPLATES / "assets").glob("*.js"))
FORBIDDEN = re.compile(
    r"<style|<script(?! src=\"\{\{ asset\(\"[\w-]+\.js\"\) \}\}\" defer></script>"
    r"| type=\"application/ld\+json\">\{\{ data \}\}</script>)|\sstyle=|\son[a-z]+=|javascript:",
    re.IGNORECASE,
)
SIDES = "left|right|top|bottom"
PHYSICAL = re.compile(
    rf"(?<![-\w])(?:(?:margin|padding|border)-(?:{SIDES})|{SIDES}|width|height)\s*:|text-align:\s*(?:left|right)"
)
JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
GROUNDS = ("paper", "bar", "copy", "target")
PAIRS = [("mark-ink", "mark"), *((ink, ground) for ground in GROUNDS for ink in ("ink", "soft", "accent"))]
TAG = re.compile(r"<[^>]*>")


def names(path: Path) -> str:
    return path.relative_to(TEMPLATES).as_posix()


@pytest.mark.parametrize("path", PAGES, ids=names)
def test_a_template_holds_nothing_that_a_strict_policy_forbids(path: Path) -> None:
    assert FORBIDDEN.findall(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", PAGES, ids=names)
def test_all_words_of_a_template_can_be_translated(path: Path) -> None:
    left = TAG.sub(" ", JINJA.sub(" ", path.read_text(encoding="utf-8")))
    assert re.findall(r"[^\W\d_]+", left) == []


def classes() -> Iterator[str]:
    for path in (*PAGES, MARKUP):
        for value in re.findall(r'class="([^"]*(?:"[^"]*"[^"]*)*?)"[\s>]', path.read_text(encoding="utf-8")):
            yield from CLASS.findall(re.sub(r"\w[\w-]*--\{\{.*?\}\}", "", value))
    for path in SCRIPTS:
        text = path.read_text(encoding="utf-8")
        for value in re.findall(r'className: (?:\w+ \? "" : )?"([^"]*)"|classList\.\w+\("([^"]*)"', text):
            yield from CLASS.findall(" ".join(value))


def stems() -> tuple[str, ...]:
    """Return the beginnings of class names whose state is a key of the view."""
    texts = (path.read_text(encoding="utf-8") for path in PAGES)
    return tuple(stem for text in texts for stem in re.findall(r"(fs-[\w-]+--)\{\{", text))


def test_every_class_has_a_rule_and_every_rule_a_class() -> None:
    used, ruled = set(classes()), set(CLASS.findall(re.sub(r"--fs-[a-z-]+", "", STYLES)))
    assert used - ruled == set()
    assert {name for name in ruled - used if not name.startswith(stems())} == set()


def test_the_style_sheet_stays_small() -> None:
    assert len(gzip.compress(SHEET.read_bytes(), 9, mtime=0)) <= 6500


def test_the_style_sheet_knows_no_left_and_right() -> None:
    assert PHYSICAL.findall(re.sub(r"@(?:media|container)[^{]*", "", STYLES)) == []


def tokens(scheme: str) -> dict[str, str]:
    """Return the colours of the light or the dark scheme."""
    first, second = re.findall(r":root \{(.*?)\}", STYLES, re.DOTALL)[:2]
    found = dict(re.findall(r"--fs-([a-z-]+): (#[0-9a-f]+);", first))
    return found | dict(re.findall(r"--fs-([a-z-]+): (#[0-9a-f]+);", second)) if scheme == "dark" else found


def luminance(colour: str) -> float:
    """Return the relative luminance, from 0 to 1, as WCAG 2.2 defines it."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_words_stand_out_from_their_ground(scheme: str, ink: str, ground: str) -> None:
    colours = tokens(scheme)
    lighter, darker = sorted((luminance(colours[ink]), luminance(colours[ground])), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5
