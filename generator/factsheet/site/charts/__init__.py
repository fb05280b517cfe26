"""Plots as geometry: from values to shapes with coordinates, without styles and without words."""
