"""`factsheet diff`: what changed between two states of the content, in a reader's words."""

import gc
import re
import sys
import tempfile
from pathlib import Path

import click
from mkdocs.config.defaults import MkDocsConfig

from factsheet.build.cache import load_last_cache
from factsheet.build.mkdocs.options import list_template_folders, make_placing, read_settings
from factsheet.cli.commands import settings_option, site_settings
from factsheet.cli.diff import as_html, as_json, as_markdown, as_text, compare_states, preview
from factsheet.cli.diff.git_checkout import NoSuchRevision, find_common_commit, lay_out, resolve_commit
from factsheet.cli.diff.model import Changes, StateNames
from factsheet.cli.diff.state import ContentState, load_state
from factsheet.content.prose_files import ProseFolder, check_prose, name_folder
from factsheet.text.file_writing import write_regular

FORMS = {"text": as_text.draw, "markdown": as_markdown.draw, "html": as_html.draw, "json": as_json.draw}
WORKING_TREE = "the files as they are now"


@click.command(epilog="Example:  factsheet diff --format markdown main")
@click.argument("base")
@click.argument("head", required=False)
@settings_option.option
@click.option(
    "--format", "form", type=click.Choice(list(FORMS)), default="text", show_default=True, help="Output format."
)
@click.option(
    "--preview",
    "preview_file",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Also write the changed pages to one HTML file.",
)
@click.option("--exit-code", is_flag=True, help="Exit with 1 if anything changed.")
def diff(
    base: str,
    head: str | None,
    config_file: Path,
    form: str,
    preview_file: Path | None,
    exit_code: bool,
) -> None:
    """Show what changed between BASE and HEAD.

    Lists points, reports, counts, sources, pages and problems. Both are commits, branches or tags; the default HEAD is
    the working tree, uncommitted changes included. With three dots after BASE, compare with the commit where HEAD
    branched off: factsheet diff main... HEAD, or main...HEAD as in git.
    """
    gc.disable()  # a comparison makes no reference cycles either
    if head is None:
        base, head = _split_range(base)
    config = site_settings.read(config_file)
    content = site_settings.get_content_folder(config)
    if preview_file is not None and config.theme.name is not None:
        raise click.UsageError("a preview needs our own templates: set `theme: {name: null}`")
    with tempfile.TemporaryDirectory(prefix="factsheet-") as folder:
        try:
            before, after = _load_states(config, content, Path(folder), base, head)
        except NoSuchRevision as unknown:
            raise click.UsageError(str(unknown)) from unknown
        _print_step("Comparing")
        changes, names = compare_states(before, after), StateNames(base, head or WORKING_TREE)
        if preview_file is not None:
            _print_step("Rendering the changed pages")
            report = as_html.draw(changes, names)
            _write_preview(preview_file, Path(config.config_file_path), Path(folder) / "site", after, changes, report)
        click.echo(FORMS[form](changes, names), nl=False)
    if exit_code and changes:
        raise SystemExit(1)


def _split_range(written: str) -> tuple[str, str | None]:
    """Return `main` and `work` of `main..work`, `main...` and `work` of `main...work`; else what is written alone."""
    both = re.fullmatch(r"(.+?)(\.\.\.?)([^.].*)", written)
    if both is None:
        return written, None
    base = f"{both[1]}..." if both[2] == "..." else both[1]
    return base, both[3]


def _load_states(
    config: MkDocsConfig, content: Path, folder: Path, base: str, head: str | None
) -> tuple[ContentState, ContentState]:
    """Return both states; files that are the same in both, or in the last build, are parsed once."""
    named = base.removesuffix("...")
    first = resolve_commit(content, named)
    last = resolve_commit(content, head) if head else None
    if named != base:
        first = find_common_commit(content, first, last or resolve_commit(content, "HEAD"))
    settings = read_settings(config, config.plugins["factsheet"].config)
    docs, top = Path(config.docs_dir), Path(config.config_file_path).parent
    known = load_last_cache(Path(config.config_file_path), Path(config.site_dir))
    _print_step(f"Reading {head or WORKING_TREE}")
    now = lay_out(content, last, folder / "after") if last else content
    after = load_state(now, settings, known, _lay_out_prose(config, content, now, last, folder / "after-pages"))
    if not last:
        after = after.add_problems(check_prose(top, docs, list_template_folders(config), make_placing(config)))
    _print_step(f"Reading {base}")
    then = lay_out(content, first, folder / "before")
    prose = _lay_out_prose(config, content, then, first, folder / "before-pages")
    return load_state(then, settings, known, prose, after.loaded), after


def _lay_out_prose(config: MkDocsConfig, content: Path, laid: Path, commit: str | None, into: Path) -> ProseFolder:
    """Return the hand-written pages that belong to the content in `laid`; without a commit, as they are now.

    They are usually a folder of the content; then they have been laid out with it.
    """
    folder, home = Path(config.docs_dir), content.resolve()
    path = folder
    if commit:
        if folder.resolve().is_relative_to(home):
            path = laid / folder.resolve().relative_to(home)
        else:
            path = lay_out(folder, commit, into)
        if not path.is_symlink():
            path.mkdir(parents=True, exist_ok=True)
    return ProseFolder(path, name_folder(Path(config.config_file_path).parent, folder), make_placing(config))


def _write_preview(
    file: Path, settings: Path, folder: Path, after: ContentState, changes: Changes, report: str
) -> None:
    drawn = preview.draw_preview(settings, folder, after, changes, report)
    write_regular(file, drawn.html.encode())
    left = f"; {drawn.left_out} left out" if drawn.left_out else ""
    click.echo(f"{drawn.pages} pages in {file}{left}", err=True)


def _print_step(step: str) -> None:
    """Print what is being done if standard error is a terminal: reading two states takes a while."""
    if sys.stderr.isatty():
        click.echo(f"{step} …", err=True)
