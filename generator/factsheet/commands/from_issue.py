"""`factsheet from-issue`: what somebody has answered in a form of the forge, as a checked file."""

import os
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from factsheet.clock import today
from factsheet.commands import rewriting, settings_file
from factsheet.commands.trial import Trial, tried
from factsheet.drafting.fields import REPORT
from factsheet.drafting.known import known
from factsheet.issueforms import answered, proposal
from factsheet.issueforms.answered import Issue, Told
from factsheet.issueforms.correction import ByHand, correction
from factsheet.issueforms.proposal import Folder, Mistakes, Proposal
from factsheet.issueforms.questions import CORRECTION
from factsheet.mending.change import Change
from factsheet.problems import Level
from factsheet.regular_files import create_regular


@click.command("from-issue", epilog="Example:  factsheet from-issue issue.md --dry-run")
@settings_file.option
@click.argument(
    "file", metavar="[FILE|-]", default="-", type=click.Path(dir_okay=False, allow_dash=True, path_type=Path)
)
@click.option("--dry-run", is_flag=True, help="Show what would be written, and what is wrong; write nothing.")
@click.option("--id", default="", help="The name of the new file, or of the new row; else made from title or source.")
def from_issue(config_file: Path, file: Path, dry_run: bool, id: str) -> None:
    """Write what an issue proposes that was made with one of the forms in .github/ISSUE_TEMPLATE.

    FILE has the text of the issue; - is what comes in, such as from `gh issue view 12 --json body --jq .body`. A new
    point or source becomes a new file, a report goes into the file of its point, and a correction that leaves no doubt
    is made there and told under `corrections`. Any other correction is printed as a comment, with the line that it is
    about. Where something is wrong, it is told with the question and the line of the issue, and nothing is written.
    """
    site = settings_file.whereabouts(config_file)
    content = site.content
    named = "issue" if os.fspath(file) == "-" else file.name
    issue = answered.read(_text(file))
    if isinstance(issue, Told):
        raise _refused([issue], named)
    if issue.above:
        _tell([(Level.WARNING, str(Told("this belongs to no question, and is left out", issue.above)))], named)
    if issue.unseen:
        raise _refused(issue.unseen, named)
    folder = Folder(content, site.top, known(content))
    made = _made(issue, folder, id)
    if isinstance(made, ByHand):
        _tell_by_hand(made)
        return
    if isinstance(made, list):
        raise _refused(made, named)
    trial = tried(content, {made.file: made.after}, site.site_url)
    _tell(_of_trial(issue, made, trial), named)
    if trial.errors:
        raise SystemExit(1)
    if dry_run:
        _show(made)
    else:
        _write(content, made)


def _text(file: Path) -> str:
    try:
        data: bytes = sys.stdin.buffer.read() if os.fspath(file) == "-" else file.read_bytes()
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise click.UsageError(f"{file}: it is not UTF-8, as every issue is") from None
    except OSError as error:
        raise click.UsageError(f"{file}: {error.strerror}") from None


def _made(issue: Issue, folder: Folder, id: str) -> Proposal | ByHand | Mistakes:
    if issue.form.makes == CORRECTION:
        return correction(issue, folder, today().isoformat())
    if issue.form.makes == REPORT:
        return proposal.report(issue, folder, id)
    return proposal.new_file(issue, folder, id)


def _of_trial(issue: Issue, made: Proposal, trial: Trial) -> Iterator[tuple[Level, str]]:
    """Return each problem under the question that it comes from, else where the checker sees it; no hints."""
    for problem in trial.problems:
        question = made.asked.get(problem.line) if problem.file == made.file else None
        if problem.level is Level.HINT:
            continue
        if question is None:
            yield problem.level, str(problem).replace(f": {problem.level}[", ": [", 1)
        else:
            yield problem.level, str(issue.told(question, f"{problem.message} [{problem.code}]", problem.fix))


def _refused(mistakes: Iterable[Told], named: str) -> SystemExit:
    ordered = sorted(mistakes, key=lambda one: one.line)
    _tell(((Level.ERROR, str(one)) for one in ordered), named)
    return SystemExit(1)


def _tell(mistakes: Iterable[tuple[Level, str]], named: str) -> None:
    for level, text in dict.fromkeys(mistakes):
        click.echo(f"{level}: {_visible(named)}, {_visible(text)}", err=True)


def _tell_by_hand(made: ByHand) -> None:
    click.echo(f"{made.file}:{made.line}")
    for line in made.words:
        click.echo(_visible(f"# {line}"))
    click.echo(f"what there stands now {made.reason}, so a person has to correct it; nothing was written", err=True)


def _show(made: Proposal) -> None:
    click.echo(f"would be written: {made.file}")
    if made.before is None:
        click.echo(_visible(made.after.decode("utf-8")), nl=False)
    else:
        differences = rewriting.differences({made.file: Change(made.before, made.after)})
        click.echo("".join(map(_visible, differences)), nl=False)


def _write(content: Path, made: Proposal) -> None:
    path = content.parent / made.file
    if made.before is not None:
        late = rewriting.write_changes(content.parent, {made.file: Change(made.before, made.after)})
        if late:
            raise click.UsageError(late[made.file])
    else:
        try:
            create_regular(path, made.after, content)
        except FileExistsError:
            raise click.UsageError(f"{made.file} exists, and is left as it is: choose another --id") from None
    line = "" if made.before is None else f":{min(made.asked)}"
    click.echo(f"written: {made.file}{line}")


def _visible(text: str) -> str:
    """Return the text without what could move the cursor or turn the letters of a terminal round."""
    return "".join(sign if _is_harmless(sign) else "\N{REPLACEMENT CHARACTER}" for sign in text)


def _is_harmless(sign: str) -> bool:
    return sign in "\n\r\t" or (unicodedata.category(sign) not in ("Cc", "Cs", "Zl", "Zp") and sign not in _TURNS)


_TURNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
