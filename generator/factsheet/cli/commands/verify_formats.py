"""The results of `factsheet verify`: as problems, as text for people and as JSON for programs."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from factsheet.content.verification_ledger import LedgerEntry
from factsheet.evidence.nearest_passage import NearestPassage
from factsheet.evidence.source_evidence import SourceEvidence
from factsheet.evidence.verify_quotes import LocatedQuote, QuoteComparison
from factsheet.problems.problem import Level, Problem

LONGEST_PASSAGE = 300
"""Characters of an article that a message repeats: enough to find the place, and still a short quotation."""
_NAMES = {"exact": "exact", "several": "exact in several places", "changed": "changed", "not_found": "not found"}


def find_problems(evidence: SourceEvidence) -> Iterator[Problem]:
    """Return an error for each quotation that is not on its page, and hints."""
    if evidence.page is not None:
        for comparison in evidence.comparisons:
            yield from _check_comparison(evidence, comparison)
    elif evidence.source.snapshot is not None:
        for quotation in evidence.quotations:
            yield from _check_ledger_entry(evidence, quotation)
    for alteration in evidence.alterations:
        if not alteration.changes:
            message = f"the quotation is marked as altering `{alteration.parent}` but has the same words"
            yield alteration.quotation.make_problem(evidence.corpus, "F053", message, None, Level.HINT)


def _check_comparison(evidence: SourceEvidence, comparison: QuoteComparison) -> Iterator[Problem]:
    if not comparison.entry.is_confirmed:
        code = "F051" if comparison.entry.verdict == "changed" else "F052"
        yield comparison.quotation.make_problem(evidence.corpus, code, _format_reason(comparison), None, Level.ERROR)
    if comparison.entry.verdict == "several":
        message = "the words appear in several places of the snapshot, and the first is used: add a prefix or suffix"
        yield comparison.quotation.make_problem(
            evidence.corpus, "F053", message, _format_affixes(comparison.entry), Level.HINT
        )
    if comparison.printed_text is not None:
        message = "the snapshot has the same words with different punctuation or capitals: write them as on the page"
        yield comparison.quotation.make_problem(
            evidence.corpus, "F053", message, cut_passage(comparison.printed_text), Level.HINT
        )


def _check_ledger_entry(evidence: SourceEvidence, quotation: LocatedQuote) -> Iterator[Problem]:
    entry = evidence.corpus.find_verification(evidence.source.id, quotation.quote)
    if entry is None:
        message = f"not verified yet: run `factsheet verify` with the snapshot of `{evidence.source.id}`"
        yield quotation.make_problem(evidence.corpus, "F050", message, None, Level.HINT)
    elif not entry.is_confirmed:
        message = f"according to the ledger, this quotation is {_NAMES[entry.verdict]} in the snapshot"
        yield quotation.make_problem(evidence.corpus, "F051", message, None, Level.ERROR)


def _format_affixes(entry: LedgerEntry) -> str | None:
    sides = {"prefix": entry.prefix, "suffix": entry.suffix}
    return ", ".join(f"{side}: {words}" for side, words in sides.items() if words) or None


def _format_reason(comparison: QuoteComparison) -> str:
    if not comparison.nearest:
        return "the parts of the quotation are in the snapshot, but not in this order"
    return "; ".join(map(_describe_difference, comparison.nearest))


def _describe_difference(near: NearestPassage) -> str:
    if not near.passage:
        return "the snapshot has no words"
    if not near.is_changed:
        share = f"{near.alike:.0f} % of the words match"
        return f"not in the snapshot; the closest passage is “{cut_passage(near.passage)}” ({share})"
    changes = "; ".join(describe_change(*pair) for pair in near.changes) or "the words are split differently"
    return f"the snapshot reads “{cut_passage(near.passage)}”: {changes}"


def describe_change(printed: str, quoted: str) -> str:
    if not quoted:
        return f"“{printed}” is left out"
    return f"“{printed}” became “{quoted}”" if printed else f"“{quoted}” is added"


def cut_passage(text: str) -> str:
    return text if len(text) <= LONGEST_PASSAGE else f"{text[: LONGEST_PASSAGE - 1]}…"


def count_verdicts(evidence: SourceEvidence) -> dict[str, int]:
    """Return how many quotations have each verdict; `unverified` are those that are not in the ledger."""
    verdicts: dict[str, int] = dict.fromkeys((*_NAMES, "unverified"), 0)
    if evidence.page is not None:
        for comparison in evidence.comparisons:
            verdicts[comparison.entry.verdict] += 1
        return verdicts
    for quotation in evidence.quotations:
        entry = evidence.corpus.find_verification(evidence.source.id, quotation.quote)
        verdicts[entry.verdict if entry is not None else "unverified"] += 1
    return verdicts


def format_line(evidence: SourceEvidence, *, with_folder: bool) -> str:
    """Return one line about the source; a missing snapshot is mentioned only where a folder was searched."""
    names = {**_NAMES, "unverified": "not verified"}
    counts = [f"{number} {names[verdict]}" for verdict, number in count_verdicts(evidence).items() if number]
    parts = [", ".join(counts) or "no quotation"]
    altered = sum(1 for alteration in evidence.alterations if alteration.changes)
    if altered:
        parts.append(f"{altered} altered by a copy")
    if evidence.ledger and evidence.ledger.recorded is not None:
        parts.append(f"{evidence.ledger.recorded} % recorded")
    if evidence.state == "missing" and with_folder:
        parts.append("no snapshot available")
    elif evidence.state == "none":
        parts.append("the source has no snapshot")
    return f"{evidence.source.id}: {' · '.join(parts)}"


def make_data(evidence: SourceEvidence) -> dict[str, Any]:
    altered = []
    for alteration in evidence.alterations:
        key = alteration.quotation.point.key
        altered.append({"point": key, "alters": alteration.parent, "changes": alteration.changes})
    return {
        "source": evidence.source.id,
        "snapshot": evidence.state,
        "quotes": len(evidence.quotations),
        **count_verdicts(evidence),
        "altered": altered,
        "recorded": evidence.ledger.recorded if evidence.ledger else None,
    }


def format_total(evidence: Sequence[SourceEvidence]) -> str:
    """Return the last line: how many quotations match, do not match, and are not verified."""
    numbers: Counter[str] = Counter()
    for source_evidence in evidence:
        numbers.update(count_verdicts(source_evidence))
    verified = numbers["exact"] + numbers["several"]
    bad = numbers["changed"] + numbers["not_found"]
    return f"{verified} quotations match their snapshots, {bad} do not, {numbers['unverified']} are not verified"
