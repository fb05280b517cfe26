"""Our words and our keys: each explained once, and pages lead to no word and the script knows no key that is not."""

import re
from pathlib import Path

from factsheet.analysis.not_mentioned import SilenceKind
from factsheet.analysis.support import Support
from factsheet.site.pages.kinds import glossary, keyboard
from factsheet.web import urls

TEMPLATES = Path(__file__).parents[2] / "templates"
SCRIPT = (TEMPLATES / "assets" / "reader.js").read_text(encoding="utf-8")


def anchors() -> list[str]:
    view = glossary.make_view()
    return [*(group.id for group in view.groups), *(term.id for group in view.groups for term in group.terms)]


def test_every_term_has_an_anchor_of_its_own_and_one_sentence_at_least() -> None:
    assert len(set(anchors())) == len(anchors()) > 50
    for term in (term for group in glossary.make_view().groups for term in group.terms):
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", term.id)
        assert term.name[0].isupper() or term.name.startswith("“")
        assert term.meaning.endswith(".")


def test_every_word_that_a_page_leads_to_is_explained() -> None:
    texts = (path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*.html"))
    named = {key for text in texts for key in re.findall(r"(?:term|_counted)\(\"([^\"]+)\"", text)}
    assert {"source", "family", "origin"} <= named
    for key in (*named, *Support, *SilenceKind):
        assert urls.make_term_address(key).anchor in anchors(), key


def test_the_list_of_keys_is_what_the_script_knows() -> None:
    known = re.search(r"const KEYS = \{(.*?)\n  \};", SCRIPT, re.DOTALL)
    assert known
    keys = re.findall(r'^    (?:"([^"]+)"|(\w)):', known[1], re.MULTILINE)
    listed = [" ".join(shortcut.keys) for shortcut in keyboard.list_shortcuts()]
    assert listed == [*(quoted or plain for quoted, plain in keys), "Esc"]
    assert 'key === "Escape"' in SCRIPT
