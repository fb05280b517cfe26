"""The settings of the site that its pages use."""

from msgspec import Struct

from factsheet.web.repository_urls import Repository


class Settings(Struct, frozen=True):
    name: str
    description: str
    url: str
    """The URL of the site, with a slash at its end; empty if unknown."""
    language: str
    """The language of the interface (BCP 47), and of facts as far as they are translated."""
    repository: Repository | None
    contact: str
    """Where to send replies and corrections: a mailto: or https: URL, or empty."""
    directory_urls: bool
    """False: each link ends in `index.html`, for reading from disk."""
    licence: str = ""
    """The name of the licence of the site's own words and data; empty: no licence is shown."""
    licence_url: str = ""
    principles: str = ""
    """Where the site explains how it works: a URL, or the path of a page."""
    history: bool = True
    """False: no page shows when it was last changed."""
    content_language: str = ""
    """The language in which facts are written, unless a sheet states another; empty: not recorded."""
    search: bool = True
    """False: no search page; the A–Z index takes its place."""
    map_note: str = ""
    """Plain text below all maps, such as how the site words the status of territories."""

    def get_licence(self) -> dict[str, str | None] | None:
        """Return name and URL of the licence for data; None if there is none."""
        if not self.licence:
            return None
        return {"name": self.licence, "url": self.licence_url or None}

    @property
    def language_of_facts(self) -> str:
        """The language of the interface, into which facts are translated; empty if theirs is not recorded."""
        return self.language if self.content_language else ""
