"""`factsheet diff`, as an editor and a workflow run it."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from factsheet.cli.main import main

from tests.changes.conftest import commit, git
from tests.changes.desk import PLEDGE, TRAVELLERS, Edit, change

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
    assert told.output == "From HEAD to the files as they are now: No visible changes.\n"


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
    assert "  > Harbour News: now copy, counted only as a source, was counted in full" in told
    assert "  > River Post: now counted in full, was copy, counted only as a source" in told


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
    assert f"unknown commit `{word}`" in told.output


def test_without_git_it_says_so(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "none"))
    told = diff(repository, "HEAD")
    assert told.exit_code == 2
    assert "is not in a git repository, or git is not installed" in told.output


def test_an_old_state_with_errors_is_told_and_compared(repository: Path) -> None:
    change(repository / "content", PLEDGE, "by: [anna-berg]", "by: [anna-brg]")
    commit(repository)
    change(repository / "content", PLEDGE, "by: [anna-brg]", "by: [anna-berg]")
    told = diff(repository, "HEAD")
    assert told.exit_code == 0
    assert "The old version has 1 error" in told.output
    assert "Fixed:" in told.output
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


UNREADABLE = ("title: The bridge will reopen", "title: The bridge: will it reopen")
FORMS = ("text", "markdown", "html", "json")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("turn", ["now", "before"])
@pytest.mark.parametrize(
    ("edit", "line"),
    [
        ((PLEDGE, *UNREADABLE), 1),
        ((PLEDGE, "kind: statement", "kind: statemant"), 2),
        (("sources/post.yml", "date: 2022-03-30", "date: yesterday"), 3),
        (("actors/anna-berg.yml", "name: Anna Berg", "name: 'Anna Berg"), 1),
    ],
)
def test_a_file_that_cannot_be_read_is_never_told_to_be_unchanged(
    repository: Path, form: str, turn: str, edit: Edit, line: int
) -> None:
    file, before, after = edit
    change(repository / "content", *edit)
    if turn == "before":
        commit(repository)
        change(repository / "content", file, after, before)
    told = diff(repository, "HEAD", "--format", form, "--exit-code")
    assert told.exit_code == 1
    plain = re.sub(r"\\(?=[_.#()-])", "", told.output)
    assert "No facts changed" not in plain
    assert "No visible changes" not in plain
    assert "he changes in 1 file are unknown" in plain
    verb = "cannot be read" if turn == "now" else "could not be read before"
    if form == "json":
        found = json.loads(told.output)["unread"]
        lines = {"before": None, "after": None, "now": line} | {"after" if turn == "now" else "before": line}
        assert found == [
            {"file": f"content/{file}", "before": lines["before"], "after": lines["after"], "partly": False}
        ]
    else:
        assert f"content/{file} {verb} (error at line {line}); its changes are unknown." in plain


@pytest.mark.parametrize("turn", ["now", "before"])
def test_what_only_could_not_be_looked_up_is_no_change(repository: Path, turn: str) -> None:
    """Nobody became another speaker, and no copy a family of its own, because a file cannot be read."""
    content = repository / "content"
    change(content, "actors/anna-berg.yml", "name: Anna Berg", "name: 'Anna Berg")
    change(content, "sources/post.yml", "title: Lake talks open", "title: Lake talks: open")
    change(content, PLEDGE, "statement: Anna Berg said that", "statement: Anna Berg said")
    if turn == "before":
        commit(repository)
        change(content, "actors/anna-berg.yml", "name: 'Anna Berg", "name: Anna Berg")
        change(content, "sources/post.yml", "title: Lake talks: open", "title: Lake talks open")
        change(content, PLEDGE, "statement: Anna Berg said", "statement: Anna Berg said that")
    told = json.loads(diff(repository, "HEAD", "--format", "json").output)
    assert [(one["after"]["key"], [field["label"] for field in one["fields"]]) for one in told["points"]] == [
        ("talks/pledge", ["statement"])
    ]
    assert [(one["reports"], one["counts"]) for one in told["points"]] == [([], [])]
    assert told["things"] == []
    assert told["summary"].startswith("The changes in 2 files are unknown; 1 point changed")
    assert told["pages"] is None


def test_a_file_with_the_same_mistake_on_both_sides_has_not_changed(repository: Path) -> None:
    change(repository / "content", PLEDGE, *UNREADABLE)
    commit(repository)
    told = diff(repository, "HEAD", "--exit-code")
    assert "not known" not in told.output
    assert told.exit_code == 0


def test_of_one_that_has_mistakes_on_both_sides_both_lines_are_told(repository: Path) -> None:
    change(repository / "content", PLEDGE, *UNREADABLE)
    commit(repository)
    change(repository / "content", PLEDGE, "kind: statement", "kind: statement: no")
    told = diff(repository, "HEAD").output.splitlines()
    assert told[0].endswith(": The changes in 1 file are unknown.")
    where = f"content/{PLEDGE} cannot be read (error at line 1 before, error at line 1 now)"
    assert told[1] == f"{where}; its changes are unknown."


def test_a_field_that_stands_twice_makes_a_file_readable_in_part(repository: Path) -> None:
    change(repository / "content", PLEDGE, "", "title: The bridge\n")
    told = diff(repository, "HEAD").output.splitlines()
    start = f"content/{PLEDGE} is only partly readable (error at line 1)"
    assert told[1] == f"{start}; changes in the rest are unknown."


def test_a_file_from_which_nothing_is_read_is_not_told_to_change_nothing(repository: Path) -> None:
    change(repository / "content", "actors/new.yaml", "", "name: New\nkind: person\n")
    told = diff(repository, "HEAD", "--exit-code")
    assert told.exit_code == 1
    assert "content/actors/new.yaml cannot be read (error at line 1)" in told.output
    assert "No facts changed" not in told.output
