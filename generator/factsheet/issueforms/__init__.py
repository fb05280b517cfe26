"""Forms in which a forge asks for a proposal, made from the schema, and what somebody has answered in one.

A form for machines to read back: each label is a heading of the issue that the forge makes of it.
"""
