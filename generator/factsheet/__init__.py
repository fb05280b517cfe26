"""Factsheet: fact files with their sources become a cross-linked site with source comparison tables."""

__version__ = "0.1.0"
