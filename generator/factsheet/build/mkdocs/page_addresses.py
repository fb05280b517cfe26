"""Where MkDocs puts the files of the folder of hand-written pages."""

from collections.abc import Iterable, Mapping

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel, set_exclusions

from factsheet.content.prose_files import Placing


def placing(config: MkDocsConfig) -> Placing:
    """Return what places files as the settings say; MkDocs neither shows nor copies what `exclude_docs` leaves out.

    Drafts are placed, too: they are shown by `mkdocs serve`, and published as soon as they are none.
    """

    def place(names: Iterable[str]) -> Mapping[str, str]:
        files = [File(name, config.docs_dir, config.site_dir, config.use_directory_urls) for name in names]
        set_exclusions(files, config)
        return {file.src_uri: file.dest_uri for file in files if file.inclusion is not InclusionLevel.EXCLUDED}

    return place
