"""What `factsheet verify` found, as problems, as text for people and as JSON for programs."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from factsheet.content.verification_ledger import Entry
from factsheet.evidence.nearest_passage import Nearest
from factsheet.evidence.source_evidence import Evidence
from factsheet.evidence.verify_quotes import Comparison, Quotation
from factsheet.problems.problem import Level, Problem

LONGEST_PASSAGE = 300
"""Characters of an article that a message repeats."""
_NAMES = {"exact": "exact", "several": "exact in several places", "changed": "changed", "not_found": "not found"}


def problems(one: Evidence) -> Iterator[Problem]:
    """Return an error for each quotation that does not stand in its page, and hints."""
    if one.page is not None:
        for comparison in one.comparisons:
            yield from _compared(one, comparison)
    elif one.source.snapshot is not None:
        for quotation in one.quotations:
            yield from _remembered(one, quotation)
    for alteration in one.alterations:
        if not alteration.changes:
            message = f"the quotation says that it alters `{alteration.parent}`, and has the same words"
            yield alteration.quotation.problem(one.corpus, "F053", message, None, Level.HINT)


def _compared(one: Evidence, found: Comparison) -> Iterator[Problem]:
    if not found.entry.stands:
        code = "F051" if found.entry.verdict == "changed" else "F052"
        yield found.quotation.problem(one.corpus, code, _reason(found), None, Level.ERROR)
    if found.entry.verdict == "several":
        message = "the words stand in several places of the snapshot, and the first is taken: add a prefix or suffix"
        yield found.quotation.problem(one.corpus, "F053", message, _affix(found.entry), Level.HINT)
    if found.page_prints is not None:
        message = "the snapshot has the same words with other signs or capitals: a quotation keeps the page’s"
        yield found.quotation.problem(one.corpus, "F053", message, cut(found.page_prints), Level.HINT)


def _remembered(one: Evidence, quotation: Quotation) -> Iterator[Problem]:
    entry = one.corpus.verified(one.source.id, quotation.quote)
    if entry is None:
        message = f"not verified yet: run `factsheet verify` with the snapshot of `{one.source.id}`"
        yield quotation.problem(one.corpus, "F050", message, None, Level.HINT)
    elif not entry.stands:
        message = f"the ledger says of this quotation: {_NAMES[entry.verdict]} in the snapshot"
        yield quotation.problem(one.corpus, "F051", message, None, Level.ERROR)


def _affix(entry: Entry) -> str | None:
    sides = {"prefix": entry.prefix, "suffix": entry.suffix}
    return ", ".join(f"{side}: {words}" for side, words in sides.items() if words) or None


def _reason(found: Comparison) -> str:
    if not found.nearest:
        return "the parts of the quotation stand in the snapshot, but not in this order"
    return "; ".join(map(_difference, found.nearest))


def _difference(near: Nearest) -> str:
    if not near.passage:
        return "the snapshot has no words"
    if not near.is_changed:
        return f"not in the snapshot; nearest is “{cut(near.passage)}” ({near.alike:.0f} % of the words alike)"
    told = "; ".join(change(*pair) for pair in near.changes) or "the words are cut or joined otherwise"
    return f"the snapshot reads “{cut(near.passage)}”: {told}"


def change(there: str, here: str) -> str:
    if not here:
        return f"“{there}” is left out"
    return f"“{there}” became “{here}”" if there else f"“{here}” is added"


def cut(text: str) -> str:
    return text if len(text) <= LONGEST_PASSAGE else f"{text[: LONGEST_PASSAGE - 1]}…"


def counts(one: Evidence) -> dict[str, int]:
    """Return how many quotations have which verdict; `unverified` are those that nothing is known of."""
    if one.page is not None:
        found = Counter[str](comparison.entry.verdict for comparison in one.comparisons)
    else:
        entries = (one.corpus.verified(one.source.id, quotation.quote) for quotation in one.quotations)
        found = Counter[str](entry.verdict if entry is not None else "unverified" for entry in entries)
    return {name: found[name] for name in (*_NAMES, "unverified")}


def line(one: Evidence, *, with_folder: bool) -> str:
    """Return one line about the source; where no folder was searched, no snapshot is missed."""
    missing = " · no snapshot at hand" if with_folder else ""
    states = {"found": "", "missing": missing, "none": " · the source names no snapshot"}
    names = {**_NAMES, "unverified": "not verified"}
    told = ", ".join(f"{number} {names[name]}" for name, number in counts(one).items() if number) or "no quotation"
    altered = sum(1 for alteration in one.alterations if alteration.changes)
    more = f" · {altered} alter another’s" if altered else ""
    recorded = f" · {one.ledger.recorded} % recorded" if one.ledger and one.ledger.recorded is not None else ""
    return f"{one.source.id}: {told}{more}{recorded}{states[one.state]}"


def as_data(one: Evidence) -> dict[str, Any]:
    return {
        "source": one.source.id,
        "snapshot": one.state,
        "quotes": len(one.quotations),
        **counts(one),
        "altered": [
            {"point": alteration.quotation.point.key, "alters": alteration.parent, "changes": alteration.changes}
            for alteration in one.alterations
        ],
        "recorded": one.ledger.recorded if one.ledger else None,
    }


def total(found: Sequence[Evidence]) -> str:
    """Return the last line: how many quotations are verified, and how many cannot be."""
    numbers: Counter[str] = Counter()
    for one in found:
        numbers.update(counts(one))
    verified = numbers["exact"] + numbers["several"]
    bad = numbers["changed"] + numbers["not_found"]
    return f"{verified} quotations match their snapshots, {bad} do not, {numbers['unverified']} are not verified"
