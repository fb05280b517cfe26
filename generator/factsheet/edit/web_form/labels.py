"""The form's own words: what its fields are called, which of them stand open, and what it says of itself."""

from typing import Any

from factsheet.text.i18n import _, remembered

OPEN = {
    "point": ("title", "kind", "position", "statement", "date", "by", "to", "places", "groups", "compare", "reports"),
    "Report": ("source", "quote", "no_quote", "says", "attribution"),
    "source": ("title", "publisher", "date", "language", "url", "url_note"),
    "actor": ("name", "kind", "aliases"),
    "place": ("name", "kind", "in"),
    "Aspect": ("id", "type", "options", "of", "measure", "population", "place"),
    "Figure": ("value", "as_of"),
}
"""The fields of each record that are asked for first; the others stand under “More”."""
LEFT_OUT = (
    *("translations", "names", "snapshot", "not_content", "corrections", "reviewed", "status", "series", "utterance"),
    *("archive_date", "access_date", "url_status", "differences", "outcome", "rank", "rank_reason", "alters"),
)
"""What a first proposal does not need, and a maintainer adds; `archive_url` stays."""
LONG = ("title", "statement", "summary", "quote", "reason", "note", "description", "as_printed", "text", "evidence")
"""Texts that want more than a line."""


@remembered
def labels() -> dict[str, str]:
    """Return what a field is called, by its name in the file, for those whose name does not say it."""
    return {
        "by": _("Said or done by"),
        "to": _("Addressed to"),
        "groups": _("Sections of the sheet"),
        "compare": _("What is compared (the columns of the table)"),
        "reports": _("What the sources say"),
        "quote": _("Its own words, exactly as printed"),
        "no_quote": _("Or why there is no quotation"),
        "says": _("What it states"),
        "attribution": _("Whom it names for it"),
        "as_printed": _("In its words (“officials said”)"),
        "chain": _("From the origin to the outlet"),
        "basis": _("What it rests on"),
        "as_of": _("For which day it holds (not_given: the source names none)"),
        "value": _("The number, in the source’s words"),
        "no": _("No"),
        "yes": _("Yes"),
        "url": _("Address"),
        "url_note": _("Why there is no address"),
        "archive_url": _("Address of an archived copy"),
        "in": _("Lies in"),
        "of": _("What its members are"),
        "held": _("Does anybody here have it?"),
        "derived_from": _("For an estimate: the sources that it was made from"),
        "edges": _("What it copies or cites"),
        "date_basis": _("How the date is known"),
        "stance": _("Does it report it as so?"),
        "extent": _("How much of it does it tell?"),
        "voice": _("Where the words stand"),
        "id": _("Short name (id)"),
    }


@remembered
def words() -> dict[str, str]:
    """Return what the form says of itself, by the names that its scripts have for it."""
    return {
        "do": _("What would you like to do?"),
        "correct": _("Suggest a correction"),
        "report": _("Add what another source says"),
        "point": _("New point"),
        "source": _("New source"),
        "actor": _("New actor"),
        "place": _("New place"),
        "which_point": _("Which point?"),
        "which_sheet": _("On which sheet?"),
        "which_value": _("What is wrong?"),
        "stands": _("There stands now"),
        "instead": _("What should stand there?"),
        "tell": _("Why? Readers see it in the log of corrections"),
        "reported_by": _("Who noticed it (may stay empty)"),
        "missing_field": _("Something is missing: {name}"),
        "of_point": _("The point itself"),
        "of_report": _("Report of {name}"),
        "must": _("A star marks what must be filled in."),
        "more": _("More"),
        "add": _("Add: {name}"),
        "remove": _("Remove"),
        "choose": _("Choose …"),
        "nothing_found": _("Nothing found. New ones are proposed by themselves."),
        "found": _("{count} found"),
        "lines": _("Where words between are left out, put each part on a line of its own."),
        "understood": _("Understood as: {words}"),
        "file": _("The file"),
        "file_name": _("Short name of the file"),
        "taken": _("the id `{id}` is taken: choose another"),
        "row": _("The row, as readers will see it"),
        "no_row": _("The row appears here when a source is chosen."),
        "mend": _("Still to be mended"),
        "fine": _("Nothing is wrong as far as this page can tell."),
        "why": _("why"),
        "fix": _("write: {fix}"),
        "propose": _("Propose"),
        "opens": _("Opens the project’s own site in a new tab with everything filled in; a button there sends it."),
        "paste": _("It is too long for an address, so it is copied: paste it into the empty field that opens."),
        "paste_over": _("The new text is copied. In the page that opens, mark everything, paste, and send it."),
        "no_forge": _("Copy or download the file, and send it to the contact of this site:"),
        "copy": _("Copy the text"),
        "copied": _("Copied"),
        "select": _("Copying is not allowed here: mark the text above and copy it with your keys."),
        "download": _("Download the file"),
        "clear": _("Clear the form"),
        "restored": _("What you had entered before is back."),
        "by_hand": _("This file is written in a way that only a person should change. Edit it directly:"),
        "unreadable": _("What the form needs cannot be read just now. Try again later, or use the ways below."),
        "not_checked": _("Quotations are compared with the source later, by a program and by a person."),
        "not_given": _("as-of date not given"),
        "as_of": _("as of {date}"),
        "through": _("Said by, through"),
        "source_column": _("Source"),
        "words_column": _("In its words"),
        "no_words": _("no quotation"),
    }


def form() -> dict[str, Any]:
    return {"labels": labels(), "words": words(), "open": OPEN, "left_out": LEFT_OUT, "long": LONG}
