"""What machines get: the point as JSON, tables, feeds, citations, linked data."""
