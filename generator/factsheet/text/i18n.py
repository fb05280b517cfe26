"""Interface text in the language of the site being built; facts and quotations never pass through here."""

from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from gettext import NullTranslations
from typing import Any, TypeVar, cast

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.numbers import format_decimal, format_percent

# Dates, numbers and languages are named by Babel: CLDR knows month names, orders and language names of every language.

_FROM_RIGHT = ("Arab", "Aran", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg", "Mand", "Samr")

Function = TypeVar("Function", bound=Callable[..., Any])

_active: NullTranslations = NullTranslations()
_language_caches: list[Any] = []


def set_translations(translations: NullTranslations) -> None:
    """Use these translations from now on; a build calls this once, before it renders anything."""
    global _active  # noqa: PLW0603
    if translations is _active:
        return
    _active = translations
    for remembered_function in _language_caches:
        remembered_function.cache_clear()


def cache_per_language(function: Function) -> Function:
    """Cache the results of the function until the language changes."""
    cached = lru_cache(maxsize=65536)(function)
    _language_caches.append(cached)
    return cast(Function, cached)


def gettext(message: str) -> str:
    return _active.gettext(message)


_ = gettext


def pgettext(context: str, message: str) -> str:
    """Return the translation of an English message with several meanings; the context says which is meant."""
    return _active.pgettext(context, message)


MARKS = frozenset("\"“”„‟«»'‘’‚‹›「」『』")
"""Quotation marks of any language, and what looks like one."""
_THIN = "\u202f"
"""Between our marks and those of the quotation, which are never exchanged: the words stay those of the source."""


def add_quotation_marks(words: str) -> str:
    """Return a quotation in the quotation marks of the language, set slightly apart from its own."""
    before = _THIN if words[:1] in MARKS else ""
    behind = _THIN if words[-1:] in MARKS else ""
    return _("“{words}”").format(words=f"{before}{words}{behind}")


def choose_plural(singular: str, many: str, count: int) -> str:
    """Return the translated plural form for the count."""
    return _active.ngettext(singular, many, count)


def ngettext(singular: str, many: str, count: int, **others: str) -> str:
    """Return the translated plural form for the count, with `{count}` and the other fields filled in."""
    return choose_plural(singular, many, count).format(count=format_number(count), **others)


def get_locale() -> str:
    """Return the locale for dates and numbers; for plain English the British one, with the day before the month."""
    language = _active.info().get("language", "en") or "en"
    return "en_GB" if language == "en" else language.replace("-", "_")


@cache_per_language
def format_number(count: int | Decimal) -> str:
    """Return a number of ours with all its digits; quantities of sources are printed as stated."""
    return format_decimal(count, locale=get_locale(), decimal_quantization=False)


@cache_per_language
def format_percentage(hundredths: int) -> str:
    return format_percent(hundredths / 100, locale=get_locale())


@lru_cache
def get_script(tag: str) -> str:
    """Return the script (ISO 15924) of a language (BCP 47); empty if it is unknown."""
    language, *parts = tag.replace("_", "-").split("-")
    region = ""
    for part in parts:
        if len(part) == 4 and part.isalpha():
            return part.title()
        if len(part) == 2 and not region:
            region = part.upper()
    # CLDR lists the likely subtags by the present name of a language: `he`, not `iw`.
    language = str(get_global("language_aliases").get(language.lower(), language.lower())).partition("_")[0]
    likely_subtags = get_global("likely_subtags")
    likely = likely_subtags.get(f"{language}_{region}") or likely_subtags.get(language)
    return str(likely).split("_")[1] if likely else ""


def get_text_direction(tag: str | None) -> str:
    """Return `rtl` for a language written from right to left, else `ltr`; `auto` if the language is unknown."""
    if not tag:
        return "auto"
    return "rtl" if get_script(tag) in _FROM_RIGHT else "ltr"


@cache_per_language
def get_language_name(tag: str) -> str:
    """Return the name of a language (BCP 47) in the language of the site; the tag itself if it has none."""
    try:
        return Locale.parse(tag, sep="-").get_display_name(get_locale()) or tag
    except (UnknownLocaleError, ValueError):
        return tag
