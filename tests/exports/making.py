"""Files of a site as its exports make them, without a build: turn by turn, each may read those before it."""

from collections.abc import Sequence
from pathlib import Path

from factsheet.analysis.analysis import Findings
from factsheet.build.site_outputs import Export
from factsheet.checks.check_content import examine
from factsheet.data import database, point_json, sheet_files
from factsheet.problems.problem import errors
from factsheet.web import urls
from factsheet.web.outputs import turn_of
from factsheet.web.settings import Settings

URL = "https://example.org/facts/"
SETTINGS = Settings(
    "Facts & <figures>",
    "What is said.",
    URL,
    "en",
    None,
    "",
    directory_urls=True,
    licence="CC BY 4.0",
    licence_url="https://example.org/l",
    content_language="en",
)


def made(
    findings: Findings, exports: Sequence[Export] = (sheet_files, database), given: Settings = SETTINGS
) -> dict[str, bytes]:
    """Return what the exports make, by the path in the site; with the data, the documents of which it is made."""
    outlines = findings.corpus.outlines.values() if sheet_files in exports else ()
    planned = [point_json.make_file(findings, given, outline) for outline in outlines]
    planned += [file for export in exports for file in export.files(findings, given)]
    files: dict[str, bytes] = {}
    for file in sorted(planned, key=turn_of):
        files[urls.file(file.address)] = file.content(lambda address: files[urls.file(address)])
    return files


def found(content: Path) -> Findings:
    findings, problems = examine(content)
    assert not errors(problems), "\n".join(map(str, errors(problems)))
    return findings
