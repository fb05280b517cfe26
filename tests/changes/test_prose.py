"""What a proposal changes among hand-written pages is seen in the report, and in the preview as it would look."""

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest

from tests.changes.conftest import commit, git
from tests.changes.test_command import diff

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c63f8cfc0f01f00050001ff89993d1d0000000049454e44ae426082"
)
FORMS = ("text", "markdown", "html", "json")
ABOUT = "content/pages/about.md"


def put(folder: Path, name: str, data: bytes) -> None:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (
            "text",
            [
                "~ hand-written page changed: content/pages/about.md",
                "    line 1, was: # About",
                "    line 1, now: # About us",
                "    line 3, now: A line that is new.",
                "- picture removed: content/pages/old.gif (GIF, 7 bytes)",
                "+ picture added: content/pages/new.png (PNG, 70 bytes)",
                "~ PDF changed: content/pages/paper.pdf (PDF, was 9 bytes, now 2.0 KB)",
            ],
        ),
        (
            "markdown",
            [
                "- hand-written page changed: content/pages/about.md",
                r"  - line 1, was: \# About",
                r"  - line 1, now: \# About us",
                r"- PDF changed: content/pages/paper.pdf \(PDF, was 9 bytes, now 2.0 KB\)",
            ],
        ),
        (
            "html",
            [
                "<li>hand-written page changed: content/pages/about.md<ul><li>line 1, was: <del># About</del></li>"
                "<li>line 1, now: <ins># About us</ins></li>",
                "<li>picture added: content/pages/new.png (PNG, 70 bytes)</li>",
            ],
        ),
    ],
)
def test_lines_of_pages_and_sizes_of_files_are_shown(repository: Path, form: str, expected: list[str]) -> None:
    put(repository, "content/pages/old.gif", b"GIF89a;")
    put(repository, "content/pages/paper.pdf", b"%PDF-1.7\n")
    commit(repository)
    (repository / "content/pages/old.gif").unlink()
    put(repository, ABOUT, b"# About us\n\nA line that is new.\n")
    put(repository, "content/pages/paper.pdf", b"%PDF-1.7\n" + b"x" * 2000)
    put(repository, "content/pages/new.png", PNG)
    told = diff(repository, "HEAD", "--format", form).output
    assert [line for line in expected if line not in (told if form == "html" else told.splitlines())] == []
    assert "1 hand-written page changed; 1 picture added, 1 removed; 1 PDF changed" in told


def test_json_has_the_same(repository: Path) -> None:
    put(repository, ABOUT, b"# About us\n")
    put(repository, "content/pages/new.png", PNG)
    page, picture = json.loads(diff(repository, "HEAD", "--format", "json").output)["prose"]
    assert page == {
        "file": ABOUT,
        "turn": "changed",
        "kind": "Markdown",
        "size_before": 8,
        "size_after": 11,
        "lines": [
            {"number": 1, "text": "# About", "is_new": False},
            {"number": 1, "text": "# About us", "is_new": True},
        ],
        "more_lines": 0,
    }
    assert (picture["kind"], picture["size_before"], picture["size_after"]) == ("PNG", None, 70)


@pytest.mark.parametrize("form", FORMS)
def test_nothing_in_a_page_has_a_meaning_in_the_report(repository: Path, form: str) -> None:
    put(repository, ABOUT, "\x1b[2J\u202e <b>x</b> @editor ![i](https://evil.example/i.png)\n".encode())
    told = diff(repository, "HEAD", "--format", form).output
    assert "\x1b" not in told
    assert "\u202e" not in told
    if form == "html":
        assert "<b>" not in told
    if form == "markdown":
        assert not re.search(r"<b>|@editor|!\[|://evil", told)


@pytest.mark.parametrize("form", FORMS)
def test_a_page_that_is_all_new_is_cut_and_what_is_left_out_is_counted(repository: Path, form: str) -> None:
    put(repository, ABOUT, "".join(f"{number} {'word ' * 200}\n" for number in range(900)).encode())
    told = diff(repository, "HEAD", "--format", form).output
    assert len(told) < 65_536
    assert ("841" if form == "json" else "and 841 more lines") in told


def test_a_file_that_may_not_be_there_is_a_new_error_of_the_proposal(repository: Path) -> None:
    put(repository, "content/pages/forged.html", b"<script>alert(1)</script>")
    put(repository, "content/pages/sheets/new.md", b"# New\n")
    for form in FORMS:
        told = diff(repository, "HEAD", "--format", form).output
        for file, code in (("content/pages/forged.html", "F026"), ("content/pages/sheets/new.md", "F027")):
            assert file in told, form
            assert code in told, form
    assert (
        "other file added: content/pages/forged.html (not allowed among pages, 25 bytes)"
        in diff(repository, "HEAD").output
    )


def test_aliases_end_at_once(repository: Path, tmp_path: Path) -> None:
    names = "abcdefghi"
    laughs = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{name}: &{name} [{','.join(f'*{before}' for _ in range(9))}]\n" for before, name in pairwise(names)
    )
    put(repository, ABOUT, f"---\n{laughs}title: *i\n---\n".encode())
    told = diff(repository, "HEAD", "--preview", str(tmp_path / "preview.html"))
    assert told.exit_code == 0
    assert "F004" in told.output


@pytest.mark.parametrize("head", [(), ("HEAD",)])
def test_the_folder_of_pages_may_be_anywhere(repository: Path, tmp_path: Path, head: tuple[str, ...]) -> None:
    git(repository, "mv", "content/pages", "prose")
    settings = repository / "site.yml"
    settings.write_text(settings.read_text("utf-8").replace("docs_dir: content/pages", "docs_dir: prose"), "utf-8")
    commit(repository)
    put(repository, "prose/about.md", b"# About us\n")
    put(repository, "prose/forged.html", b"")
    told = diff(repository, "HEAD").output
    assert "~ hand-written page changed: prose/about.md" in told
    assert "prose/forged.html:1:1: error[F026]" in told
    (repository / "prose/forged.html").unlink()
    base = "HEAD"
    if head:
        commit(repository)
        base = "HEAD~1"
        put(repository, "prose/about.md", b"# Not committed\n")
    preview = tmp_path / "preview.html"
    told = diff(repository, base, *head, "--preview", str(preview)).output
    assert "    line 1, now: # About us" in told.splitlines()
    html = preview.read_text(encoding="utf-8")
    assert re.search(r"<h1[^>]*>About us</h1>", html)
    assert "Not committed" not in html


def test_the_preview_shows_changed_pages_and_pictures_as_they_would_look(repository: Path, tmp_path: Path) -> None:
    put(repository, "content/pages/old.png", PNG)
    commit(repository)
    text = (
        "# About\n\n![new](new.png) ![old](old.png) ![away](https://evil.example/x.png) "
        "<img src='//evil.example/y'>\n\n"
        "<script>run()</script>\n\n[The pledge](sheets/talks/points/pledge/index.md) [Ferry](ferry.md)\n"
    )
    put(repository, ABOUT, text.encode())
    put(repository, "content/pages/ferry.md", b"---\ntitle: The ferry\n---\nIt runs.\n")
    put(repository, "content/pages/new.png", PNG)
    put(repository, "content/pages/large.png", PNG + b"x" * 300_000)
    put(repository, "content/pages/paper.pdf", b"%PDF-1.7\n")
    preview = tmp_path / "preview.html"
    told = diff(repository, "HEAD", "--preview", str(preview))
    assert told.exit_code == 0, told.output
    assert "2 pages in" in told.output
    html = preview.read_text(encoding="utf-8")
    assert re.search(r'<li><a href="#p\d">About</a> <small>about/</small>', html)
    assert re.search(r'<li><a href="#p\d">The ferry</a> <small>ferry/</small>', html)
    assert "It runs." in html
    assert re.search(r'<a href="#p\d" rel="noopener">Ferry</a>', html)
    sources = re.findall(r'<img[^>]*\bsrc="([^"]*)"', html)
    assert len(sources) == 3  # two on the page, and the new one in the list
    assert all(source.startswith("data:image/png;base64,iVBORw0KGgo") for source in sources)
    assert "<li>large.png – too large to be shown here</li>" in html
    assert "<li>paper.pdf</li>" in html
    assert not re.search(r"run\(\)</script>|<script|src=[\"'](?!data:)", html)


def test_a_picture_alone_is_in_the_preview(repository: Path, tmp_path: Path) -> None:
    put(repository, "content/pages/new.png", PNG)
    preview = tmp_path / "preview.html"
    told = diff(repository, "HEAD", "--preview", str(preview))
    assert told.exit_code == 0, told.output
    assert 'src="data:image/png;base64,' in preview.read_text(encoding="utf-8")
