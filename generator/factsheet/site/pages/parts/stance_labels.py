"""The words for how a source stands to a point, in the language of the site."""

from factsheet.analysis.who_says_what import Saying
from factsheet.model.report import NotCounted
from factsheet.text.i18n import _, remembered


@remembered
def key(saying: Saying) -> str:
    """Return the key by which the style sheet knows it."""
    return saying.value.replace("_", "-")


@remembered
def word(saying: Saying) -> str:
    return {
        Saying.SAID: _("said"),
        Saying.PARTIAL: _("said in part"),
        Saying.HEADLINE_ONLY: _("in the headline only"),
        Saying.ASSERTS_ABSENCE: _("says there was none"),
        Saying.DENIES: _("denies"),
        Saying.CITED_NOT_SEEN: _("cited, not seen"),
        Saying.RETIRED: _("not counted"),
        Saying.NOT_MENTIONED: _("not mentioned"),
        Saying.PUBLISHED_BEFORE: _("published before"),
        Saying.NOT_CHECKED: _("not checked"),
    }[saying]


@remembered
def meaning(saying: Saying) -> str:
    return {
        Saying.SAID: _("the source has it, in its words or with its number"),
        Saying.PARTIAL: _("the source has a part of it"),
        Saying.HEADLINE_ONLY: _("a headline or a line of links has it; the body is silent"),
        Saying.ASSERTS_ABSENCE: _("the source says in words that it was not said or did not occur"),
        Saying.DENIES: _("the source says that it is not so"),
        Saying.CITED_NOT_SEEN: _("the source is said to have it; we have not seen it there and do not count it"),
        Saying.RETIRED: _("a report that is shown on the page of the point, with the reason why it is not counted"),
        Saying.NOT_MENTIONED: _("read in full, and silent on this"),
        Saying.PUBLISHED_BEFORE: _("older than this, so that silence means nothing"),
        Saying.NOT_CHECKED: _("not read in full, or its date leaves open whether it is older"),
    }[saying]


@remembered
def not_counted(key: NotCounted) -> str:
    """Say why a report is in no count."""
    return {
        "deprecated": _("deprecated"),
        "page_not_seen": _("not seen by us"),
        "states_nothing": _("it gives no words, no value and no place in the source"),
    }[key]
