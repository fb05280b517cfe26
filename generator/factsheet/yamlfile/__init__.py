"""One YAML file: parsing, positions, lost text, edits. The only package with a YAML library."""
