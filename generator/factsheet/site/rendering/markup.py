"""Rich text → HTML: `{{ point|name }}`, `{{ note|words }}`. Cached, since the same names are on many pages."""

from collections.abc import Iterable

from markupsafe import Markup, escape

from factsheet.site.pages.parts.view_types import Counts
from factsheet.text import i18n
from factsheet.text.i18n import gettext as _
from factsheet.text.rich_text import RichText, Span


@i18n.cache_per_language
def render_name(span: Span) -> Markup:
    """Return the text with its link and its language."""
    text = escape(span.text)
    language = f' lang="{escape(span.language)}"' if span.language else ""
    if span.href is None or span.href == "":
        return Markup(f"<span{language}>{text}</span>") if language else text
    if isinstance(span.href, str):  # on another site
        return Markup(f'<a href="{escape(span.href)}" rel="noopener">{text}</a>')
    return Markup(f'<a href="{escape(span.href)}"{language}>{text}</a>')


def render_words(spans: Iterable[Span]) -> Markup:
    """Return the spans as HTML; a manner such as doubtful is shown by a word as well as by a style."""
    return _render_words(tuple(spans))


@i18n.cache_per_language
def _render_words(spans: RichText) -> Markup:
    return Markup("".join(map(_render_manner, spans)))


@i18n.cache_per_language
def render_small_counts(counts: Counts) -> Markup:
    """Return the three counts in short for lists, in words for screen readers; "–" if no origin is named."""
    origins = i18n.format_number(counts.origins) if counts.origins else "–"
    seen = f"{i18n.format_number(counts.sources)} · {i18n.format_number(counts.families)} · {origins}"
    words = escape(counts.words)
    return Markup(
        f'<span class="fs-counts__small" title="{words}"><span aria-hidden="true">{escape(seen)}</span>'
        f'<span class="fs-hidden">{words}</span></span>'
    )


def _render_manner(span: Span) -> str:
    html: str = render_name(span)
    # The hidden and bracketed words, since neither screen readers nor copied text convey a style.
    match span.manner:
        case "mark":
            html = f'<mark class="fs-words__mark">{html}</mark>'
        case "struck":
            label = _("struck out:")  # not inside the f-string, from which no text is extracted for translators
            html = f'<s class="fs-words__struck"><span class="fs-hidden">{label} </span>{html}</s>'
        case "note":
            html = f'<small class="fs-words__note">{html}</small>'
        case "code":
            html = f"<code>{html}</code>"
        case "apart":
            html = '<span class="fs-words__apart"></span>'
        case "doubtful":
            note = f'<small class="fs-words__note">({_("doubtful")})</small>'
            html = f'<span class="fs-words__doubtful">{html}</span> {note}'
        case "vague":
            label = _("not exact")
            note = f'<small class="fs-words__note">({label})</small>'
            html = f'<span class="fs-words__vague">{html}</span> {note}'
        case "provisional":
            html = f'<span class="fs-words__provisional">{html}</span>'
    return html
