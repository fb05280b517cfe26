"""URLs of the repository of a site: to view, edit and create files, and to report a mistake."""

from urllib.parse import quote, urlsplit

from msgspec import Struct


class Repository(Struct, frozen=True):
    """A repository on GitHub, GitLab, or a forge with URLs like those of GitHub."""

    url: str
    branch: str

    def make_edit_url(self, file: str) -> str:
        """Return the page for editing the file."""
        return self._make_url("edit", file)

    def make_new_file_url(self) -> str:
        """Return the page for a new file; its query can have `filename` and `value`."""
        return self._make_url("new", "").rstrip("/")

    def make_issue_url(self) -> str:
        """Return the page for reporting a mistake in free text."""
        if self._is_gitlab:
            return f"{self._base}/issues/new"
        return f"{self._base}/issues/new/choose"

    def make_line_url(self, file: str, line: int) -> str:
        """Return the page that shows the file at the line (from 1)."""
        return f"{self._make_url('blob', file)}#L{line}"

    def _make_url(self, action: str, file: str) -> str:
        return f"{self._base}/{action}/{quote(self.branch)}/{quote(file)}"

    @property
    def _is_gitlab(self) -> bool:
        # By its name: asking the host itself would be a request during the build.
        return "gitlab" in urlsplit(self.url).netloc

    @property
    def _base(self) -> str:
        base = self.url.rstrip("/")
        return f"{base}/-" if self._is_gitlab else base
