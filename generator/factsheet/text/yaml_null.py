"""The words by which YAML says that a field has no value."""

WORDS = frozenset(("null", "Null", "NULL", "~"))


class Nothing(str):
    """One of these words as somebody wrote it, without quotation marks."""

    __slots__ = ()

    @property
    def told(self) -> str:
        """Return what is said of it where something has to stand."""
        return (
            f"`{self}` says that nothing is written here: write what belongs here, or delete the line;"
            f' the word itself needs quotation marks, "{self}"'
        )
