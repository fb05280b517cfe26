"""Every row of the table of YAML's traps (docs of the editor's design): what is written, and what we say of it."""

import pytest

from tests.problems.case import HERE, Case

TRAPS = {
    "NO, 012, 12:30, 1.10 and 2024-02-30 in a text": ("text-that-yaml-would-change", None, ""),
    "012, 12:30, 1.10, NO and 2024-02-30 in fields that mean more": ("values-that-yaml-would-change", "F011", ""),
    "title: Resolution #2728 adopted": ("comment-that-was-none", "F007", "lost as a comment"),
    "&amp thing": ("anchor", "F004", "begins with `&`"),
    "**bold**": ("bold", "F004", "`*`"),
    "@name": ("sign-at-the-beginning", "F002", "cannot begin with `@`"),
    "%50": ("percent-at-the-beginning", "F002", "cannot begin with `%`"),
    "a field twice": ("duplicate-field", "F003", "is already on line 1"),
    "a field twice in braces": ("duplicate-field-in-braces", "F003", "appears twice, here and on line 4"),
    "a tab as indentation": ("tab-as-indentation", "F002", "a tab: indent with spaces"),
    "a no-break space as indentation": ("no-break-space-as-indentation", "F001", "U+00A0"),
    "a tab among spaces": ("tab-among-spaces", "F002", "a tab: indent with spaces"),
    "a no-break space among spaces": ("no-break-space-among-spaces", "F001", "U+00A0"),
    "what nobody sees in the name of a field": ("invisible-in-the-name-of-a-field", "F001", "U+00AD"),
    "a no-break space after the colon": ("no-break-space-after-colon", "F002", "U+00A0"),
    "a zero-width space": ("zero-width-space", "F001", "U+200B"),
    "a byte order mark inside": ("byte-order-mark-inside", "F001", "U+FEFF"),
    "a byte order mark at the beginning": ("byte-order-mark", "F012", "1:1:"),
    "Reaction: he said": ("colon-in-value", "F002", "a colon and a space inside a value"),
    "“Smart: quotes”": ("colon-in-curly-quotes", "F002", "curly quotation marks"),
    "“Smart” quotes": ("curly-quotation-marks-as-text", None, ""),
    "text after a closing quotation mark": ("text-after-quotation", "F002", "text after the closing quotation mark"),
    "'it's'": ("apostrophe-in-single-quotes", "F002", "an apostrophe ends text in single quotes"),
    "[UN] statement": ("text-after-bracket", "F002", "begins with a bracket"),
    "an anchor": ("anchor", "F004", "1:8:"),
    "an alias": ("alias-of-nothing", "F004", "is an anchor or alias"),
    "*Talks* open": ("alias-with-words", "F004", "1:8:"),
    "a merge key": ("merge", "F004", "`<<`"),
    "a tag": ("tag", "F005", "`!`"),
    "a thousand [": ("thousand-brackets", "F006", "nested deeper than 24 levels"),
    "1,200 in a field for a whole number": ("whole-number-with-separator", "F011", "1200"),
    "some 1,200 in braces": ("comma-in-braces", "F002", "in braces a comma begins the next field"),
    "some 1,200 in brackets": ("comma-in-brackets", "F002", "in brackets a comma begins the next item"),
    "a colon of full width": ("colon-of-another-width", "F002", "U+FF1A"),
    "-x for - x": ("dash-without-space", "F007", "a space is missing after the dash"),
    "an en dash for a hyphen": ("dash-of-another-kind", "F007", "a list item begins with a hyphen"),
    "t:x": ("colon-without-space", "F002", "a space is missing after the colon"),
    "a quotation mark that is never closed": ("quotation-mark-never-closed", "F002", "1:8:"),
    "a bracket that is never closed": ("bracket-never-closed", "F002", "2:5:"),
    "braces that are never closed": ("braces-never-closed-in-a-list", "F002", "6:5:"),
    "a quotation mark never closed in a list": ("quotation-mark-never-closed-in-a-list", "F002", "2:22:"),
    "a bracket that nothing opens": ("bracket-closed-and-never-opened", "F002", "never opened"),
    "a comment that takes the bracket": (
        "comment-that-takes-the-bracket",
        "F007",
        "the closing bracket is lost in a comment",
    ),
    "a comment below a text": ("hash-below-a-text", "F007", "3:2:"),
    "a comment behind quotation marks": ("comment-behind-quotation-marks", "F007", "is lost as a comment"),
    "a comment in place of a value": ("comment-in-place-of-a-value", "F007", "is lost as a comment"),
    "a comment on the line below": ("comment-on-the-line-below", "F007", "2:3:"),
    "a comment behind the sign of a text": ("comment-behind-the-sign-of-a-text", "F007", "1:11:"),
    "a comment behind a tab": ("comment-behind-a-tab", "F007", "1:14:"),
    "comments that are welcome": ("comments-that-are-welcome", None, ""),
    "an escape that changes a sign": ("escape-that-changes", "F007", "becomes another character"),
    "an escape that is meant": ("escape-that-is-meant", None, ""),
    "a list that is joined to a text": ("list-joined-to-a-text", "F007", "4:3:"),
    "a field that is joined to a text": ("field-joined-to-a-text", "F007", "2:3:"),
    "a directive": ("directive", "F007", "1:1:"),
    "text after the end of the document": ("text-after-the-end", "F002", "..."),
}


@pytest.mark.parametrize("written", TRAPS)
def test_each_trap_has_a_case_that_names_it(written: str) -> None:
    name, code, words = TRAPS[written]
    told = Case(HERE / f"{name}.yml").expected()
    assert f"error[{code}]" in told if code else "error" not in told
    assert words in told
