"""How long something lasts, in the words of the site's language."""

from datetime import timedelta

from babel.dates import format_timedelta

from factsheet.text.i18n import cache_per_language, get_locale


@cache_per_language
def format_duration(length: timedelta) -> str:
    """Return a rounded length of time: "3 hours", "5 months", "8 years"."""
    # By Babel's default of 0.85, 11 months would already be printed as a year.
    return format_timedelta(length, threshold=1.5, locale=get_locale())
