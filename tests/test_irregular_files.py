"""A proposal adds a link, a pipe or a device: each command names it, shows nothing of it, and writes nothing there."""

import json
import os
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from click.testing import CliRunner, Result
from factsheet.cli.commands.serve_session import EditingSession
from factsheet.cli.main import main
from factsheet.content.layout import copy_files, find_files
from factsheet.content.load import load_content
from mkdocs.__main__ import cli as mkdocs
from mkdocs.commands.build import build as host_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from tests.changes.conftest import commit, git

SETTINGS = """
site_name: Lake
docs_dir: content/pages
theme: {name: null, custom_dir: templates, language: en}
plugins: [factsheet: {search: false}]
"""
FOREIGN = SETTINGS.replace("name: null", "name: mkdocs")
SECRET = "SECRET-5f1c"
OUTSIDE = f"name: {SECRET}\n{SECRET}: [\n"
PATIENCE = 60
"""Seconds after which a command is taken to hang."""

FACTS = (
    "content/actors/northland.yml",
    "content/sources/post.yml",
    "content/sheets/talks/points/extra.yml",
    "content/sheets/talks/points/travellers.csv",
    "content/.ledger/harbour.json",
)
PAGES = ("content/pages/x.md", "content/pages/x.txt", "content/pages/img/.hidden.png")
TEMPLATES = ("templates/pages/x.html", "templates/assets/x.css", "templates/assets/factsheet.css")
FOLDERS = ("content/actors/more", "content/sheets/other", "content/pages/more", "content/pages/.more")
OF_TEMPLATES = ("templates/assets/more",)

Put = Callable[[Path, Path], None]
"""Puts something at a path; the other is the folder outside."""
FILES: dict[str, Put] = {
    "link-to-file": lambda path, outside: path.symlink_to(outside / "secret.yml"),
    "relative-link": lambda path, outside: path.symlink_to(os.path.relpath(outside / "secret.yml", path.parent)),
    "pipe": lambda path, _outside: os.mkfifo(path),
    "device": lambda path, _outside: path.symlink_to("/dev/zero"),
}
ONLY_VISIBLE: dict[str, Put] = {
    "link-to-nothing": lambda path, outside: path.symlink_to(outside / "none"),
    "link-to-itself": lambda path, _outside: path.symlink_to(path.name),
}
LINKED: dict[str, Put] = {
    "folder-outside": lambda path, outside: path.symlink_to(outside),
    "folder-inside": lambda path, _outside: path.symlink_to(path.parents[-1 - path.parts.index("content")] / "places"),
    "folder-around": lambda path, _outside: path.symlink_to(".."),
}


@pytest.fixture(autouse=True)
def _patience() -> Iterator[None]:
    """End what waits for a pipe for ever."""

    def give_up(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError("the command hangs")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(PATIENCE)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture
def outside(tmp_path: Path) -> Iterator[Path]:
    """A folder of whoever builds, which stays as it is."""
    outside = tmp_path / "home"
    outside.mkdir()
    (outside / "secret.yml").write_text(OUTSIDE, encoding="utf-8")
    yield outside
    assert {path.name: path.read_text(encoding="utf-8") for path in outside.iterdir()} == {"secret.yml": OUTSIDE}


@pytest.fixture
def site(base: Path, outside: Path) -> Path:
    """A repository with a valid site."""
    travellers = base / "content/sheets/talks/points/travellers.yml"
    text = travellers.read_text(encoding="utf-8")
    travellers.write_text(
        text.replace("type: quantity, measure", "type: quantity, series: daily, measure"), encoding="utf-8"
    )
    head = "source,claimed_by,as_of,period,value,locator,quote\n"
    travellers.with_suffix(".csv").write_text(f"{head}harbour,,2022-03-29,,300,,\n", encoding="utf-8")
    for name, text in {
        "content/pages/about.md": "# About\n",
        "content/pages/img/dot.gif": "GIF89a",
        "templates/pages/own.html": "",
        "templates/assets/own.css": "p {color: red}",
        "site.yml": SETTINGS,
        ".gitignore": "/site/\n.cache/\n",
    }.items():
        (base / name).parent.mkdir(parents=True, exist_ok=True)
        (base / name).write_text(text, encoding="utf-8")
    git(base, "init", "--quiet", "--initial-branch", "main")
    commit(base)
    return base


def put(site: Path, outside: Path, name: str, kind: Put) -> None:
    path = site / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    kind(path, outside)


def run(site: Path, *words: str, given: bytes = b"", program: Any = main) -> Result:
    """Run a command in this process, and assert that it shows and publishes nothing that is not its own."""
    os.chdir(site)
    told = CliRunner().invoke(program, [*words, "-f", "site.yml"], input=BytesIO(given))
    assert isinstance(told.exception, SystemExit | None), told.exc_info
    assert SECRET not in told.output
    assert "home" not in told.output
    assert "Traceback" not in told.output
    for path in site.rglob("*"):
        if path.is_file() and not path.is_symlink():
            assert SECRET.encode() not in path.read_bytes(), path
    return told


@pytest.fixture(autouse=True)
def _back(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def once(told: str, names: tuple[str, ...]) -> None:
    """Assert that the problem is named once for each of the files, and for nothing else."""
    assert sorted(line.split(":")[0].strip() for line in told.splitlines() if ":1:1" in line) == sorted(names)
    assert told.count("F025]") == len(names)


def bytes_of(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for folder in ("content", "templates")
        for path in (site / folder).rglob("*")
        if path.is_file() and not path.is_symlink()
    }


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("name", [*FACTS, *PAGES, *TEMPLATES])
def test_check_names_each_by_itself(site: Path, outside: Path, name: str, kind: str) -> None:
    put(site, outside, name, FILES[kind])
    told = run(site, "check")
    assert told.exit_code == 1
    once(told.stdout, (name,))
    assert "1 error," in told.stderr


@pytest.mark.parametrize("kind", LINKED)
@pytest.mark.parametrize("name", [*FOLDERS, *OF_TEMPLATES])
def test_check_names_each_linked_folder_by_itself(site: Path, outside: Path, name: str, kind: str) -> None:
    put(site, outside, name, LINKED[kind] if name.startswith("content") else LINKED["folder-outside"])
    told = run(site, "check")
    assert told.exit_code == 1
    once(told.stdout, (name,))


@pytest.mark.parametrize("name", ["content/.ledger", "content/sheets", "content/pages"])
def test_a_folder_of_the_content_is_no_link(site: Path, outside: Path, name: str) -> None:
    shutil.rmtree(site / name, ignore_errors=True)
    (site / name).symlink_to(outside)
    told = run(site, "check")
    assert told.exit_code == 1
    assert f"  {name}:1:1\n" in told.stdout


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("content/pages/x.md", "../sources/post.yml"),
        ("content/.ledger/post.json", "../sources/post.yml"),
        ("templates/assets/x.css", "../../content/pages/about.md"),
    ],
)
def test_each_folder_is_one_of_its_own(site: Path, name: str, target: str) -> None:
    (site / name).parent.mkdir(exist_ok=True)
    (site / name).symlink_to(target)
    told = run(site, "check")
    assert told.exit_code == 1
    once(told.stdout, (name,))


@pytest.mark.parametrize("kind", ONLY_VISIBLE)
@pytest.mark.parametrize("name", [FACTS[0], PAGES[0], TEMPLATES[0]])
def test_links_that_lead_nowhere_are_named(site: Path, outside: Path, name: str, kind: str) -> None:
    put(site, outside, name, ONLY_VISIBLE[kind])
    told = run(site, "check")
    assert told.exit_code == 1
    once(told.stdout, (name,))


@pytest.mark.parametrize("name", ["content/actors/.#x.yml", "content/pages/.#x.md", "templates/.#x.html"])
def test_the_lock_of_an_editor_is_none(site: Path, name: str) -> None:
    (site / name).symlink_to("somebody@host.1234:5678")
    assert run(site, "check").exit_code == 0


BUILDERS = {
    "build": (main, ("build",), SETTINGS),
    "build under another theme": (main, ("build",), FOREIGN),
    "mkdocs build": (mkdocs, ("build",), SETTINGS),
    "mkdocs build under another theme": (mkdocs, ("build",), FOREIGN),
    "serve under another theme": (main, ("serve",), FOREIGN),
    "mkdocs serve": (mkdocs, ("serve",), SETTINGS),
}


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("builder", BUILDERS)
def test_nothing_is_built(site: Path, outside: Path, builder: str, kind: str) -> None:
    program, words, settings = BUILDERS[builder]
    (site / "site.yml").write_text(settings, encoding="utf-8")
    names = (*FACTS, *PAGES, *TEMPLATES)
    for name in names:
        put(site, outside, name, FILES[kind])
    told = run(site, *words, program=program)
    assert told.exit_code == 1
    once(told.output, names)
    assert not (site / "site").exists()


@pytest.mark.parametrize("builder", ["build", "mkdocs build under another theme"])
@pytest.mark.parametrize("name", [*FACTS, *PAGES, *TEMPLATES])
def test_nothing_is_built_with_one(site: Path, outside: Path, builder: str, name: str) -> None:
    program, words, settings = BUILDERS[builder]
    (site / "site.yml").write_text(settings, encoding="utf-8")
    put(site, outside, name, FILES["link-to-file"])
    told = run(site, *words, program=program)
    assert told.exit_code == 1
    once(told.output, (name,))
    assert not (site / "site").exists()


@pytest.mark.parametrize("builder", BUILDERS)
def test_nothing_is_built_with_linked_folders(site: Path, outside: Path, builder: str) -> None:
    program, words, settings = BUILDERS[builder]
    (site / "site.yml").write_text(settings, encoding="utf-8")
    names = (*FOLDERS, *OF_TEMPLATES)
    for name in names:
        put(site, outside, name, LINKED["folder-outside"])
    told = run(site, *words, program=program)
    assert told.exit_code == 1
    once(told.output, names)
    assert not (site / "site").exists()


@pytest.mark.parametrize("settings", [SETTINGS, FOREIGN])
def test_the_same_site_without_them_is_built(site: Path, settings: str) -> None:
    """A link that stays in its folder is followed; the folders themselves may be links."""
    (site / "site.yml").write_text(settings.replace("content/pages", "docs"), encoding="utf-8")
    (site / "content/pages").rename(site / "written")
    (site / "docs").symlink_to("written")
    (site / "templates").rename(site / "drawn")
    (site / "templates").symlink_to("drawn")
    (site / "content").rename(site / "facts")
    (site / "content").symlink_to("facts")
    (site / "content/actors/north.yml").symlink_to("northland.yml")
    (site / "docs/copy.md").symlink_to("img/../about.md")
    (site / "templates/assets/copy.css").symlink_to("own.css")
    assert run(site, "check").exit_code == 0
    told = run(site, "build")
    assert told.exit_code == 0, told.output
    for name in ("actors/north/index.html", "copy/index.html", "assets/copy.css"):
        assert (site / "site" / name).is_file()


@pytest.mark.parametrize("kind", FILES)
def test_serve_shows_nothing_and_goes_on_after(
    site: Path, outside: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    editing = EditingSession(site / "site.yml", site / "served")
    editing.make_all()
    assert editing.live.draw("actors/northland/index.html") or editing.live.files
    version = editing.live.version
    put(site, outside, PAGES[1], FILES[kind])
    editing.follow(frozenset({site / PAGES[1]}))
    said = capsys.readouterr().err
    assert f"{PAGES[1]}:1:1" in said
    assert SECRET not in said
    (site / PAGES[1]).unlink()
    put(site, outside, FACTS[2], FILES[kind])
    editing.follow(frozenset({site / FACTS[2]}))
    said = capsys.readouterr().err
    assert f"{FACTS[2]}:1:1" in said
    assert SECRET not in said
    assert editing.live.version > version
    made = [path for path in (site / "served").rglob("*") if path.is_file()]
    assert [path for path in made if SECRET.encode() in path.read_bytes()] == []


@pytest.mark.parametrize("settings", [SETTINGS, FOREIGN])
@pytest.mark.parametrize("name", [PAGES[1], TEMPLATES[1], FOLDERS[2]])
def test_mkdocs_serve_stops_before_it_reads_what_is_new(site: Path, outside: Path, name: str, settings: str) -> None:
    """The content is as it was, so that the last good pages would be shown; but the host would follow the link."""
    (site / "site.yml").write_text(settings, encoding="utf-8")
    config = load_config(str(site / "site.yml"), site_dir=str(site / "served"))
    config.plugins.on_startup(command="serve", dirty=False)
    host_build(config)
    put(site, outside, name, (LINKED if name in FOLDERS else FILES)[_named(name)])
    again = load_config(str(site / "site.yml"), site_dir=str(site / "served"))
    with pytest.raises(Abort, match=f"{name}:1:1"):
        host_build(again)
    made = [path for path in (site / "served").rglob("*") if path.is_file()]
    assert [path for path in made if SECRET.encode() in path.read_bytes()] == []


@pytest.mark.parametrize("form", ["text", "short", "json", "github", "sarif"])
def test_every_form_of_report_leaves_out_what_it_leads_to(site: Path, outside: Path, form: str) -> None:
    for name in (*FACTS, *PAGES, *TEMPLATES):
        put(site, outside, name, FILES["link-to-file"])
    told = run(site, "check", "--format", form)
    assert told.exit_code == 1
    assert told.stdout.count("F025") >= 10  # as many as a forge shows
    if form == "json":
        assert {one["excerpt"] for one in json.loads(told.stdout)} == {None}


OF_FACTS = {
    "fix": ("fix",),
    "fix --unsafe --diff": ("fix", "--unsafe", "--diff"),
    "verify": ("verify",),
    "verify --snapshots": ("verify", "--snapshots", "snapshots"),
    "coverage": ("coverage", "--snapshots", "snapshots"),
    "similar": ("similar", "--snapshots", "snapshots"),
    "export": ("export", "--csv", "-"),
}


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("command", OF_FACTS)
def test_a_command_on_facts_refuses(site: Path, outside: Path, command: str, kind: str) -> None:
    (site / "snapshots").mkdir()
    os.mkfifo(site / "snapshots/pipe.html")
    for name in (*FACTS, *PAGES[:2]):
        put(site, outside, name, FILES[kind])
    before = bytes_of(site)
    told = run(site, *OF_FACTS[command])
    assert told.exit_code == 1, told.output
    assert ("F025" in told.output) is (command != "export")
    assert command == "export" or all(f"{name}:1:1" in told.output for name in FACTS)
    assert bytes_of(site) == before


@pytest.mark.parametrize("name", [FACTS[0], FACTS[2], "content/actors/inner.yml"])
def test_a_linked_fact_is_not_written_through(site: Path, outside: Path, name: str) -> None:
    untidy = b"name: Zone: east\nkind: state\n"
    if name.endswith("inner.yml"):
        (site / "content/actors/zone.yml").write_bytes(untidy)
        (site / name).symlink_to("zone.yml")
    else:
        put(site, outside, name, FILES["link-to-file"])
    before = bytes_of(site)
    told = run(site, "fix", name)
    assert told.exit_code == 1
    assert name in told.output
    assert bytes_of(site) == before
    assert (site / name).is_symlink()


NEW_ACTOR = ("new", "actor", "--name", "Lake Zone", "--kind", "state")
NEW_REPORT = ("new", "report", "--point", "pledge", "--source", "harbour", "--id", "again", "--quote", "a bridge opens")


@pytest.mark.parametrize("kind", FILES)
def test_new_files_are_written_beside_them(site: Path, outside: Path, kind: str) -> None:
    for name in ("content/actors/extra.yml", *FACTS[2:], *PAGES, *TEMPLATES):
        put(site, outside, name, FILES[kind])
    assert run(site, *NEW_ACTOR).exit_code == 0
    told = run(site, *NEW_REPORT, "--basis", "document")
    assert told.exit_code == 0, told.output
    rows = site / "rows.csv"
    rows.write_text("sheet,title,kind,statement\ntalks,Ferry,event,A ferry came.\n", encoding="utf-8")
    told = run(site, "import", "rows.csv")
    assert told.exit_code == 0, told.output


@pytest.mark.parametrize("where", ["folder", "file"])
@pytest.mark.parametrize("command", ["actor", "import"])
def test_a_new_file_is_not_written_through_a_link(site: Path, outside: Path, command: str, where: str) -> None:
    """Neither into a linked folder, nor to where a link leads nowhere yet."""
    folder = site / ("content/actors" if command == "actor" else "content/sheets/talks/points")
    if where == "folder":
        shutil.rmtree(folder)
        folder.symlink_to(outside)
    else:
        name = {"actor": "lake-zone", "import": "ferry"}[command]
        (folder / f"{name}.yml").symlink_to(outside / "new.yml")
    (site / "rows.csv").write_text("title,kind,statement\nFerry,event,A ferry came.\n", encoding="utf-8")
    words = {"actor": NEW_ACTOR, "import": ("import", "rows.csv", "--sheet", "talks")}
    told = run(site, *words[command])
    assert told.exit_code != 0, told.output


@pytest.mark.parametrize("kind", ["link", "inner link", "pipe", "folder"])
@pytest.mark.parametrize("command", ["preview", "summary", "schema"])
def test_output_is_not_written_through_a_link(site: Path, outside: Path, command: str, kind: str) -> None:
    file = site / ("schema/point.json" if command == "schema" else "out.html")
    file.parent.mkdir(exist_ok=True)
    (site / "notes.txt").write_text("mine", encoding="utf-8")
    if kind == "pipe":
        os.mkfifo(file)
    elif kind == "folder":
        shutil.rmtree(file.parent) if command == "schema" else file.mkdir()
        place = file.parent if command == "schema" else file / "inner"
        place.symlink_to(outside)
    else:
        file.symlink_to(outside / "secret.yml" if kind == "link" else site / "notes.txt")
    if command == "preview":
        told = run(site, "diff", "HEAD", "--preview", "out.html")
    elif command == "summary":
        told = run(site, "check", "--summary", "out.html")
    else:
        os.chdir(site)
        told = CliRunner().invoke(main, ["schema"])
    assert told.exit_code != 0, told.output
    assert isinstance(told.exception, SystemExit)
    assert (site / "notes.txt").read_text(encoding="utf-8") == "mine"


class TestDiff:
    @pytest.mark.parametrize("kind", FILES)
    def test_a_link_in_the_files_as_they_are_is_a_new_problem(self, site: Path, outside: Path, kind: str) -> None:
        names = (*FACTS, *PAGES, *TEMPLATES)
        for name in names:
            put(site, outside, name, FILES[kind])
        told = run(site, "diff", "HEAD", "--format", "json", "--preview", "out.html")
        assert told.exit_code == 0, told.output
        found = json.loads(told.stdout)["new_problems"]
        assert sorted(one["file"] for one in found if one["code"] == "F025") == sorted(names)
        assert run(site, "diff", "HEAD", "--exit-code").exit_code == 1

    def test_a_link_in_a_commit_is_a_new_problem(self, site: Path, outside: Path) -> None:
        names = (*FACTS[:4], "content/pages/x.md", "content/pages/more", "content/actors/more")
        for name in names:
            put(site, outside, name, (LINKED if name.endswith("more") else FILES)[_named(name)])
        git(site, "checkout", "--quiet", "-b", "proposal")
        commit(site)
        told = run(site, "diff", "--format", "json", "main", "proposal")
        assert told.exit_code == 0, told.output
        found = json.loads(told.stdout)["new_problems"]
        assert sorted(one["file"] for one in found) == sorted(names)
        back = json.loads(run(site, "diff", "--format", "json", "proposal", "main").stdout)
        assert back["new_problems"] == []
        same = json.loads(run(site, "diff", "--format", "json", "proposal").stdout)
        assert (same["new_problems"], same["points"]) == ([], [])

    def test_a_link_in_a_commit_that_stays_in_the_folder_is_the_file(self, site: Path) -> None:
        (site / "content/actors/north.yml").symlink_to("second.yml")
        (site / "content/actors/second.yml").symlink_to("../actors/northland.yml")
        commit(site)
        told = json.loads(run(site, "diff", "--format", "json", "HEAD").stdout)
        assert (told["new_problems"], told["things"]) == ([], [])
        (site / "content/actors/north.yml").unlink()
        (site / "content/actors/north.yml").symlink_to("north.yml")
        commit(site)
        told = json.loads(run(site, "diff", "--format", "json", "HEAD~1", "HEAD").stdout)
        assert [one["file"] for one in told["new_problems"]] == ["content/actors/north.yml"]

    def test_a_tree_that_names_a_link_and_a_folder_alike_leads_nowhere(self, site: Path, outside: Path) -> None:
        """No git command writes such a tree, and few refuse to fetch it."""

        def hashed(kind: str, data: bytes) -> str:
            done = subprocess.run(
                ("git", "hash-object", "-w", "-t", kind, "--literally", "--stdin"),
                cwd=site,
                input=data,
                check=True,
                capture_output=True,
            )
            return done.stdout.decode().strip()

        def tree(*entries: tuple[str, str, str]) -> str:
            raw = (f"{mode} {name}".encode() + b"\0" + bytes.fromhex(id) for mode, name, id in entries)
            return hashed("tree", b"".join(raw))

        link = hashed("blob", str(outside).encode())
        inner = tree(("120000", "new.yml", hashed("blob", b"secret.yml")))
        content = tree(("120000", "actors", link), ("40000", "actors", inner))
        top = tree(("40000", "content", content))
        who = b"author A <a@example.org> 0 +0000\ncommitter A <a@example.org> 0 +0000\n\nA state\n"
        made = hashed("commit", f"tree {top}\n".encode() + who)
        told = run(site, "diff", "--format", "json", "HEAD", made)
        assert told.exit_code == 0, told.output


def _named(name: str) -> str:
    return "folder-outside" if name.endswith("more") else "link-to-file"


def test_a_copy_of_the_content_has_the_same_problems(site: Path, outside: Path, tmp_path: Path) -> None:
    put(site, outside, FACTS[0], FILES["link-to-file"])
    put(site, outside, FACTS[2], FILES["pipe"])
    put(site, outside, FOLDERS[0], LINKED["folder-outside"])
    (site / "content/.ledger").symlink_to(outside)
    (site / "content/actors/north.yml").symlink_to("southland.yml")
    copy = copy_files(site / "content", tmp_path)
    assert find_files(copy) == find_files(site / "content")
    assert load_content(copy)[1] == load_content(site / "content")[1]
    assert not (copy / "actors/north.yml").is_symlink()
