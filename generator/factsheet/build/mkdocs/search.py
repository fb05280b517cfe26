"""The step of a build that makes the site searchable."""

from dataclasses import replace

from factsheet.build.cache import Cache
from factsheet.build.mkdocs.log import log
from factsheet.build.search_index import NoIndex, index
from factsheet.build.terminal import said
from factsheet.build.write_site import Folders
from factsheet.web.settings import Settings


def searchable(found: Cache, folders: Folders, settings: Settings) -> Cache:
    """Put the search index beside the pages, and return what is worth remembering with it; warn where there is none."""
    said("Search index …")
    try:
        made = index(folders, found.index, directory_urls=settings.directory_urls)
    except NoIndex as reason:
        log.warning(
            f"the site has no search, and its search page leads to the A–Z index: Pagefind made no index ({reason}). "
            "Install it with: pip install 'pagefind[bin]', or write search: false under factsheet: in the settings"
        )
        made = {}
    return replace(found, index=made)
