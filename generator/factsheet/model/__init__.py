"""What an editor may state: the records behind loading, the JSON Schema, the form and the reference."""
