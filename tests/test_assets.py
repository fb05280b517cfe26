"""Style sheets and scripts: named after what they hold, small, and a site's own before ours."""

import gzip
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from factsheet.site.rendering.assets import Assets, build_assets, minify_text

from tests.site.builds import ROOT, SMALL, SMALL_SITE, built, files, laid_out

pytestmark = pytest.mark.slow

OURS = ROOT / "templates" / "assets" / "factsheet.css"
PAGE = re.compile(r"(?<!/card/index)\.html$")
"""But for cards, which stand in the pages of others and have a style of their own."""
NAME = re.compile(r"assets/factsheet\.[0-9a-f]{10}\.css")
OWN_FOLDER = ("custom_dir: templates", "custom_dir: ours")
MATERIAL = ("name: null", "name: material")
MODERN = """
.a { color: light-dark(#fff, #000); & > .b:hover { margin: 0 } }
@scope (.card) to (.content) { :scope { inset-inline-start: 0 } }
@container side (min-width: 30rem) { .c::before { content: "›  " / ""; } }
@layer one, two;
@media (prefers-color-scheme: dark) { :root { --fs-ink: #ecebe6; } }
.d { color: color-mix(in srgb, currentColor 80%, transparent); grid-template-columns: minmax(6.5rem, 28%) 1fr; }
"""


def test_the_name_tells_the_content_and_nothing_else(tmp_path: Path) -> None:
    own = folder(tmp_path / "own", ".a { color: red; }")
    first = build_assets([], own)
    assert build_assets([], own) == first
    assert build_assets([tmp_path / "no such folder"], own) == first
    folder(tmp_path / "own", ".a { color: blue; }")
    second = build_assets([], own)
    assert first.find_address("factsheet.css") != second.find_address("factsheet.css")
    assert list(second.files) == [second.find_address("factsheet.css").path]
    folder(tmp_path / "own", "/* why */\n.a {\n  color: blue;\n}\n")
    assert build_assets([], own) == second


def folder(place: Path, style: str, name: str = "factsheet.css") -> Path:
    file = place / "assets" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(style, encoding="utf-8")
    return place


def test_a_file_of_the_site_goes_before_ours_and_one_that_is_none_of_ours_keeps_its_name(tmp_path: Path) -> None:
    own, theirs = folder(tmp_path / "own", ".ours {top: 0}"), folder(tmp_path / "theirs", ".theirs {top: 0}")
    folder(theirs, ".map {top: 0}", "map.css")
    folder(own, "<svg/>", "favicon.svg")
    found = build_assets([theirs, own], own)
    assert list(found.files.values()) == [b".theirs{top:0}"]
    assert found.find_address("map.css").path == "assets/map.css"
    assert found.find_address("favicon.svg").path == "assets/favicon.svg"


@pytest.mark.parametrize(
    "kept",
    [
        "light-dark(#fff,#000)",
        "&>.b:hover{",
        "@scope(.card) to (.content){",
        "@container side (",
        'content:"›  "',
        "@layer one,two",
        "prefers-color-scheme:dark",
        "color-mix(in srgb",
        "minmax(6.5rem,28%) 1fr",
    ],
)
def test_what_style_sheets_have_learned_lately_is_kept(kept: str) -> None:
    assert kept in minify_text(MODERN, "style")


def test_every_rule_of_ours_is_kept() -> None:
    text = re.sub(r"/\*.*?\*/", "", OURS.read_text(encoding="utf-8"), flags=re.DOTALL)
    small = minify_text(text, "style")
    assert set(re.findall(r"\.fs-[\w-]+", text)) == set(re.findall(r"\.fs-[\w-]+", small))
    assert set(re.findall(r"--fs-[\w-]+", text)) == set(re.findall(r"--fs-[\w-]+", small))
    assert [text.count(rule) for rule in ("@media", "@container")] == [
        small.count(rule) for rule in ("@media", "@container")
    ]
    assert len(small) < 0.9 * len(text)
    assert len(gzip.compress(small.encode(), 9, mtime=0)) <= 5500


@pytest.mark.parametrize(
    ("tag", "text", "expected"),
    [
        ("script", "const  a = 1; // one\nexport { a };", "const a=1;export{a};"),
        ("script", 'write("</script>")', 'write("</script>")'),
        ("style", ".a { color: red", ".a{color:red}"),
        ("style", "} broken {{", "} broken {{"),
        ("style", "", ""),
    ],
)
def test_a_script_is_made_small_too_and_what_cannot_be_read_stays(tag: str, text: str, expected: str) -> None:
    assert minify_text(text, tag) == expected


def of(site: dict[str, bytes], fits: Callable[[str], object]) -> list[str]:
    return [path for path in site if fits(path)]


def test_a_site_has_each_asset_once_and_its_pages_ask_for_that_one(tmp_path: Path) -> None:
    site = files(SMALL_SITE.folder)
    ours = sorted(path.stem for path in (ROOT / "templates/assets").iterdir() if path.suffix in (".css", ".js"))
    made = of(site, lambda path: path.startswith("assets/") and path.endswith((".css", ".js")))
    assert sorted(path.removeprefix("assets/").partition(".")[0] for path in made) == ours
    assert [path for path in made if not re.fullmatch(r"assets/[\w-]+\.[0-9a-f]{10}\.(css|js)", path)] == []
    (style,) = of(site, NAME.fullmatch)
    asked = {path: NAME.findall(content.decode()) for path, content in site.items() if PAGE.search(path)}
    assert {path: names for path, names in asked.items() if names != [style]} == {}
    assert len(asked) > 60


@pytest.mark.parametrize("theme", [(), (MATERIAL,)], ids=["our theme", "Material"])
def test_a_site_with_a_style_sheet_of_its_own_has_that_one(tmp_path: Path, theme: tuple[tuple[str, str], ...]) -> None:
    settings = laid_out(SMALL, tmp_path / "changed", OWN_FOLDER, *theme)
    folder(settings.parent / "ours", ".mine { color: red; }")
    site = files(built(settings, tmp_path / "site", "mkdocs"))
    (style,) = of(site, NAME.fullmatch)
    assert site[style] == b".mine{color:red}"
    assert style in site["index.html"].decode()
    assert "assets/factsheet.css" not in site


def test_our_own_assets_are_found() -> None:
    found: Assets = build_assets([], ROOT / "templates")
    assert {"factsheet.css", "search.css", "search.js", "filters.js"} <= set(found.addresses)
