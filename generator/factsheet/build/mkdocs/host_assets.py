"""Our style sheets and scripts as MkDocs knows files."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from factsheet.site.rendering import found_assets
from factsheet.web import urls

FIRST = "factsheet.css"
"""The style sheet that the others build on."""
SITEMAPS = ("sitemap.xml", "pages/sitemap.xml")


def link_all(config: MkDocsConfig) -> None:
    """Have another theme link our style sheets and scripts, which our own pages name one by one."""
    assets = found_assets(_folders(config))
    for name in sorted(assets.named, key=lambda name: (name != FIRST, name)):
        links = config.extra_css if name.endswith(".css") else config.extra_javascript
        links.append(assets.address(name).path)


def hand_over(files: Files, config: MkDocsConfig) -> None:
    """Have the host write each under the name that tells what it holds, and not under its plain one.

    The host takes for files of the site what it does not know as templates: those of the sitemap.
    """
    for template in {*SITEMAPS}.difference(config.theme.static_templates):
        raw = files.get_file_from_path(template)
        if raw is not None:
            files.remove(raw)
    assets = found_assets(_folders(config))
    for name in assets.named:
        plain = files.get_file_from_path(urls.asset(name).path)
        if plain is not None:
            files.remove(plain)
    for path, content in assets.files.items():
        files.append(File.generated(config, path, content=content))


def _folders(config: MkDocsConfig) -> list[Path]:
    return [Path(folder) for folder in config.theme.dirs]
