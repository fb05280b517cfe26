"""The forge that keeps the files of a site: the addresses of its pages on which they are read, edited and made."""

from dataclasses import dataclass
from urllib.parse import quote, urlsplit


@dataclass(frozen=True, slots=True)
class Repository:
    """A forge that serves the content: GitHub, or one that spells its addresses the same way; GitLab is known too."""

    url: str
    branch: str

    def make_edit_url(self, file: str) -> str:
        """Return the page on which the file can be edited."""
        return self._make_url("edit", file)

    def make_new_file_url(self) -> str:
        """Return the page on which a file can be made; it takes its name and text as `filename` and `value`."""
        return self._make_url("new", "").rstrip("/")

    def make_issue_url(self) -> str:
        """Return the page on which a reader can report a mistake in their own words."""
        base = self.url.rstrip("/")
        return f"{base}/-/issues/new" if "gitlab" in urlsplit(base).netloc else f"{base}/issues/new/choose"

    def make_line_url(self, file: str, line: int) -> str:
        """Return the page that shows the file at the line (from 1)."""
        return f"{self._make_url('blob', file)}#L{line}"

    def _make_url(self, action: str, file: str) -> str:
        base = self.url.rstrip("/")
        infix = "/-" if "gitlab" in urlsplit(base).netloc else ""
        return f"{base}{infix}/{action}/{quote(self.branch)}/{quote(file)}"
