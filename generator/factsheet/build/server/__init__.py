"""The site on this computer while somebody edits it."""
