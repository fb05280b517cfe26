"""What MkDocs loads as the plugin `factsheet`: what it does is in `host`, what it is told in `options`."""
