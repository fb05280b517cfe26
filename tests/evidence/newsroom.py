"""A small newsroom: content that quotes made-up pages, a private folder of snapshots, and the command line."""

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from click.testing import CliRunner, Result
from factsheet.cli.main import main
from factsheet.content.corpus import Corpus
from factsheet.content.load import load_content

from tests.model.content import SHEET, write

ROOT = Path(__file__).parents[2]
SETTINGS = f"""
site_name: Lake
docs_dir: content/pages
theme: {{name: null, custom_dir: "{ROOT / "templates"}", language: en}}
plugins: [factsheet: {{search: false}}]
"""


@dataclass
class Newsroom:
    folder: Path
    sources: dict[str, Any] = field(default_factory=dict)
    reports: list[dict[str, Any]] = field(default_factory=list)

    @property
    def snapshots(self) -> Path:
        return self.folder / "snapshots"

    @property
    def point(self) -> Path:
        return self.folder / f"content/sheets/{SHEET}/points/point.yml"

    def ledger(self, source: str) -> Path:
        return self.folder / f"content/.ledger/{source}.json"

    def captures(self, source: str, page: str | bytes, name: str = "", **fields: Any) -> None:
        """Keep a page as the snapshot of a source; the content names its hash."""
        data = page.encode() if isinstance(page, str) else page
        path = self.snapshots / (name or f"{source}.txt")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        snapshot = {"sha256": hashlib.sha256(data).hexdigest()} | fields.pop("snapshot", {})
        self.sources[source] = {"url": f"https://{source}.example/", "snapshot": snapshot} | fields

    def quotes(self, source: str, quote: Any, **fields: Any) -> None:
        self.reports.append({"source": source, "id": f"row-{len(self.reports)}", "quote": quote} | fields)

    def writes(self) -> Corpus:
        """Write the content as it is now."""
        told = {"sources": self.sources, "point": {"reports": self.reports}}
        write(self.folder / "content", yaml.safe_dump(told, allow_unicode=True))
        (self.folder / "content/pages").mkdir(exist_ok=True)
        (self.folder / "site.yml").write_text(SETTINGS, encoding="utf-8")
        return self.corpus()

    def corpus(self) -> Corpus:
        return load_content(self.folder / "content")[0]

    def run(self, *words: str) -> Result:
        return CliRunner().invoke(main, [*words, "-f", str(self.folder / "site.yml")])

    def verify(self, *words: str) -> Result:
        return self.run("verify", "--snapshots", str(self.snapshots), *words)

    def told(self, *words: str) -> dict[str, Any]:
        """Return what `verify --format json` says."""
        told: dict[str, Any] = json.loads(self.verify("--format", "json", *words).stdout)
        return told
