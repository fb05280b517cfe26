"""Files of a site as its exports make them, without a build: turn by turn, each may read those before it."""

from collections.abc import Sequence
from pathlib import Path

from factsheet.analysis.analysis import Findings
from factsheet.build.site_outputs import Export
from factsheet.checks.check_content import examine
from factsheet.data import database, point_json, sheet_files
from factsheet.problems.problem import filter_errors
from factsheet.web import urls
from factsheet.web.outputs import get_turn
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
    every_point = findings.corpus.points.values() if sheet_files in exports else ()
    planned = [point_json.make_file(findings, given, point) for point in every_point]
    planned += [file for export in exports for file in export.make_files(findings, given)]
    files: dict[str, bytes] = {}
    for file in sorted(planned, key=get_turn):
        files[urls.get_file_path(file.address)] = file.content(lambda address: files[urls.get_file_path(address)])
    return files


def found(content: Path) -> Findings:
    findings, problems = examine(content)
    assert not filter_errors(problems), "\n".join(map(str, filter_errors(problems)))
    return findings
