"""Plots as geometry: from values to shapes with numbers. What a shape looks like, and every word, is said elsewhere."""
