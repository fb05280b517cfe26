"""The local server, which shows the site while somebody edits it."""
