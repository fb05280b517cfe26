"""A content folder from one YAML text, with everything that a test leaves unsaid filled in, loaded and looked at."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from factsheet.analysis.analysis import Finding, Findings
from factsheet.analysis.compare import AspectComparison
from factsheet.checks.check_content import examine
from factsheet.model.point import Point
from factsheet.model.references import list_references
from factsheet.problems.problem import Problem
from factsheet.site.pages.parts.comparison_table import make_comparison
from factsheet.site.pages.parts.comparison_types import PointComparison
from factsheet.site.pages.parts.view_types import Sentence
from factsheet.text.word_diff import list_changes
from factsheet.web.settings import Settings

SHEET = "talks"
SETTINGS = Settings("Sheets", "", "", "en", None, "", True)
EDGE = {"basis": "inferred", "evidence": "seen side by side"}
NAMED = {"actor": "actors", "party": "actors", "source": "sources", "place": "places"}
"""In which folder a thing is written for which a test gives no more than its id."""
UNSAID: dict[str, dict[str, Any]] = {
    "sources": {"url": "null", "url_note": "not found", "access_date": "2040-01-01"},
    "actors": {"kind": "organisation"},
    "places": {},
    "points": {"kind": "event", "statement": "It is said."},
}


@dataclass(frozen=True)
class Content:
    findings: Findings
    problems: tuple[Problem, ...]

    def point(self, id: str = "point") -> Point:
        return self.findings.corpus.points[f"{SHEET}/{id}"]

    def finding(self, id: str = "point") -> Finding:
        return self.findings.analyze_point(self.point(id))

    def counts(self, id: str = "point") -> tuple[int, int, int]:
        """Return how many sources, families and named origins the point has."""
        standings = self.finding(id).independence
        return standings.sources, standings.families, standings.origins

    def words(self, id: str = "point") -> str:
        """Return the counts in words."""
        return self.comparison(id).counts.words

    def comparison(self, id: str = "point") -> PointComparison:
        return make_comparison(self.findings, SETTINGS, self.point(id))

    def uncounted(self, id: str = "point") -> dict[str, str]:
        """Return why each row is not counted that is not."""
        corpus = self.findings.corpus
        reasons = {report.anchor: corpus.find_reason_not_counted(report) for report in self.point(id).reports}
        return {anchor: reason for anchor, reason in reasons.items() if reason}

    def rows(self, id: str = "point") -> dict[str, str | None]:
        """Return each row in the order of display, with the row it is folded under."""
        return {standing.report.anchor: standing.parent for standing in self.finding(id).independence.lineages}

    def origins(self, id: str = "point") -> dict[str, str]:
        """Return the origin of each row that is no copy; an empty text where it is unknown."""
        standings = self.finding(id).independence.lineages
        return {standing.report.anchor: standing.origin.id for standing in standings if not standing.is_copy}

    def families(self, id: str = "point") -> list[set[str]]:
        """Return the rows of each family, in the order of display."""
        return [{row.report.anchor for row in family} for family in self.finding(id).reports.families]

    def aspect(self, aspect: str, id: str = "point") -> AspectComparison:
        return next(found for found in self.finding(id).aspects if found.aspect.id == aspect)

    def relation(self, aspect: str, id: str = "point") -> str | None:
        """Return the gravest relation between two values, or None where fewer than two are given."""
        worst = self.aspect(aspect, id).worst
        return worst.relation.value if worst else None

    def support(self, id: str = "point") -> str:
        return self.finding(id).support.value

    def silent(self, id: str = "point") -> dict[str, str]:
        """Return what the silence of each source means that has no report on the point."""
        return {source: silence.value for silence, sources in self.finding(id).silent.items() for source in sources}

    def span(self, id: str = "point") -> str:
        """Return the line that sums the figures up, or says why nothing does."""
        return " ".join(map(sentence, self.comparison(id).spans))

    def altered(self, anchor: str, id: str = "point") -> tuple[tuple[str, str], ...]:
        """Return what the row changes in the quotation that it alters."""
        copy = self.point(id).get_report(anchor)
        assert copy.alters
        parent = self.point(id).get_report(copy.alters)
        assert copy.quote
        assert parent.quote
        return list_changes(parent.quote.text, copy.quote.text)


def sentence(told: Sentence | None) -> str:
    return "".join(span.text for span in told.words) if told else ""


def write(folder: Path, text: str) -> Content:
    """Write and load the content; a test that wants mistakes looks at its `problems`."""
    given: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)
    if "point" in given:
        given["points"] = {"point": given.pop("point")}
    sheet = given.pop("sheet", None) or {}
    _put(folder / f"sheets/{SHEET}/sheet.yml", {"title": "Talks", "question": "What is said?"} | _read(sheet))
    for kind, things in given.items():
        for id, thing in things.items():
            _put(_path(folder, kind, id), _complete(kind, id, thing or {}))
    _write_what_is_only_named(folder)
    return Content(*examine(folder))


def _read(sheet: dict[str, Any]) -> dict[str, Any]:
    """Let `read_in_full` be a list of ids: who read them, and when, is rarely what is tested."""
    readings = [{"source": source, "by": "N. N.", "date": "2022-04-01"} for source in sheet.get("read_in_full", ())]
    return sheet | ({"read_in_full": readings} if readings else {})


def _complete(kind: str, id: str, thing: dict[str, Any]) -> dict[str, Any]:
    called = {"actors": "name", "places": "name"}.get(kind, "title")
    edges = {"edges": [EDGE | edge for edge in thing["edges"]]} if "edges" in thing else {}
    reports = {"reports": [_with_words(report) for report in thing["reports"]]} if "reports" in thing else {}
    unsaid = {name: value for name, value in UNSAID[kind].items() if name != "access_date" or "held" not in thing}
    return {called: id.replace("-", " ").title()} | unsaid | thing | edges | reports


def _with_words(report: dict[str, Any]) -> dict[str, Any]:
    """Give a report that has no words a reason for it and a place, so that it states something and is counted."""
    unsaid = {"no_quote": "number_only", "locator": {"paragraph": "1"}}
    return report if "quote" in report or "no_quote" in report else unsaid | report


def _write_what_is_only_named(folder: Path) -> None:
    corpus = examine(folder)[0].corpus
    known = {**corpus.known, "party": corpus.known["actor"] | corpus.known["source"]}
    for record in corpus.list_records():
        for mention in list_references(record):
            if mention.kind in NAMED and mention.id not in known[mention.kind]:
                kind = NAMED[mention.kind]
                _put(_path(folder, kind, mention.id), _complete(kind, mention.id, {}))


def _path(folder: Path, kind: str, id: str) -> Path:
    return folder / (f"sheets/{SHEET}/points" if kind == "points" else kind) / f"{id}.yml"


def _put(path: Path, fields: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(fields, allow_unicode=True, sort_keys=False), encoding="utf-8")
