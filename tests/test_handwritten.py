"""The folder of hand-written pages: nothing in it runs on the site, takes an address of it, or chooses a template."""

import re
import subprocess
import sys
from pathlib import Path
from urllib.error import HTTPError

import pytest
from factsheet.build.mkdocs.options import make_placing
from factsheet.build.output_ownership import MARK
from factsheet.content.front_matter import read_page
from factsheet.content.prose_files import place_plainly
from factsheet.web.reserved_paths import is_reserved
from mkdocs.config import load_config
from mkdocs.utils.meta import get_data

from tests.site.builds import SEARCHED_SITE, SMALL, SMALL_SITE, Change, built, files, laid_out
from tests.test_hosts import MATERIAL, NO_FOLDER, parsed, write
from tests.test_serve import served

pytestmark = pytest.mark.slow

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
SECONDS = 60
"""After which a command is taken to never end."""
COMMANDS = {
    "check": ("factsheet", "check"),
    "build": ("factsheet", "build"),
    "mkdocs": ("mkdocs", "build", "-f", "site.yml"),
}
LAUGHS = "---\na: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{','.join(f'*{before}' for _ in range(9))}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
FORGED = {
    "forged.html": ("F026", b"<!doctype html><script>alert(1)</script>"),
    "drawing.svg": ("F026", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
    "picture.png": ("F026", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
    "sheets/bridge-repair/preview.png": ("F027", PNG),
    "sheets/new-sheet.md": ("F027", b"# A new sheet\n"),
    "Sources/README.md": ("F027", b"# Sources\n"),
    "aliases.md": ("F004", f"{LAUGHS}title: *i\n---\n".encode()),
    "aliases-as-keys.md": ("F004", f"{LAUGHS}? *i\n: x\n---\n".encode()),
    "merged.md": ("F004", f"{LAUGHS.replace('[', '{').replace(']', '}')}<<: *i\n---\n".encode()),
}
HOSTILE_TITLE = '</title><script>alert(1)</script>\\"><img src=x onerror=alert(2)>'
THEMES = ("null", "material", *(pytest.param(name, marks=pytest.mark.nightly) for name in ("mkdocs", "readthedocs")))
EVIL = "{% raw %}<script>alert('template')</script>{% endraw %}"


def ended(*words: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=SECONDS, check=False)


def changed(folder: Path, *changes: Change) -> Path:
    return laid_out(SMALL, folder / "desk", *changes)


def put(settings: Path, name: str, data: bytes) -> None:
    file = settings.parent / "content/pages" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("theme", ["ours", pytest.param("material", marks=pytest.mark.nightly)])
def test_each_command_names_every_file_that_may_not_be_there(command: str, theme: str, tmp_path: Path) -> None:
    settings = changed(tmp_path, *([] if theme == "ours" else [MATERIAL, NO_FOLDER]))
    for name, (_code, data) in FORGED.items():
        put(settings, name, data)
    done = ended(*COMMANDS[command], folder=settings.parent)
    said = f"{done.stdout}{done.stderr}"
    assert done.returncode == 1, said
    assert "Traceback" not in said
    found = {file: code for code, file in re.findall(r"error\[(F\d+)\][^\n]*\n  content/pages/([^:]+):", said)}
    assert found == {name: code for name, (code, _data) in FORGED.items()}
    assert not (settings.parent / "site").exists()


@pytest.mark.parametrize("name", ["forged.html", "sheets/new-sheet.md", "aliases.md"])
def test_while_it_is_served_the_last_good_pages_stay(name: str, tmp_path: Path) -> None:
    settings = changed(tmp_path)
    with served(settings) as desk:
        about = desk.page("about/")
        put(settings, name, FORGED[name][1])
        shown = desk.until("about/", "factsheet-problems")
        assert f"content/pages/{name}" in shown
        assert about[about.index("<h1") : about.index("</main>")] in shown
        for path in ("forged.html", "sheets/new-sheet/", "aliases/"):
            with pytest.raises(HTTPError, match="404"):
                desk.page(path)
        (settings.parent / "content/pages" / name).unlink()
        desk.until("about/", "factsheet-problems", there=False)


def test_pages_pictures_and_pdfs_are_published_as_they_are(tmp_path: Path) -> None:
    settings = changed(tmp_path)
    given = {"a/photo.PNG": PNG, "paper.pdf": b"%PDF-1.7\n", "photo.jpeg": b"\xff\xd8\xff\xe0", "moving.gif": b"GIF89a"}
    for name, data in given.items():
        put(settings, name, data)
    put(settings, "more/index.md", b"# More\n\n![A photo](../a/photo.PNG) [Paper](../paper.pdf)\n")
    site = files(built(settings, tmp_path / "site"))
    assert {name: site[name] for name in given} == given
    page = parsed(site["more/index.html"])
    assert page.css_matches("main img[src='../a/photo.PNG']")
    assert page.css_matches("main a[href='../paper.pdf']")


def test_what_the_settings_leave_out_may_be_of_any_kind(tmp_path: Path) -> None:
    leave = ("use_directory_urls: true", "use_directory_urls: true\nexclude_docs: |\n  *.txt\n  /drawings/\n")
    settings = changed(tmp_path, leave)
    for name in ("notes.txt", "drawings/plan.svg", ".hidden/page.html"):
        put(settings, name, b"<svg/>")
    assert ended("factsheet", "check", folder=settings.parent).returncode == 0
    site = files(built(settings, tmp_path / "site"))
    assert [
        path for path in site if path.endswith((".txt", "plan.svg")) and path not in ("llms.txt", "robots.txt")
    ] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_a_hidden_file_that_the_settings_publish_is_refused(command: str, tmp_path: Path) -> None:
    publish = ("use_directory_urls: true", "use_directory_urls: true\nexclude_docs: |\n  !.x\n  !.well-known\n")
    settings = changed(tmp_path, publish)
    for name in (".x", ".well-known/page.md", ".y"):
        put(settings, name, b"# Hidden\n")
    done = ended(*COMMANDS[command], folder=settings.parent)
    said = f"{done.stdout}{done.stderr}"
    assert done.returncode == 1
    assert sorted(re.findall(r"content/pages/(\.[^:]+):", said)) == [".well-known/page.md", ".x"]


def test_without_folders_for_pages_their_files_are_looked_at(tmp_path: Path) -> None:
    settings = changed(tmp_path, ("use_directory_urls: true", "use_directory_urls: false"))
    for name in ("404.md", "sheets.md", "sitemap-2.md", "sources/README.md", "fine.md"):
        put(settings, name, b"# Page\n")
    done = ended("factsheet", "build", folder=settings.parent)
    found = re.findall(r"error\[F027\] `([^`]+)`", done.stderr)
    assert found == ["404.html", "sheets.html", "sitemap-2.html", "sources/index.html"]


def test_a_file_that_another_plugin_lets_in_is_looked_at_too(tmp_path: Path) -> None:
    settings = changed(tmp_path, ("plugins:", "exclude_docs: '*.html'\nhooks: [let_in.py]\nplugins:"))
    hook = "def on_files(files, config):\n    for file in files:\n        file.inclusion = file.inclusion.INCLUDED\n"
    early = "from mkdocs.plugins import event_priority\n\n\n@event_priority(100)\n"
    write(settings, "let_in.py", early + hook)
    put(settings, "forged.html", FORGED["forged.html"][1])
    done = ended("mkdocs", "build", "-f", "site.yml", folder=settings.parent)
    assert done.returncode == 1
    assert "content/pages/forged.html" in f"{done.stdout}{done.stderr}"
    assert not (settings.parent / "site").exists()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("lines", ["---\n", pytest.param("", marks=pytest.mark.nightly)])
def test_a_page_chooses_no_template_and_hides_nothing(theme: str, lines: str, tmp_path: Path) -> None:
    changes = [] if theme == "null" else [(MATERIAL[0], f"name: {theme}")]
    settings = changed(tmp_path, *changes)
    write(settings, "templates/evil.html", EVIL)
    settings_of_page = "title: The ferry\ntemplate: evil.html\nhide: navigation\nhidden: x\n"
    put(settings, "ferry.md", f"{lines}{settings_of_page}{lines or chr(10)}# Heading\n\nIt runs.\n".encode())
    done = ended("factsheet", "build", folder=settings.parent)
    assert done.returncode == 0, done.stderr
    assert len(re.findall(r"content/pages/ferry\.md:\d:1: warning\[F028\]", done.stderr)) == 3
    page = parsed((settings.parent / "site/ferry/index.html").read_bytes())
    assert "alert" not in (page.html or "")
    assert page.css_first("title").text().startswith("The ferry")
    assert "It runs." in page.css_first("p, main").text() + page.body.text()  # type: ignore[union-attr]
    assert "evil" not in page.body.text()  # type: ignore[union-attr]


@pytest.mark.parametrize("theme", THEMES)
def test_what_a_page_says_of_itself_is_only_words(theme: str, tmp_path: Path) -> None:
    changes = [] if theme == "null" else [(MATERIAL[0], f"name: {theme}")]
    settings = changed(tmp_path, *changes, ("[tables, footnotes, toc]", "[tables, footnotes, toc, attr_list]"))
    heads = (
        "## Two {id='x\" onmouseover=\"alert(3)'}\n\n## Three {data-toc-label='<script>alert(4)</script>'}\n\n"
        "## <img src=x onerror=alert(5)>\n\n## `<script>alert(6)</script>`\n\n## &lt;script>alert(7)&lt;/script>\n"
    )
    written = f'---\ntitle: "{HOSTILE_TITLE}"\ndescription: "{HOSTILE_TITLE}"\n---\n# One\n\n{heads}'
    put(settings, "ferry.md", written.encode())
    done = ended("factsheet", "build", folder=settings.parent)
    assert done.returncode == 0, done.stderr
    page = parsed((settings.parent / "site/ferry/index.html").read_bytes())
    assert [one.text() for one in page.css("script") if one.text().startswith("alert")] == []
    for element in page.css("*"):
        assert not [one for name, one in element.attributes.items() if name.startswith("on") and "alert" in (one or "")]
    title = page.css_first("title")
    assert title is not None
    assert HOSTILE_TITLE.replace("\\", "") in title.text() or theme == "material"  # which strips tags from titles


@pytest.mark.parametrize("written", ["# Goods & <i>people</i>\n", "---\ntitle: Goods & people\n---\nText\n"])
def test_a_title_is_the_same_words_wherever_it_is_written(tmp_path: Path, written: str) -> None:
    settings = changed(tmp_path)
    put(settings, "ferry.md", written.encode())
    page = parsed(files(built(settings, tmp_path / "site"))["ferry/index.html"])
    title = page.css_first("title")
    assert title is not None
    assert title.text() == "Goods & people · Bridge facts"


@pytest.mark.parametrize(
    ("written", "title", "description", "markdown"),
    [
        ("# One\n", "", "", "# One\n"),
        (
            "---\ntitle: 'Ferry: “x”, \\ and {}'\ndescription: >\n  a\n  b\n---\n\nText",
            "Ferry: “x”, \\ and {}",
            "a b",
            "Text",
        ),
        ("\ufeff---\r\ntitle: NO\r\n...\r\nText\r\n", "NO", "", "Text\n"),
        ("---\ntitle: 12:30\n---", "12:30", "", ""),
        ('---\ntitle: "a   b 😀"\n---\n', "a b 😀", "", ""),
        ("title: a\u202eb\ue000\n", "ab", "", ""),
        ("Title: The ferry\n    runs\n\nText\n", "The ferry runs", "", "Text\n"),
        ("title: *x\n# One\n", "*x", "", "# One\n"),
        ("\ntitle: x\n", "", "", "title: x\n"),
        ("---\nnot closed\n", "", "", "---\nnot closed\n"),
        ("---\n---\n---\ntemplate: x\n---\n", "", "", "---\ntemplate: x\n---\n"),
        ("template: x\n\ntemplate: y\n", "", "", "template: y\n"),
    ],
)
def test_mkdocs_reads_from_us_what_we_have_read(written: str, title: str, description: str, markdown: str) -> None:
    page, _problems = read_page("x.md", written.encode())
    assert page is not None
    assert (page.title, page.description, page.markdown) == (title, description, markdown)
    text, settings = get_data(page.format_source())
    assert text == markdown
    assert settings == {name: one for name, one in (("title", title), ("description", description)) if one}


def test_every_file_of_a_site_is_at_an_address_that_is_reserved(tmp_path: Path) -> None:
    small = files(SMALL_SITE.folder)
    flat = files(built(changed(tmp_path, ("use_directory_urls: true", "use_directory_urls: false")), tmp_path / "flat"))
    written = re.compile(r"(about|methodology)(/index)?\.html")
    for paths in (small, flat, files(SEARCHED_SITE.folder)):
        assert len(paths) > 100
        ours = [path for path in paths if is_reserved(path) or path == MARK]
        assert [path for path in paths if path not in ours and not written.fullmatch(path)] == []
    assert is_reserved("sitemap-2.xml")
    assert is_reserved("pagefind/pagefind.js")


@pytest.mark.parametrize("path", ["about/index.html", "help-wanted/index.html", "data-2.png", "more/sheets/a.png"])
def test_other_addresses_are_free(path: str) -> None:
    assert not is_reserved(path)


def test_files_are_placed_as_mkdocs_places_them() -> None:
    names = [
        "a.md",
        "a/index.md",
        "b/README.md",
        "c.markdown",
        "x.png",
        "d/e.mkd",
        ".y.md",
        "f/.g/h.md",
        "i.MD",
        "templates/j.md",
    ]
    assert place_plainly(names) == make_placing(load_config(str(SMALL)))(names)
