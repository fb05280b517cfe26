"""The workflows keep the rules that make strangers' proposals safe to run and the site safe to publish."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
TOOLS = Path(sys.executable).parent

# An action of GitHub's own, the whole commit, and the version it stands for.
PINNED = re.compile(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
ALLOWED_TRIGGERS = {"push", "pull_request", "schedule", "workflow_dispatch"}


def run(*command: str | Path) -> str:
    """Run a checking tool in the repository and return what it found, empty where it found nothing."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def workflow(path: Path) -> dict[Any, Any]:
    """Read a workflow; its key `on` comes out as True, as YAML 1.1 has it."""
    content: dict[Any, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return content


def steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in workflow(path)["jobs"].values() for step in job["steps"]]


def test_zizmor_finds_nothing_at_its_strictest() -> None:
    assert run(TOOLS / "zizmor", "--offline", "--persona=pedantic", "--no-progress", ".github") == ""


def test_actionlint_finds_nothing() -> None:
    assert run(TOOLS / "actionlint", "-no-color", *WORKFLOWS) == ""


def test_the_workflows_follow_githubs_schema() -> None:
    schema = ("--builtin-schema", "vendor.github-workflows")
    assert run(TOOLS / "check-jsonschema", *schema, *WORKFLOWS) == ""


def test_dependabots_settings_follow_its_schema() -> None:
    schema = ("--builtin-schema", "vendor.dependabot")
    assert run(TOOLS / "check-jsonschema", *schema, ROOT / ".github" / "dependabot.yml") == ""


def test_there_is_one_workflow_to_check_one_to_publish_and_one_for_the_night() -> None:
    assert [path.name for path in WORKFLOWS] == ["check.yml", "nightly.yml", "pages.yml"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
class TestEveryWorkflow:
    def test_starts_only_on_events_that_hand_strangers_nothing(self, path: Path) -> None:
        assert set(workflow(path)[True]) <= ALLOWED_TRIGGERS

    def test_has_no_permission_that_a_job_does_not_ask_for(self, path: Path) -> None:
        assert workflow(path)["permissions"] == {}
        assert all("permissions" in job for job in workflow(path)["jobs"].values())

    def test_says_what_runs_at_the_same_time_and_for_how_long(self, path: Path) -> None:
        assert "group" in workflow(path)["concurrency"]
        assert all("timeout-minutes" in job for job in workflow(path)["jobs"].values())

    def test_uses_actions_by_commit_only(self, path: Path) -> None:
        used = re.findall(r"uses: (.*)", path.read_text(encoding="utf-8"))
        assert used
        assert [use for use in used if not PINNED.fullmatch(use)] == []

    def test_leaves_no_credentials_in_the_checkout(self, path: Path) -> None:
        checkouts = [step for step in steps(path) if step.get("uses", "").startswith("actions/checkout@")]
        assert checkouts
        assert all(step["with"]["persist-credentials"] is False for step in checkouts)

    def test_puts_nothing_that_a_stranger_can_write_into_a_command(self, path: Path) -> None:
        assert [step["run"] for step in steps(path) if "${{" in step.get("run", "")] == []

    def test_asks_for_no_secret(self, path: Path) -> None:
        assert "secrets." not in path.read_text(encoding="utf-8")


def test_proposals_are_checked_without_any_right_to_write() -> None:
    jobs = workflow(ROOT / ".github" / "workflows" / "check.yml")["jobs"]
    assert [job["permissions"] for job in jobs.values()] == [{"contents": "read"}]


def test_a_proposal_is_told_and_shown_also_where_the_check_finds_errors() -> None:
    found = steps(ROOT / ".github" / "workflows" / "check.yml")
    report = next(step for step in found if "factsheet diff" in step.get("run", ""))
    upload = next(step for step in found if step.get("uses", "").startswith("actions/upload-artifact@"))
    assert '>> "$GITHUB_STEP_SUMMARY"' in report["run"]
    assert f"--preview {upload['with']['path']}" in report["run"]
    assert upload["with"]["archive"] is False
    assert all("!cancelled()" in step["if"] for step in (report, upload))


def test_what_a_build_left_behind_is_used_by_the_same_generator_alone() -> None:
    found = steps(ROOT / ".github" / "workflows" / "pages.yml")
    kept = next(step["with"] for step in found if step.get("uses", "").startswith("actions/cache@"))
    hashed = "hashFiles('generator/**', 'templates/**', 'site.yml', 'requirements.txt')"
    assert kept["path"].split() == ["~/.cache/factsheet/contents", "~/.cache/factsheet/sites", "site"]
    assert hashed in kept["key"]
    assert hashed in kept["restore-keys"]


def test_only_runs_on_the_published_branch_keep_what_a_build_left_behind() -> None:
    published = workflow(ROOT / ".github" / "workflows" / "pages.yml")
    assert published[True] == {"push": {"branches": ["main"]}, "workflow_dispatch": None}
    keeping = [step for step in steps(ROOT / ".github" / "workflows" / "pages.yml") if "cache" in step.get("uses", "")]
    assert [step.get("if") for step in keeping] == ["github.ref == 'refs/heads/main'"]


def test_a_proposal_keeps_nothing_but_packages_which_are_checked_against_the_lock() -> None:
    found = steps(ROOT / ".github" / "workflows" / "check.yml")
    assert [step["uses"] for step in found if step.get("uses", "").startswith("actions/cache")] == []
    assert [step["with"]["cache"] for step in found if "cache" in step.get("with", {})] == ["pip"]
    published = steps(ROOT / ".github" / "workflows" / "pages.yml")
    assert [step for step in published if "cache" in step.get("with", {})] == []


def test_the_templates_for_proposals_are_there_and_follow_githubs_schema() -> None:
    schema = ("--builtin-schema", "vendor.github-issue-config")
    assert run(TOOLS / "check-jsonschema", *schema, ROOT / ".github" / "ISSUE_TEMPLATE" / "config.yml") == ""
    config = yaml.safe_load((ROOT / ".github" / "ISSUE_TEMPLATE" / "config.yml").read_text(encoding="utf-8"))
    assert config == {"blank_issues_enabled": True}
    assert "word for word" in (ROOT / ".github" / "pull_request_template.md").read_text(encoding="utf-8")
    assert "/content/" in (ROOT / ".github" / "CODEOWNERS").read_text(encoding="utf-8")


def test_publishing_builds_with_the_right_to_read_and_deploys_with_the_right_to_publish() -> None:
    publish = workflow(ROOT / ".github" / "workflows" / "pages.yml")
    build, deploy = publish["jobs"]["build"], publish["jobs"]["deploy"]
    assert publish["concurrency"] == {"group": "pages", "cancel-in-progress": False}
    assert build["permissions"] == {"contents": "read"}
    assert deploy["permissions"] == {"pages": "write", "id-token": "write"}
    assert deploy["environment"]["name"] == "github-pages"
