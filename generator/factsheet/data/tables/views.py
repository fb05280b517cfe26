"""Views of the database for common questions. None adds up numbers of several sources."""

from msgspec import Struct

from factsheet.text.i18n import _


class View(Struct, frozen=True):
    name: str
    title: str
    description: str
    question: str
    """In SQL."""


_WHO_SAYS_WHAT = """\
SELECT p.sheet, r.point, p.title, s.outlet, s.date AS published, r.quote, r.translation, r.language, r.attribution,
       r.stance, r.extent, r.is_copy, r.url, r.permalink
FROM reports AS r JOIN points AS p USING (point) JOIN sources AS s USING (source)
WHERE r.counted"""

_NOT_COUNTED = """\
SELECT p.sheet, r.point, p.title, s.outlet, s.date AS published, r.not_counted_because, r.note,
       group_concat(v.aspect || ': ' || v.words, ' | ') AS "values", r.permalink
FROM reports AS r JOIN points AS p USING (point) JOIN sources AS s USING (source)
LEFT JOIN "values" AS v ON v.report = r.report
WHERE NOT r.counted
GROUP BY r.report"""

_FIGURES = """\
SELECT p.sheet, v.point, p.title, v.aspect, v.as_stated, v.relation, v.min, v.max, v.best, v.measure, v.population,
       v.unit, v.place, v.period, v.counting, v.as_of, a.name AS claimed_by, v.provisional, v.verification, s.outlet,
       s.date AS published, p.subset_of, v.is_copy
FROM "values" AS v JOIN points AS p USING (point) JOIN sources AS s USING (source)
LEFT JOIN actors AS a ON a.actor = v.claimed_by
WHERE v.type = 'quantity' AND v.counted"""

# Grouped by claimant and date too: figures of different claimants or days are not one range. One open bound leaves
# that end of the range open, which is why `min(… IS NOT NULL)` guards each end.
_REPORTED_RANGE = """\
SELECT v.point, v.aspect, v.measure, v.population, v.unit, v.place, v.period, v.counting, v.as_of, v.claimed_by,
       CASE WHEN min(v.min IS NOT NULL OR v.relation = 'none') THEN min(coalesce(v.min, 0)) END AS lowest,
       CASE WHEN min(v.max IS NOT NULL OR v.relation = 'none') THEN max(coalesce(v.max, 0)) END AS highest,
       group_concat(v.as_stated, ' | ') AS as_stated,
       count(DISTINCT v.source) AS sources
FROM "values" AS v
WHERE v.type = 'quantity' AND v.counted AND NOT v.is_copy AND v.relation <> 'unknown'
GROUP BY v.point, v.aspect, v.measure, v.population, v.unit, v.place, v.period, v.counting, v.as_of, v.claimed_by"""

_ONE_SOURCE = """\
SELECT p.sheet, p.point, p.title, p.kind, s.outlet, r.quote, r.permalink
FROM points AS p JOIN reports AS r USING (point) JOIN sources AS s USING (source)
WHERE p.families = 1 AND r.counted AND NOT r.is_copy"""

_COPIES = """\
SELECT e.source, s.outlet, s.title, e.kind, coalesce(e.target_source, e.target_actor) AS target,
       coalesce(t.outlet, a.name) AS taken_from, e.basis, e.evidence
FROM edges AS e JOIN sources AS s USING (source)
LEFT JOIN sources AS t ON t.source = e.target_source LEFT JOIN actors AS a ON a.actor = e.target_actor"""


def list_views() -> tuple[View, ...]:
    """Return the views in the order of the page that explains them."""
    return (
        View(
            "who_says_what",
            _("Who says what"),
            _("Each counted report with its point, its outlet and its words."),
            _WHO_SAYS_WHAT,
        ),
        View(
            "figures",
            _("Figures"),
            _(
                "Every counted quantity with its words, limits, date and claimant (empty if the source gives none). "
                "Never add numbers from several rows."
            ),
            _FIGURES,
        ),
        View(
            "reported_range",
            _("Reported range"),
            _(
                "From the lowest to the highest number in independent reports, only if measure, population, place, "
                "date and claimant are the same. An empty limit is open, or one report gives no number."
            ),
            _REPORTED_RANGE,
        ),
        View(
            "not_counted",
            _("Not counted"),
            _("Cited pages that we have not seen, deprecated reports, and reports that state nothing."),
            _NOT_COUNTED,
        ),
        View("one_source", _("Only one source"), _("Points that rely on a single family of sources."), _ONE_SOURCE),
        View("who_copies_whom", _("Who copies whom"), _("Each source with what it copies or cites."), _COPIES),
    )
