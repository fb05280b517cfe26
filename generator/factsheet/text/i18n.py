"""The words of the interface in the language of the site being built; facts and quotations never pass through here."""

from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from gettext import NullTranslations
from typing import Any, TypeVar, cast

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.numbers import format_decimal, format_percent

_FROM_RIGHT = ("Arab", "Aran", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg", "Mand", "Samr")

Function = TypeVar("Function", bound=Callable[..., Any])

_active: NullTranslations = NullTranslations()
_language_caches: list[Any] = []


def set_translations(translations: NullTranslations) -> None:
    """Use these translations from now on; a build calls this once, before anything is drawn."""
    global _active  # noqa: PLW0603
    if translations is _active:
        return
    _active = translations
    for remembered_function in _language_caches:
        remembered_function.cache_clear()


def cache_per_language(function: Function) -> Function:
    """Keep what the function returns for the same arguments, until another language is spoken."""
    cached = lru_cache(maxsize=65536)(function)
    _language_caches.append(cached)
    return cast(Function, cached)


def gettext(message: str) -> str:
    return _active.gettext(message)


_ = gettext


def pgettext(context: str, message: str) -> str:
    """Return the words for one of several meanings that the English ones have."""
    return _active.pgettext(context, message)


MARKS = frozenset("\"“”„‟«»'‘’‚‹›「」『』")
"""Quotation marks of any language, and what looks like one."""
_THIN = "\u202f"


def add_quotation_marks(words: str) -> str:
    """Return words of somebody else in the quotation marks of the language; marks of their own stand a little apart."""
    before = _THIN if words[:1] in MARKS else ""
    behind = _THIN if words[-1:] in MARKS else ""
    return _("“{words}”").format(words=f"{before}{words}{behind}")


def choose_plural(singular: str, many: str, count: int) -> str:
    """Return the form that belongs to the count."""
    return _active.ngettext(singular, many, count)


def ngettext(singular: str, many: str, count: int, **others: str) -> str:
    """Return the form that belongs to the count, with the count in place of its `{count}`, and the others in theirs."""
    return choose_plural(singular, many, count).format(count=format_number(count), **others)


def get_locale() -> str:
    """Return the locale in which dates and numbers are printed; day before month where the site speaks English."""
    named = _active.info().get("language", "en") or "en"
    return "en_GB" if named == "en" else named.replace("-", "_")


@cache_per_language
def format_number(count: int | Decimal) -> str:
    """Return a number as the language prints it, with all its digits; quantities of sources stay as stated."""
    return format_decimal(count, locale=get_locale(), decimal_quantization=False)


@cache_per_language
def format_percentage(hundredths: int) -> str:
    return format_percent(hundredths / 100, locale=get_locale())


@lru_cache
def get_script(tag: str) -> str:
    """Return in which letters a language (BCP 47) is written, as ISO 15924 calls them; empty where nobody knows."""
    language, *parts = tag.replace("_", "-").split("-")
    named = next((part.title() for part in parts if len(part) == 4 and part.isalpha()), "")
    region = next((part.upper() for part in parts if len(part) == 2), "")
    known = str(get_global("language_aliases").get(language.lower(), language.lower())).partition("_")[0]
    likely = get_global("likely_subtags")
    return named or str(likely.get(f"{known}_{region}") or likely.get(known) or "__").split("_")[1]


def get_text_direction(tag: str | None) -> str:
    """Return `rtl` for a language written from right to left, else `ltr`; `auto` where the language is not known."""
    if not tag:
        return "auto"
    return "rtl" if get_script(tag) in _FROM_RIGHT else "ltr"


def get_language_name(tag: str) -> str:
    """Return the name of a language (BCP 47) in the language of the site; the tag itself where it has none."""
    try:
        return Locale.parse(tag, sep="-").get_display_name(get_locale()) or tag
    except (UnknownLocaleError, ValueError):
        return tag
