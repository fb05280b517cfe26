"""The texts of the web form: labels of fields, which fields it shows first, and its interface strings."""

from collections.abc import Callable, Mapping
from typing import Any

from factsheet.model import docstrings
from factsheet.model.fields import RecordField, get_fields
from factsheet.model.record_types import TYPES
from factsheet.text.i18n import _, cache_per_language, gettext


def _collect_records() -> Mapping[str, type]:
    """Return the records that the form can show, by their names in the schemas: a kind of file by its kind."""
    records: dict[str, type] = dict(TYPES)
    for name, record in docstrings.find_records(TYPES.values()).items():
        if record not in TYPES.values():
            records[name] = record
    return records


_RECORDS = _collect_records()


@cache_per_language
def get_labels() -> dict[str, str]:
    """Return labels by name of field in the file; fields with a clear name have none."""
    named = {"no": _("No"), "yes": _("Yes")}
    for record in _RECORDS.values():
        for field in get_fields(record):
            label = field.info.prompt or field.info.label
            if field.is_in("form") and label:
                named.setdefault(field.written, gettext(label))
    return named


def list_first() -> dict[str, list[str]]:
    """Return the fields of each record that the form shows first; the others are under “More”."""
    return _list_fields(lambda field: field.is_in("form") and field.info.is_first)


def list_left_out() -> dict[str, list[str]]:
    """Return the fields of each record that the form leaves to a maintainer."""
    return _list_fields(lambda field: not field.info.supplied_by and not field.is_in("form"))


def list_long() -> list[str]:
    """Return the names of texts that need more than one line, sorted."""
    fields = _list_fields(lambda field: field.is_long or field.kind == "quote")
    return sorted(set().union(*fields.values()))


def _list_fields(is_listed: Callable[[RecordField], bool]) -> dict[str, list[str]]:
    """Return the names of the listed fields of each record that has any."""
    listed: dict[str, list[str]] = {}
    for name, record in _RECORDS.items():
        for field in get_fields(record):
            if is_listed(field):
                listed.setdefault(name, []).append(field.written)
    return listed


@cache_per_language
def get_words() -> dict[str, str]:
    """Return the interface strings by the names that the scripts use."""
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
        "stands": _("Current text"),
        "instead": _("What should it say?"),
        "correction_reason": _("Why? Readers will see this in the log of corrections"),
        "reported_by": _("Who noticed it (optional)"),
        "missing_field": _("Missing: {name}"),
        "of_point": _("The point itself"),
        "of_report": _("Report of {name}"),
        "must": _("Fields marked * are required."),
        "more": _("More"),
        "add": _("Add: {name}"),
        "remove": _("Remove"),
        "choose": _("Choose …"),
        "nothing_found": _("No results. Propose a new one separately."),
        "found": _("{count} found"),
        "lines": _("If you leave out words, put each part on its own line."),
        "understood": _("Understood as: {words}"),
        "file": _("The file"),
        "file_name": _("Short name for the file"),
        "taken": _("the id `{id}` is taken: choose another"),
        "row": _("The row, as readers will see it"),
        "no_row": _("The row appears here when you choose a source."),
        "to_fix": _("To be fixed"),
        "fine": _("This page found no problems."),
        "why": _("why"),
        "fix": _("write: {fix}"),
        "propose": _("Propose"),
        "opens": _("Opens the project’s repository in a new tab with everything filled in; submit it there."),
        "paste": _(
            "The text is too long for an address, so it has been copied: paste it into the empty field that opens."
        ),
        "paste_over": _("The new text has been copied. On the page that opens, select all, paste and submit."),
        "no_forge": _("Copy or download the file, and send it to the contact of this site:"),
        "copy": _("Copy the text"),
        "copied": _("Copied"),
        "select": _("The browser does not allow copying: select the text above and copy it yourself."),
        "download": _("Download the file"),
        "clear": _("Clear the form"),
        "restored": _("Your earlier entries have been restored."),
        "by_hand": _("The form cannot change this file. Edit it directly:"),
        "unreadable": _("The form could not load its data. Try again later, or use one of the ways below."),
        "not_checked": _("A program and a person will compare quotations with the source later."),
        "not_given": _("as-of date not given"),
        "as_of": _("as of {date}"),
        "through": _("Said by, through"),
        "source_column": _("Source"),
        "words_column": _("In its words"),
        "no_words": _("no quotation"),
    }


def make_form_texts() -> dict[str, Any]:
    return {
        "labels": get_labels(),
        "words": get_words(),
        "open": list_first(),
        "left_out": list_left_out(),
        "long": list_long(),
    }
