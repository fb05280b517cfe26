"""Which forms there are, and what each asks: fields of the schema, with its descriptions and words to choose from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from factsheet.drafting.fields import REPORT, Field, Form, fields, shape
from factsheet.language import remembered
from factsheet.schema import schema
from factsheet.suggesting.labels import LONG, labels, words

CORRECTION = "correction"


class Asked(StrEnum):
    """How a forge asks, in its own words."""

    LINE = "input"
    TEXT = "textarea"
    CHOICE = "dropdown"


@dataclass(frozen=True, slots=True)
class Question:
    id: str
    label: str
    """The heading above the answer."""
    asked: Asked
    about: str = ""
    choices: tuple[str, ...] = ()
    is_required: bool = False
    of: str = ""
    """The kind of thing that has the field; empty for what is asked about the proposal itself."""

    @property
    def options(self) -> tuple[str, ...]:
        return tuple(map(option, self.choices))

    def meant(self, answer: str) -> str:
        """Return the word that an option stands for; any other answer as it is."""
        return next((word for word in self.choices if option(word) == answer), answer)


@dataclass(frozen=True, slots=True)
class IssueForm:
    makes: str
    """`correction`, `report`, `point` or `source`: the name of its file, too."""
    name: str
    about: str
    questions: tuple[Question, ...]

    def question(self, id: str) -> Question | None:
        return next((one for one in self.questions if one.id == id), None)


_RESERVED: Mapping[str, str] = {"none": "none at all"}
"""A forge takes the word alone for no answer."""
_OF_POINT = ("title", "kind", "position", "statement", "date", "by", "to", "places", "groups", "measure", "population")
_OF_FIRST_REPORT = ("source", "quote", "no_quote", "value", "as_of", "as_printed", "chain", "basis")
_OF_REPORT = (
    *("source", "quote", "no_quote", "value", "as_of", "says", "by", "as_printed", "chain", "basis"),
    *("stance", "extent", "voice", "translation", "translation_language", "note"),
)
_OF_SOURCE = (
    *("title", "publisher", "work", "author", "date", "language", "kind"),
    *("url", "url_note", "archive_url", "archive_date"),
)
_IN_LINES = ("says", *LONG)
_ABOUT: Mapping[str, str] = {
    "point": "Its id, or the address of its page; the address of a row says which report is meant.",
    "sheet": "The id of the sheet that it belongs to. Where the site has one sheet only, this may stay empty.",
    "source": "Its id, its exact title or its address. A source that the site does not know yet is proposed first.",
    "quote": "Character by character. Put `[…]`, or a new line, where words between are left out.",
    "no_quote": "Only where there is no quotation.",
    "says": "One a line, under the short names of the columns, such as `wording: will reopen`.",
    "value": "Only where the point counts something: as the source words it, such as `up to 400`.",
    "position": "Only of a reaction.",
    "measure": "What a figure counts, such as `killed`. Only of a figure.",
    "population": "Of whom. Only of a figure.",
    "url_note": "Only where there is no address.",
    "was": "Word for word, as the page prints it: so it is found.",
    "link": "An address where it can be read.",
}
"""Where the schema says nothing, or speaks to those who write files."""
_SEVERAL = "Several stand with a comma between them."


def option(word: str) -> str:
    return _RESERVED.get(word, word)


@remembered
def forms() -> tuple[IssueForm, ...]:
    said = words()
    return (
        IssueForm(CORRECTION, said["correct"], "Something on a page is wrong, and a source says so.", _correction()),
        IssueForm(REPORT, said["report"], "A point is there, and one more source speaks of it.", _report()),
        IssueForm("point", said["point"], "One thing said, proposed, done or counted that is not there yet.", _point()),
        IssueForm("source", said["source"], "An article, transcript, post or document.", _source()),
    )


def _correction() -> tuple[Question, ...]:
    said, shape = words(), schema("point")["$defs"]["Correction"]
    required: list[str] = shape["required"]
    label = {"was": said["stands"], "now": said["instead"], "reason": said["tell"], "reported_by": said["reported_by"]}
    return (
        _which_point(),
        *(
            Question(name, label[name], Asked.TEXT, _ABOUT.get(name, ""), (), name in required, CORRECTION)
            for name in ("was", "now", "reason")
        ),
        Question("link", "What does the source say, and where?", Asked.TEXT, _ABOUT["link"], of=""),
        Question("reported_by", label["reported_by"], Asked.LINE, "", (), "reported_by" in required, CORRECTION),
    )


def _report() -> tuple[Question, ...]:
    return _which_point(), *_asked(REPORT, _OF_REPORT)


def _point() -> tuple[Question, ...]:
    sheet = Question("sheet", words()["which_sheet"], Asked.LINE, _ABOUT["sheet"])
    first = (_optional(question) for question in _asked(REPORT, _OF_FIRST_REPORT))
    return sheet, *_asked("point", _OF_POINT), *first


def _source() -> tuple[Question, ...]:
    return tuple(_asked("source", _OF_SOURCE))


def _which_point() -> Question:
    return Question("point", words()["which_point"], Asked.LINE, _ABOUT["point"], is_required=True)


def _optional(question: Question) -> Question:
    """Return the question of a report that need not be there yet."""
    return Question(question.id, question.label, question.asked, question.about, question.choices, False, question.of)


def _asked(kind: str, names: tuple[str, ...]) -> Iterator[Question]:
    required = [name for name in shape(kind)["required"] if name not in ("url", "url_note")]
    for name in names:
        field = fields(kind)[name]
        yield Question(name, label(field), _manner(field), _about(field), field.choices, name in required, kind)


def label(field: Field) -> str:
    return labels().get(field.name) or field.name.replace("_", " ").capitalize()


def _manner(field: Field) -> Asked:
    if field.choices:
        return Asked.CHOICE
    return Asked.TEXT if field.name in _IN_LINES and field.name not in ("title", "as_printed") else Asked.LINE


def _about(field: Field) -> str:
    several = _SEVERAL if field.many and field.form is Form.TEXT else ""
    return " ".join(filter(None, (_ABOUT.get(field.name, field.about), several)))
