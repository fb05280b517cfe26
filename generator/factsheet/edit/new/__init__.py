"""A new file for something that has none yet: what is asked for it, its id, its text, and what is still wrong with it.

Fields, words to choose from and mistakes come from the schema and the records; nothing is told a second time here.
"""
