"""Content becomes a published folder: pipeline, cache, writing, search index, server."""
