"""A new file, or one more report: which fields to ask for, its id, its text, and what is still wrong with it.

Fields, choices and messages come from the schema and the records; nothing is repeated here.
"""
