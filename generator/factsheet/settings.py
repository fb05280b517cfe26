"""What the site's settings say, as far as pages need to know."""

from dataclasses import dataclass

from factsheet.addresses import Repository


@dataclass(frozen=True, slots=True)
class Settings:
    name: str
    description: str
    url: str
    """Where the site will stand, with a slash at its end; empty where that is unknown."""
    language: str
    repository: Repository | None
    contact: str
    """Where replies and corrections go: a mailto: or https: address, or empty."""
    directory_urls: bool
    """False: each link names its `index.html`, for reading from disk."""
