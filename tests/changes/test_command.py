"""`factsheet diff`, as an editor and a workflow run it."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from factsheet.cli import main

from tests.changes.conftest import commit, git
from tests.changes.desk import PLEDGE, TRAVELLERS, change

SECOND = """  - source: post
    quote: between 350 and 400 people
    says: {waiting: {value: between 350 and 400, as_of: not_given, provisional: yes}}
"""


def diff(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["diff", *words, "-f", str(folder / "site.yml")])


@pytest.fixture
def edited(repository: Path) -> Path:
    """The repository with changes that are not committed."""
    change(repository / "content", TRAVELLERS, "", SECOND)
    change(repository / "content", PLEDGE, "title: The bridge will reopen", "title: The bridge is to reopen")
    return repository


def test_where_nothing_has_changed_it_says_so(repository: Path) -> None:
    told = diff(repository, "HEAD", "--exit-code")
    assert told.exit_code == 0
    assert told.output == "From HEAD to the files as they are now: Nothing that a reader can see has changed.\n"


def test_uncommitted_changes_are_told_in_a_readers_words(edited: Path) -> None:
    told = diff(edited, "HEAD")
    assert told.exit_code == 0
    lines = told.output.splitlines()
    assert re.fullmatch(r"From HEAD to the files as they are now: 2 points changed; \d+ pages change\.", lines[0])
    expected = (
        "  title, was: The bridge [will] reopen",
        "  title, now: The bridge [is to] reopen",
        "  + River Post added: Waiting: between 350 and 400, provisional, as-of date not given",
        "  = Harbour News: up to 400, as-of date not given; Northland, Southland (unchanged)",
        "  > now 2 sources, was 1",
    )
    assert [line for line in expected if line not in lines] == []
    assert "~ sheets/talks/points/pledge/" in lines


def test_changes_can_be_asked_for_by_the_exit_code(edited: Path) -> None:
    assert diff(edited, "HEAD", "--exit-code").exit_code == 1


def test_any_two_commits_can_be_compared_and_the_files_stay_as_they_are(edited: Path) -> None:
    commit(edited)
    change(edited / "content", PLEDGE, "title: The bridge is to reopen", "title: Not saved yet")
    told = diff(edited, "HEAD~1", "HEAD").output
    assert "[is to]" in told
    assert "Not saved yet" not in told
    assert "[will]" in diff(edited, "HEAD", "HEAD~1").output
    assert "title: Not saved yet" in (edited / "content" / PLEDGE).read_text(encoding="utf-8")


def test_three_dots_compare_with_where_a_proposal_began(repository: Path) -> None:
    git(repository, "switch", "--quiet", "--create", "proposal")
    change(repository / "content", PLEDGE, "title: The bridge will reopen", "title: The bridge is to reopen")
    commit(repository)
    git(repository, "switch", "--quiet", "main")
    change(repository / "content", TRAVELLERS, "", SECOND)
    commit(repository)
    git(repository, "switch", "--quiet", "proposal")
    assert "- River Post removed" in diff(repository, "main").output
    told = diff(repository, "main...").output
    assert "River Post removed" not in told
    assert "[is to]" in told
    change(repository / "content", PLEDGE, "title: The bridge is to reopen", "title: Not committed")
    assert diff(repository, "main...", "proposal").output == diff(repository, "main...proposal").output
    assert "- River Post removed" in diff(repository, "main..proposal").output


def test_a_file_that_git_does_not_know_yet_is_a_change_too(repository: Path) -> None:
    change(repository / "content", "actors/new-actor.yml", "", "name: New Actor\nkind: state\n")
    assert "+ actor added: New Actor" in diff(repository, "HEAD").output.splitlines()


def test_a_new_point_is_told_with_all_that_it_states(repository: Path) -> None:
    event = "title: Gates opened\nkind: event\ndate: 2022-04-01\nstatement: The gates opened.\n"
    reports = "reports:\n  - {source: post, quote: the gates stand open}\n"
    change(repository / "content", "sheets/talks/points/opened.yml", "", event + reports)
    told = diff(repository, "HEAD").output.splitlines()
    assert "  statement, now: The gates opened." in told
    assert "  date, now: 1 April 2022" in told
    assert "  + River Post added: “the gates stand open”" in told


def test_a_row_that_becomes_a_copy_is_told_to_be_counted_no_longer(repository: Path) -> None:
    change(repository / "content", TRAVELLERS, "", SECOND)
    commit(repository)
    edges = "edges:\n  - {rewrites: post, basis: declared, evidence: so it says}\n"
    old = "edges:\n  - {rewrites: harbour, basis: inferred, evidence: the same five paragraphs in the same order}\n"
    change(repository / "content", "sources/post.yml", old, "")
    change(repository / "content", "sources/harbour.yml", "", edges)
    told = diff(repository, "HEAD").output.splitlines()
    assert "  > Harbour News: now copy, counted as a source only, was counted in full" in told
    assert "  > River Post: now counted in full, was copy, counted as a source only" in told


def test_the_content_is_found_below_the_top_of_the_repository(repository: Path) -> None:
    below = repository / "site"
    below.mkdir()
    for name in ("content", "site.yml"):
        git(repository, "mv", name, f"site/{name}")
    commit(repository)
    change(below / "content", PLEDGE, "title: The bridge will reopen", "title: The bridge is to reopen")
    assert "1 point changed" in diff(below, "HEAD").output


def test_a_commit_from_before_there_was_content_has_none(repository: Path) -> None:
    git(repository, "rm", "-r", "--quiet", "--cached", "content")
    git(repository, "commit", "--quiet", "--message", "Nothing yet")
    told = diff(repository, "HEAD")
    assert told.exit_code == 0
    assert "2 points added" in told.output


@pytest.mark.parametrize("word", ["nowhere", "--upload-pack=x", "HEAD:content"])
def test_a_commit_that_git_does_not_know_is_a_mistake_in_the_command(repository: Path, word: str) -> None:
    told = CliRunner().invoke(main, ["diff", "-f", str(repository / "site.yml"), "--", word])
    assert told.exit_code == 2
    assert f"git knows no commit `{word}` here" in told.output


def test_without_git_it_says_so(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "none"))
    told = diff(repository, "HEAD")
    assert told.exit_code == 2
    assert "there is nothing to compare with" in told.output


def test_an_old_state_with_errors_is_told_and_compared(repository: Path) -> None:
    change(repository / "content", PLEDGE, "by: [anna-berg]", "by: [anna-brg]")
    commit(repository)
    change(repository / "content", PLEDGE, "by: [anna-brg]", "by: [anna-berg]")
    told = diff(repository, "HEAD")
    assert told.exit_code == 0
    assert "The old state has 1 error" in told.output
    assert "Mended:" in told.output
    assert "now: Anna Berg" in told.output


def test_as_json_it_holds_all_that_is_told(edited: Path) -> None:
    told = json.loads(diff(edited, "HEAD", "--format", "json").output)
    assert [point["turn"] for point in told["points"]] == ["changed", "changed"]
    assert told["points"][1]["reports"][0]["after"]["outlet"] == "River Post"
    assert "now 2 sources, was 1" in told["points"][1]["counts"]


HARMFUL = "A `new` <b>bridge</b> | @editor #12 [x](https://evil.example) ![i](https://evil.example/i.png)"


@pytest.fixture
def harmful(repository: Path) -> Path:
    change(repository / "content", PLEDGE, "title: The bridge will reopen", f'title: "{HARMFUL}"')
    return repository


def test_in_markdown_nothing_from_a_file_has_a_meaning(harmful: Path) -> None:
    told = diff(harmful, "HEAD", "--format", "markdown").output
    assert "<b>" not in told
    assert "](http" not in told
    assert "![" not in told
    assert not re.search(r"(?<!\\)`new`|@editor|#12|://evil", told)
    assert "&lt;b&gt;bridge" in told


def test_in_html_nothing_from_a_file_has_a_meaning(harmful: Path) -> None:
    told = diff(harmful, "HEAD", "--format", "html").output
    assert "<b>" not in told
    assert "&lt;b&gt;" in told
    assert not re.search(r"\s(?:src|href)=", told)


def test_markdown_fits_into_a_comment_however_much_has_changed(repository: Path) -> None:
    for number in range(300):
        name = f"sheets/talks/points/crowd-{number}.yml"
        text = (repository / "content" / TRAVELLERS).read_text(encoding="utf-8")
        change(repository / "content", name, "", text.replace("at the bridge", f"at bridge {number}"))
    told = diff(repository, "HEAD", "--format", "markdown").output
    assert len(told) <= 65_536
    assert re.search(r"And \d+ more points", told)
    assert told.count("<details>") == told.count("</details>")
