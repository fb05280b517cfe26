"""A site that knows where it will stand, with content from a YAML text."""

from msgspec.structs import replace

from tests.model.content import SETTINGS

NAMED = replace(
    SETTINGS,
    url="https://example.org/facts/",
    licence="CC BY 4.0",
    content_language="en",
    licence_url="https://creativecommons.org/licenses/by/4.0/",
    principles="methodology/",
)
FIGURE = """
sources:
  bugle: {publisher: bugle-outlet, date: 2031-03-29, url: "https://bugle.example.org/1"}
  herald: {publisher: herald-outlet, date: 2031-03-30, url: "https://herald.example.org/2", uncertain: [date]}
  mirror: {publisher: mirror-outlet, edges: [{republishes: bugle}]}
actors:
  bugle-outlet: {name: The Bugle, kind: outlet}
  herald-outlet: {name: The Herald, kind: outlet}
  mirror-outlet: {name: The Mirror, kind: outlet}
  mayor: {name: the mayor, kind: person}
point:
  title: People injured at the quay
  kind: figure
  date: 2031-03-28
  places: [quay]
  statement: The mayor and the hospital put the number of injured people differently.
  compare: [{id: injured, type: quantity, measure: injured, population: unstated}]
  reports:
    - source: bugle
      quote: between 35 and 40 people were injured
      says: {injured: {value: between 35 and 40, as_of: not_given, provisional: yes}}
      attribution: {chain: [mayor], basis: named_official}
    - source: herald
      no_quote: number_only
      says: {injured: {value: up to 40, as_of: 2031-03-29}}
      attribution: {basis: unnamed_official, as_printed: officials}
    - source: mirror
      quote: between 35 and 40 were injured
      says: {injured: {value: between 35 and 40, as_of: not_given, provisional: yes}}
"""
SERIES = """
sources:
  counts: {publisher: harbour-office, date: 2031-04-20, kind: dataset}
  bugle: {publisher: bugle-outlet, date: 2031-04-21}
  herald: {publisher: herald-outlet, date: 2031-04-22}
actors:
  bugle-outlet: {name: The Bugle, kind: outlet}
  herald-outlet: {name: The Herald, kind: outlet}
  harbour-office: {name: the Harbour Office}
  mayor: {name: the mayor, kind: person}
point:
  title: Boats each week
  kind: figure
  statement: Boats that came into the harbour.
  compare: [{id: boats, type: quantity, measure: boats, population: unstated, counting: per_period, series: weekly}]
"""
ROWS = """source,claimed_by,as_of,period,value,locator,quote
counts,harbour-office,2031-04-13,week,about 90,,
counts,harbour-office,2031-04-06,week,118,,
bugle,mayor,2031-04-06,week,at least 100,,
bugle,mayor,2031-04-13,week,nearly 100,,
herald,mayor,2031-04-13,week,dozens,,
bugle,mayor,not_given,,hundreds,,
herald,,not_given,,"1,000",,
"""
"""Values of the point of `SERIES`: lines that are not in order, a claimant in two sources, one without a day."""
SPEECH = """
sources:
  bugle: {publisher: bugle-outlet, date: 2031-03-29}
  herald: {publisher: herald-outlet, date: 2031-03-30, uncertain: [publisher]}
actors:
  bugle-outlet: {name: The Bugle, kind: outlet}
  herald-outlet: {name: The Herald, kind: outlet}
  anna-berg: {name: Anna Berg, kind: person}
point:
  title: The bridge will open
  kind: statement
  by: [anna-berg]
  date: 2031-03-28
  statement: Anna Berg announced that the bridge would open.
  reports:
    - {source: bugle, quote: 'the bridge “will open” in May'}
    - {source: herald, quote: it will not open, stance: denies, extent: headline_only}
"""
