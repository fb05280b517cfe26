"""How one text may look to a schema of YAML, which takes `400` for a number and `NO` for a boolean."""

Scalar = str | int | float | bool
