"""Whether the folder of the site may be replaced: nothing that is written by hand may lie in it, or around it."""

import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from factsheet.build.output_ownership import refuse_link


def see_to_room(config: MkDocsConfig, content: Path) -> None:
    """Stop where the site would take the place of facts, templates or settings, or lie among them.

    Raise NotOurs for a link in the place of the site.
    """
    refuse_link(Path(config.site_dir))
    site, settings = Path(os.path.realpath(config.site_dir)), Path(config.config_file_path).resolve()
    folders = [("facts", content.resolve()), *(("templates", Path(folder).resolve()) for folder in config.theme.dirs)]
    for what, path in (*folders, ("settings", settings)):
        if path.is_relative_to(site):
            raise Abort(f"{site}: the site would take the place of the {what} in it; name another folder for it")
    for what, folder in folders:
        if site.is_relative_to(folder):
            raise Abort(f"{site}: the site would lie among the {what} in {folder}; name another folder for it")
