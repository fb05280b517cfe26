"""The forge that keeps the files of a site: the addresses of its pages on which they are read, edited and made."""

from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote, urlsplit

ISSUE_FORMS = PurePosixPath(".github/ISSUE_TEMPLATE")
"""Where a repository keeps the forms in which its forge asks."""


@dataclass(frozen=True, slots=True)
class Repository:
    """A forge that serves the content: GitHub, or one that spells its addresses the same way; GitLab is known too."""

    url: str
    branch: str
    issue_forms: tuple[str, ...] = ()
    """Names of the forms that the repository keeps, without their ending."""

    def edit(self, file: str) -> str:
        """Return the page on which the file can be edited."""
        return self._to("edit", file)

    def new(self) -> str:
        """Return the page on which a file can be made; it takes its name and text as `filename` and `value`."""
        return self._to("new", "").rstrip("/")

    def issues(self) -> str:
        """Return the page on which somebody can tell what is wrong, in a form of the forge."""
        base = self.url.rstrip("/")
        return f"{base}/-/issues/new" if "gitlab" in urlsplit(base).netloc else f"{base}/issues/new/choose"

    def issue(self) -> str:
        """Return the page that opens a form as `template`, with answers under the ids of its questions; else nothing.

        https://docs.github.com/issues/tracking-your-work-with-issues/using-issues/creating-an-issue
        """
        base = self.url.rstrip("/")
        return f"{base}/issues/new" if self.issue_forms and "gitlab" not in urlsplit(base).netloc else ""

    def line(self, file: str, line: int) -> str:
        """Return the page that shows the file at the line (from 1)."""
        return f"{self._to('blob', file)}#L{line}"

    def _to(self, action: str, file: str) -> str:
        base = self.url.rstrip("/")
        infix = "/-" if "gitlab" in urlsplit(base).netloc else ""
        return f"{base}{infix}/{action}/{quote(self.branch)}/{quote(file)}"
