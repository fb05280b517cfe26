"""What an editor may state, once: the records behind loading, the JSON Schema, the forms and the reference."""
