"""Strings and files without a domain: translations, word differences, normalising, sentences, text fragments."""
