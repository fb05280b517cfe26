"""Words of the glossary on values: how they differ, numbers and dates, quotations. Pages lead to their keys."""

from collections.abc import Iterator

from factsheet.site.pages.parts import labels
from factsheet.site.pages.parts.glossary_report_terms import Term
from factsheet.text.i18n import _


def differences() -> Iterator[Term]:
    meanings = {
        "substance": _("Reports tell different things."),
        "number": _("Reports give different numbers."),
        "list": _("Reports name different members of a list."),
        "speaker": _("Reports name different speakers."),
        "time": _("Reports give different dates or times."),
        "wording": _("Reports tell the same in different words. This never makes a point contested."),
        "spelling": _("Names are written in different ways. This never makes a point contested."),
    }
    for key, meaning in meanings.items():
        yield Term(f"difference-{key}", labels.difference(key), meaning)
    yield Term(
        "compatible",
        _("Compatible"),
        _("Values that are not the same and can both be right: “at least 5” and “8”, a town and the region around it."),
    )
    yield Term(
        "not-comparable",
        _("Not comparable"),
        _(
            "Values that hold for different days, places, groups of people or things counted. No range is given over "
            "them."
        ),
    )


def numbers() -> Iterator[Term]:
    yield Term(
        "operator",
        _("At least, up to, nearly …"),
        _(
            "The words by which a source limits a number belong to it. “At least 5” and “more than 4” have a least "
            "and no most; “up to 400” and “nearly 400” have a most and no least; “between 350 and 400” has both; "
            "“about 400” is not exact."
        ),
    )
    yield Term(
        "open-bound",
        _("Open bound"),
        _("The end of a number that its source leaves open. It stays open here, in words, drawings and data."),
    )
    yield Term(
        "not-exact",
        _("Not exact"),
        _("A word instead of a number, such as “dozens” or “thousands”. It is never turned into one."),
    )
    yield Term(
        "none",
        _("None, zero, unknown"),
        _("“0”, “none reported”, “unknown” and “not mentioned” are four different things, and are shown as such."),
    )
    yield Term(
        "claimant",
        _("Claimant"),
        _(
            "Whose figure it is: the one whom the source names for it, else the first in its chain. Figures of "
            "different claimants are never mixed."
        ),
    )
    yield Term(
        "as-of",
        _("As of"),
        _(
            "The day up to which, or for which, a number holds. It is not the day of publication; where the source "
            "does not give it, that is said."
        ),
    )
    yield Term(
        "series",
        _("Series"),
        _(
            "Values of one quantity by day, week, month or year. Those of different claimants are compared where date "
            "and period are the same."
        ),
    )
    yield Term(
        "filled-in",
        _("Filled in"),
        _(
            "A value with which a claimant fills a gap in its own series: carried on, interpolated or estimated. It is "
            "shown, and never counted or compared."
        ),
    )
    yield Term(
        "best-estimate",
        _("Best estimate"),
        _("The value within its own range that a source holds to be the most likely. Range and best estimate are one."),
    )
    yield Term("provisional", _("Provisional"), _("The source says itself that the number is not final."))
    yield Term(
        "verification",
        _("Verification"),
        _(
            "What the source says of it: that the origin verified the number, or that the outlet could not. It is no "
            "check of ours."
        ),
    )
    yield Term(
        "casualties",
        _("Killed, injured, missing, casualties"),
        _(
            "They are counted apart. Casualties are the killed and the injured together; the word alone is never read "
            "as deaths."
        ),
    )
    yield Term(
        "cumulative",
        _("In all, per period"),
        _(
            "In all: counted from a beginning up to the as-of date. Per period: counted within each day, week, month "
            "or year."
        ),
    )
    yield Term(
        "counted-within",
        _("Counted within"),
        _("A figure that is a part of another, and is therefore never added to it."),
    )


def quotations() -> Iterator[Term]:
    yield Term(
        "quotation",
        _("Quotation"),
        _("The source’s own words as it prints them, errors included; […] stands where words between were left out."),
    )
    yield Term("marked-words", _("Marked words"), _("Words in which the renderings of one utterance differ."))
    yield Term(
        "altered-quotation",
        _("Altered quotation"),
        _(
            "A copy quotes other words than the text that it copies. The change is shown beside the quotation, never "
            "inside it."
        ),
    )
    yield Term(
        "translation",
        _("Translation"),
        _("Ours unless somebody is named. It stands beside the original and never in its place."),
    )
    yield Term(
        "passage",
        _("Passage link"),
        _("A link to the very words in the source. A browser that does not find them opens the page at its top."),
    )
    yield Term("locator", _("Locator"), _("Where in the source the words stand: page, paragraph, sentence or time."))
    yield Term("archive", _("Archive link"), _("A link to a copy of the page in a public archive."))
    yield Term(
        "snapshot",
        _("Snapshot"),
        _(
            "The text of a source as it was stored, known by its checksum. Quotations are compared with it; it is not "
            "published."
        ),
    )
