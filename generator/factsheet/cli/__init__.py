"""Commands, output formats, change reports and previews."""
