"""A point or a source in the forms in which others cite it: pure text, each form by its own rules."""
