"""The command `factsheet`."""

from typing import Any

import click

from factsheet import __version__
from factsheet.cli.commands import COMMANDS, load_command
from factsheet.problems.problem import ChangedMeanwhile


class _CommandGroup(click.Group):
    """The listed commands, each loaded when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return load_command(cmd_name) if cmd_name in COMMANDS else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Report in one line a file that cannot be read or written, such as one without permission."""
        try:
            return super().invoke(ctx)
        except ChangedMeanwhile as changed:
            raise click.ClickException(f"{changed.file} changed while it was read: run the command again") from changed
        except FileNotFoundError:  # commands check that files exist, so this is a mistake of ours: show where
            raise
        except OSError as error:
            if not (error.filename and error.strerror):
                raise
            raise click.ClickException(f"{error.filename}: {error.strerror}") from error


@click.group(cls=_CommandGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="factsheet")
def main() -> None:
    """Build a site with source comparison tables from fact files."""
