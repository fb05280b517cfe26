"""What `factsheet similar` found: as text for people, as JSON for programs."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from factsheet.evidence.declared_copies import Proposal
from factsheet.evidence.shared_passages import Altered, InOrder
from factsheet.evidence.similar_sources import Resemblance, Survey, Unlike
from factsheet.evidence.similarity import Likeness


def as_text(survey: Survey) -> str:
    blocks = [
        *("\n".join(_resemblance(one)) for one in survey.resemblances),
        *(_unlike(one) for one in survey.unlike),
        _told(survey),
    ]
    return "\n\n".join(blocks) + "\n"


def as_json(survey: Survey) -> str:
    """Return `{sources, compared, similar: [...], unlike: [...]}`; shares from 0 to 1, sentences from 1."""
    value = {
        "sources": survey.sources,
        "compared": survey.compared,
        "similar": [_values(one) for one in survey.resemblances],
        "unlike": [
            {"sources": list(one.pair), "declared": list(one.declared), **_shares(one.likeness)}
            for one in survey.unlike
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


FORMATS: Mapping[str, Callable[[Survey], str]] = {"text": as_text, "json": as_json}


def _resemblance(one: Resemblance) -> Iterator[str]:
    proposal, traces = one.proposal, one.traces
    yield f"{proposal.copy} and {proposal.parent}: {one.likeness.verdict}"
    yield f"  {_figures(one.likeness)}"
    yield from _standing(one)
    yield f"  direction: {proposal.reason}"
    yield f"  figures {_in_order(traces.numbers)}; quotations {_in_order(traces.quotations)}"
    if one.likeness.alignment.pairs:
        pairs = ", ".join(f"{mine}–{theirs}" for mine, theirs in _sentences(one))
        yield f"  sentences of {proposal.parent} – of {proposal.copy}: {pairs}"
    for passage in traces.passages:
        yield f"  both: {passage}"
    for altered in traces.altered:
        yield f"  altered: “{altered.before}” {_arrow(proposal)} “{altered.after}”{_changes(altered)}"


def _standing(one: Resemblance) -> Iterator[str]:
    """Say what is declared; propose an edge where nothing is."""
    if one.declared:
        yield f"  declared, and it stands: {'; '.join(one.declared)}"
        return
    proposal = one.proposal
    yield f"  not declared; for sources/{proposal.copy}.yml, if you agree:"
    if not proposal.directed:
        yield f"    # or the other way round, in sources/{proposal.parent}.yml; or both copy a third"
    yield "    edges:"
    yield f"      - {proposal.kind}: {proposal.parent}"
    yield "        basis: inferred"
    yield f"        evidence: {_evidence(one.likeness)}"


def _evidence(likeness: Likeness) -> str:
    """Return a sentence for the field `evidence`, safe as a plain YAML scalar."""
    found = likeness.alignment
    aligned = f"{len(found.pairs)} of {found.of} sentences align, {found.in_order} of them in order"
    return f"5-gram containment {likeness.containment:.3f} with quotations masked; {aligned}."


def _figures(likeness: Likeness) -> str:
    found = likeness.alignment
    return (
        f"5-grams {likeness.containment:.3f} of the smaller text, {likeness.window:.3f} in the fullest 100 words "
        f"(quotations masked); sentences {len(found.pairs)} of {found.of} aligned, {found.in_order} in order"
    )


def _in_order(found: InOrder) -> str:
    return f"{found.shared} of {found.of} shared, {found.in_order} in the same order"


def _arrow(proposal: Proposal) -> str:
    return "→" if proposal.directed else "|"


def _changes(altered: Altered) -> str:
    told = ", ".join(f"{before or '(nothing)'} / {after or '(nothing)'}" for before, after in altered.changes)
    return f" [{told}]" if told else ""


def _unlike(one: Unlike) -> str:
    first, second = one.pair
    return (
        f"{first} and {second}: declared, yet the texts do not look alike ({'; '.join(one.declared)})\n"
        f"  {_figures(one.likeness)}\n"
        "  a copy may have taken another part than its relatives: read both before an edge is changed"
    )


def _told(survey: Survey) -> str:
    """Return the last line: what was compared, and what of it is not declared."""
    undeclared = sum(one.undeclared for one in survey.resemblances)
    return (
        f"{survey.sources} sources with a text, {survey.compared} pairs compared, {len(survey.resemblances)} alike, "
        f"{undeclared} of one family and not declared, {len(survey.unlike)} declared and not alike"
    )


def _sentences(one: Resemblance) -> list[tuple[int, int]]:
    """Return the aligned sentences, those of the parent first, whichever text was compared with which."""
    pairs = one.likeness.alignment.pairs
    return sorted(pairs if one.proposal.parent < one.proposal.copy else ((b, a) for a, b in pairs))


def _shares(likeness: Likeness) -> dict[str, Any]:
    found = likeness.alignment
    return {
        "verdict": str(likeness.verdict),
        "containment": round(likeness.containment, 4),
        "window": round(likeness.window, 4),
        "aligned": len(found.pairs),
        "sentences": found.of,
        "aligned_in_order": found.in_order,
    }


def _values(one: Resemblance) -> dict[str, Any]:
    proposal, traces = one.proposal, one.traces
    return {
        "copy": proposal.copy,
        "parent": proposal.parent,
        **_shares(one.likeness),
        "declared": list(one.declared),
        "undeclared": one.undeclared,
        "edge": {proposal.kind: proposal.parent, "basis": "inferred", "evidence": _evidence(one.likeness)},
        "directed": proposal.directed,
        "direction": proposal.reason,
        "passages": list(traces.passages),
        "aligned_sentences": [{"parent": mine, "copy": theirs} for mine, theirs in _sentences(one)],
        "numbers": _counts(traces.numbers),
        "quotations": _counts(traces.quotations),
        "altered": [
            {"before": one.before, "after": one.after, "changes": [list(change) for change in one.changes]}
            for one in traces.altered
        ],
    }


def _counts(found: InOrder) -> dict[str, int]:
    return {"shared": found.shared, "in_order": found.in_order, "of": found.of}
