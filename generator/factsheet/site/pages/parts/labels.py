"""The words that pages use for the keys of the model, in the language of the site; `labels.toml` lists them."""

import tomllib
from collections.abc import Mapping
from importlib.resources import files

from factsheet.analysis.support import Support
from factsheet.model.report import Locator
from factsheet.site.pages.parts.view_types import SupportLabel as Shown
from factsheet.text.i18n import _, cache_per_language, gettext

LABELS: Mapping[str, Mapping[str, str]] = tomllib.loads(files(__package__).joinpath("labels.toml").read_text("utf-8"))
"""By group, then by key: the English words, which are what translators translate."""


@cache_per_language
def get_label(group: str, key: str) -> str:
    """Return the words for a key of a group; nothing for a key that pages do not mention."""
    words = LABELS[group][key]
    return gettext(words) if words else ""


@cache_per_language
def make_support(key: Support) -> Shown:
    return Shown(key.value, get_label("support", key), get_label("support_meaning", key))


def format_locator(place: Locator) -> str:
    """Say where in the source the words are."""
    parts = []
    if place.page:
        parts.append(_("page {page}").format(page=place.page))
    if place.paragraph:
        parts.append(_("paragraph {number}").format(number=place.paragraph))
    if place.sentences:
        numbers = ", ".join(place.sentences)
        form = _("sentence {numbers}") if numbers.isdecimal() else _("sentences {numbers}")
        parts.append(form.format(numbers=numbers.replace("-", "–")))
    if place.timestamp:
        parts.append(_("at {time}").format(time=place.timestamp))
    return ", ".join(parts)
