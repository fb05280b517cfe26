"""The commands of the command line: one module each, listed here.

Exit codes: 0 done, 1 the content has errors, 2 usage.
"""

import click

from factsheet.commands.build import build
from factsheet.commands.check import check
from factsheet.commands.coverage import coverage
from factsheet.commands.diff import diff
from factsheet.commands.export import export
from factsheet.commands.fix import fix
from factsheet.commands.format import form
from factsheet.commands.import_ import import_
from factsheet.commands.new import new
from factsheet.commands.schema import schema
from factsheet.commands.serve import serve
from factsheet.commands.similar import similar
from factsheet.commands.verify import verify

COMMANDS: tuple[click.Command, ...] = (
    build,
    check,
    coverage,
    diff,
    export,
    fix,
    form,
    import_,
    new,
    schema,
    serve,
    similar,
    verify,
)
