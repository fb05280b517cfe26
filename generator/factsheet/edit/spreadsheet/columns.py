"""The columns of a spreadsheet of points, told once: what import reads, export writes and the handbook explains."""

from collections.abc import Mapping
from dataclasses import dataclass

from factsheet.edit.new.fields import Path


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    path: Path
    """Where its value stands in the file of a point; empty for what the place of the file says."""
    about: str
    refers: str | None = None
    """The kind of thing that its ids lead to."""
    many: bool = False

    @property
    def of_report(self) -> bool:
        return self.path[:1] == ("reports",)


QUOTE = "quote"
LEFT_OUT = " […] "
"""Stands between the parts of a quotation."""
VALUE = ("reports", "says")
"""The values of what is counted; its id comes between."""

_SEVERAL = "Several stand with a semicolon between them."
COLUMNS: tuple[Column, ...] = (
    Column("sheet", (), "The sheet that the point belongs to; may be left out where there is one, or with `--sheet`."),
    Column("point", (), "The id of the point; made from the title where it is left out."),
    Column("title", ("title",), "A plain short sentence."),
    Column("kind", ("kind",), "`proposal`, `reaction`, `figure`, `statement`, `event` or `background`."),
    Column("statement", ("statement",), "One neutral sentence in your own words."),
    Column("summary", ("summary",), "Agreement and difference in free prose."),
    Column("by", ("by",), f"Who said or did it. {_SEVERAL}", "actor", many=True),
    Column("to", ("to",), f"To whom. {_SEVERAL}", "actor", many=True),
    Column("places", ("places",), _SEVERAL, "place", many=True),
    Column("groups", ("groups",), f"Sections of the sheet. {_SEVERAL}", "group", many=True),
    Column("date", ("date",), "When it was said; for events, when it happened: `2022-03-29`."),
    Column("date_basis", ("date_basis",), "How the date is known, where the sources print only “Tuesday”."),
    Column("responds_to", ("responds_to",), f"Points that it answers. {_SEVERAL}", "point", many=True),
    Column("position", ("position",), "Of a reaction: `accepts`, `conditional`, `rejects` or `noncommittal`."),
    Column("expected", ("expected",), "`yes` where it was announced and is not known to have come."),
    Column("status", ("status",), "`stands`, `superseded`, `corrected` or `withdrawn`."),
    Column("subset_of", ("subset_of",), "The point that it is counted within.", "point"),
    Column("same_event", ("same_event",), "`doubtful` where the reports may be about two events."),
    Column("responsible", ("responsible",), _SEVERAL, "actor", many=True),
    Column("related", ("related",), f"Other points. {_SEVERAL}", "point", many=True),
    Column("withheld", ("withheld",), "Why something is left out."),
    Column("counted", ("compare", "id"), "The id of what is counted; made from the measure where it is left out."),
    Column("measure", ("compare", "measure"), "What is counted, such as `killed`; a figure needs it."),
    Column("label", ("compare", "label"), "The head of its column, where the id does not make a good one."),
    Column("population", ("compare", "population"), "Of whom, such as `civilian`, `mixed`, `unstated`."),
    Column("unit", ("compare", "unit"), "In what it is counted."),
    Column("counted_in", ("compare", "place"), "The place that it is counted in.", "place"),
    Column("period", ("compare", "period"), "The time that it is counted over."),
    Column("counting", ("compare", "counting"), "`cumulative` or `per_period`."),
    Column("source", ("reports", "source"), "The source of this report.", "source"),
    Column("report_id", ("reports", "id"), "Needed where a source reports the same point twice."),
    Column(QUOTE, ("reports", "quote"), "Its words, character by character; `[…]` where words between are left out."),
    Column("no_quote", ("reports", "no_quote"), "Why it has no words: `page_not_seen`, `paywalled` or `number_only`."),
    Column("value", (*VALUE, "value"), "The number as the source words it: `up to 400`."),
    Column("as_of", (*VALUE, "as_of"), "The day for which the number holds, or `not_given`."),
    Column("best", (*VALUE, "best"), "The best estimate, where the number is a range: `380`."),
    Column("provisional", (*VALUE, "provisional"), "`yes` where the source says that the number is not final."),
    Column("claimed_by", (*VALUE, "claimed_by"), "Whose number it is, where not the first of the chain.", "actor"),
    Column("verification", (*VALUE, "verification"), "`verified_by_origin` or `outlet_could_not_verify`."),
    Column("report_by", ("reports", "by"), f"The speaker whom this source names instead. {_SEVERAL}", "actor", True),
    Column("as_printed", ("reports", "attribution", "as_printed"), "The attribution as the page prints it."),
    Column("chain", ("reports", "attribution", "chain"), f"From the origin to the outlet. {_SEVERAL}", "party", True),
    Column("basis", ("reports", "attribution", "basis"), "Such as `named_official`, `document`, `other_outlet`."),
    Column("stance", ("reports", "stance"), "`reports`, `denies`, `accepts` or `asserts_absence`."),
    Column("extent", ("reports", "extent"), "`full`, `partial` or `headline_only`."),
    Column("voice", ("reports", "voice"), "`news`, `analysis`, `headline`, `caption` or `link`."),
    Column("alters", ("reports", "alters"), "The row whose quotation this copy changes.", "report"),
    Column("copied_from", ("reports", "copied_from"), "The source that it is taken from.", "source"),
    Column(
        "derived_from", ("reports", "derived_from"), f"Of an estimate: what it is made from. {_SEVERAL}", "source", True
    ),
    Column("paragraph", ("reports", "locator", "paragraph"), "Its number in the page."),
    Column("sentences", ("reports", "locator", "sentences"), f"Numbers or ranges (`3-5`). {_SEVERAL}", many=True),
    Column("page", ("reports", "locator", "page"), "Of a printed source."),
    Column("timestamp", ("reports", "locator", "timestamp"), "Of a recording."),
    Column("rank", ("reports", "rank"), "`preferred`, `normal` or `deprecated`."),
    Column("rank_reason", ("reports", "rank_reason"), "Why it has another rank."),
    Column("report_note", ("reports", "note"), "Whatever else must be said of this report."),
)
BY_NAME: Mapping[str, Column] = {column.name: column for column in COLUMNS}

_EXAMPLE = {
    "point": "travellers-at-the-lake",
    "title": "Travellers waiting at the lake",
    "kind": "figure",
    "statement": "Travellers waited at the lake.",
    "date": "2022-03-29",
    "measure": "waiting travellers",
    "population": "unstated",
    "source": "example-source",
    "quote": "up to 400 people waited",
    "value": "up to 400",
    "as_of": "not_given",
    "basis": "own_observation",
}
TEMPLATE: tuple[Mapping[str, str], ...] = (_EXAMPLE,)
"""A row that shows how; nothing in it is true."""


def handbook() -> str:
    """Return the table of columns, as Markdown."""
    rows = (f"| `{one.name}` | {'report' if one.of_report else 'point'} | {one.about} |" for one in COLUMNS)
    return "\n".join(("| column | of the | what it says |", "|---|---|---|", *rows, ""))
