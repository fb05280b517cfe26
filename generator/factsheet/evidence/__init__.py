"""The words against the page, and who copies whom."""
