"""The three counts in words: "5 sources, 4 families, 1 named origin, 2 reports name none"."""

from factsheet.text.i18n import _, cache_per_language, ngettext


@cache_per_language
def format_counts(sources: int, families: int, origins: int, unnamed: int) -> str:
    """Return all three counts; without a counted source, a sentence that says so."""
    if not sources:
        return _("no source that we have read")
    parts = (
        ngettext("{count} source", "{count} sources", sources),
        ngettext("{count} family", "{count} families", families),
        format_origins(origins, unnamed),
    )
    return ", ".join(parts)


@cache_per_language
def format_origins(origins: int, unnamed: int) -> str:
    """Return how many origins are named, and how many reports name none; unnamed origins are never counted as one."""
    if not origins:
        return _("origin not named")
    if not unnamed:
        return ngettext("{count} origin", "{count} origins", origins)
    named = ngettext("{count} named origin", "{count} named origins", origins)
    return f"{named}, {format_unnamed(unnamed)}"


@cache_per_language
def format_unnamed(unnamed: int) -> str:
    return ngettext("{count} report names none", "{count} reports name none", unnamed)
