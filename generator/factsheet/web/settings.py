"""What the site's settings say, as far as pages need to know."""

from dataclasses import dataclass

from factsheet.web.repository_urls import Repository


@dataclass(frozen=True, slots=True)
class Settings:
    name: str
    description: str
    url: str
    """Where the site will stand, with a slash at its end; empty where that is unknown."""
    language: str
    """That of the interface (BCP 47), in which facts are told as far as they are translated."""
    repository: Repository | None
    contact: str
    """Where replies and corrections go: a mailto: or https: address, or empty."""
    directory_urls: bool
    """False: each link names its `index.html`, for reading from disk."""
    licence: str = ""
    """The name of the licence of all that the site says in its own words; empty: nothing is printed about it."""
    licence_url: str = ""
    principles: str = ""
    """Where the site says how it works: an address, or the way to a page of its own."""
    history: bool = True
    """False: nothing tells when it was last changed."""
    content_language: str = ""
    """That in which facts are written, unless a sheet says otherwise; empty: not recorded."""
    search: bool = True
    """False: there is no search page, and the A–Z index takes its place."""
    map_note: str = ""
    """What the site says below its maps, such as how it words the status of territories; plain text."""

    def get_licence(self) -> dict[str, str | None] | None:
        """Return the licence as data have it; None where there is none."""
        return {"name": self.licence, "url": self.licence_url or None} if self.licence else None

    @property
    def language_of_facts(self) -> str:
        """That of the interface, into which facts are translated; empty where nobody has recorded theirs."""
        return self.language if self.content_language else ""
