"""The results of `factsheet similar`: as text for people, as JSON for programs."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from factsheet.evidence.shared_passages import AlteredQuotation, OrderedMatches
from factsheet.evidence.similar_sources import DissimilarPair, SimilarPair, Survey
from factsheet.evidence.similarity import Likeness


def format_text(survey: Survey) -> str:
    blocks = ["\n".join(_format_pair(pair)) for pair in survey.similar_pairs]
    blocks += map(_format_dissimilar, survey.dissimilar_pairs)
    blocks.append(_format_summary(survey))
    return "\n\n".join(blocks) + "\n"


def format_json(survey: Survey) -> str:
    """Return `{sources, compared, similar: [...], unlike: [...]}`; shares from 0 to 1, sentences from 1."""
    value = {
        "sources": survey.sources,
        "compared": survey.compared,
        "similar": [_make_values(pair) for pair in survey.similar_pairs],
        "unlike": [_make_dissimilar_values(pair) for pair in survey.dissimilar_pairs],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


FORMATS: Mapping[str, Callable[[Survey], str]] = {"text": format_text, "json": format_json}


def _format_pair(pair: SimilarPair) -> Iterator[str]:
    proposal, traces = pair.proposal, pair.traces
    yield f"{proposal.copy} and {proposal.parent}: {pair.likeness.verdict}"
    yield f"  {_format_figures(pair.likeness)}"
    yield from _format_declaration(pair)
    yield f"  direction: {proposal.reason}"
    yield f"  figures {_format_order(traces.numbers)}; quotations {_format_order(traces.quotations)}"
    if pair.likeness.alignment.pairs:
        pairs = ", ".join(f"{mine}–{theirs}" for mine, theirs in _list_sentence_pairs(pair))
        yield f"  sentences of {proposal.parent} – of {proposal.copy}: {pairs}"
    for passage in traces.passages:
        yield f"  both: {passage}"
    for altered in traces.altered:
        arrow = "→" if proposal.directed else "|"
        yield f"  altered: “{altered.before}” {arrow} “{altered.after}”{_format_changes(altered)}"


def _format_declaration(pair: SimilarPair) -> Iterator[str]:
    """Return the declared edges; a proposal where none is declared."""
    if pair.declared:
        yield f"  declared: {'; '.join(pair.declared)}"
        return
    proposal = pair.proposal
    yield f"  not declared; for sources/{proposal.copy}.yml, if you agree:"
    if not proposal.directed:
        yield f"    # or the reverse, in sources/{proposal.parent}.yml; or both copy a third source"
    yield "    edges:"
    yield f"      - {proposal.kind}: {proposal.parent}"
    yield "        basis: inferred"
    yield f"        evidence: {_format_evidence(pair.likeness)}"


def _format_evidence(likeness: Likeness) -> str:
    """Return a sentence for the field `evidence`, safe as a plain YAML scalar."""
    alignment = likeness.alignment
    aligned = f"{len(alignment.pairs)} of {alignment.of} sentences align, {alignment.in_order} of them in order"
    return f"5-gram containment {likeness.containment:.3f} with quotations masked; {aligned}."


def _format_figures(likeness: Likeness) -> str:
    alignment = likeness.alignment
    grams = f"5-grams {likeness.containment:.3f} of the smaller text, {likeness.window:.3f} in the fullest 100 words"
    aligned = f"{len(alignment.pairs)} of {alignment.of} aligned, {alignment.in_order} in order"
    return f"{grams} (quotations masked); sentences {aligned}"


def _format_order(matches: OrderedMatches) -> str:
    return f"{matches.shared} of {matches.of} shared, {matches.in_order} in the same order"


def _format_changes(altered: AlteredQuotation) -> str:
    text = ", ".join(f"{before or '(nothing)'} / {after or '(nothing)'}" for before, after in altered.changes)
    return f" [{text}]" if text else ""


def _format_dissimilar(pair: DissimilarPair) -> str:
    first, second = pair.pair
    return (
        f"{first} and {second}: declared, but the texts do not look similar ({'; '.join(pair.declared)})\n"
        f"  {_format_figures(pair.likeness)}\n"
        "  a copy may use a different part of the original: read both before you change an edge"
    )


def _format_summary(survey: Survey) -> str:
    """Return the last line: what was compared, and what of it is not declared."""
    undeclared = sum(pair.is_undeclared for pair in survey.similar_pairs)
    return (
        f"{survey.sources} sources with a text, {survey.compared} pairs compared, {len(survey.similar_pairs)} similar, "
        f"{undeclared} in one family without an edge, {len(survey.dissimilar_pairs)} with an edge but not similar"
    )


def _list_sentence_pairs(pair: SimilarPair) -> list[tuple[int, int]]:
    """Return the numbers of aligned sentences, that of the parent first."""
    pairs = pair.likeness.alignment.pairs
    if pair.proposal.parent < pair.proposal.copy:  # texts are compared in the order of their ids
        return sorted(pairs)
    return sorted((second, first) for first, second in pairs)


def _make_shares(likeness: Likeness) -> dict[str, Any]:
    alignment = likeness.alignment
    return {
        "verdict": str(likeness.verdict),
        "containment": round(likeness.containment, 4),
        "window": round(likeness.window, 4),
        "aligned": len(alignment.pairs),
        "sentences": alignment.of,
        "aligned_in_order": alignment.in_order,
    }


def _make_values(pair: SimilarPair) -> dict[str, Any]:
    proposal, traces = pair.proposal, pair.traces
    evidence = _format_evidence(pair.likeness)
    return {
        "copy": proposal.copy,
        "parent": proposal.parent,
        **_make_shares(pair.likeness),
        "declared": list(pair.declared),
        "undeclared": pair.is_undeclared,
        "edge": {proposal.kind: proposal.parent, "basis": "inferred", "evidence": evidence},
        "directed": proposal.directed,
        "direction": proposal.reason,
        "passages": list(traces.passages),
        "aligned_sentences": [{"parent": mine, "copy": theirs} for mine, theirs in _list_sentence_pairs(pair)],
        "numbers": _make_counts(traces.numbers),
        "quotations": _make_counts(traces.quotations),
        "altered": [_make_alteration_values(altered) for altered in traces.altered],
    }


def _make_alteration_values(altered: AlteredQuotation) -> dict[str, Any]:
    return {"before": altered.before, "after": altered.after, "changes": [list(change) for change in altered.changes]}


def _make_dissimilar_values(pair: DissimilarPair) -> dict[str, Any]:
    return {"sources": list(pair.pair), "declared": list(pair.declared), **_make_shares(pair.likeness)}


def _make_counts(matches: OrderedMatches) -> dict[str, int]:
    return {"shared": matches.shared, "in_order": matches.in_order, "of": matches.of}
