"""What MkDocs loads as the plugin `factsheet`: `plugin` has its events, `options` its settings."""
