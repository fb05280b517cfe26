"""The place where a YAML parser stopped, and the lines around it."""

from msgspec import Struct

TAB = "a tab: indent with spaces"


class ReaderError(Struct, frozen=True):
    """Where the parser stopped and why, in its own words; lines and columns from 1."""

    reason: str
    line: int
    column: int
    context: str = ""
    began: tuple[int, int] | None = None
    """Line and column where the unfinished value begins."""


class Cause(Struct, frozen=True):
    message: str
    line: int
    column: int
    fix: str | None = None
    code: str = "F002"


class ErrorContext(Struct, frozen=True):
    lines: list[str]
    refusal: ReaderError

    @property
    def text(self) -> str:
        """The line where the parser stopped."""
        return self.get_line(self.refusal.line)

    @property
    def before(self) -> str:
        return self.text[: self.refusal.column - 1]

    @property
    def sign(self) -> str:
        """The character where the parser stopped; empty at the end of a line."""
        return self.text[self.refusal.column - 1 : self.refusal.column]

    def get_line(self, number: int) -> str:
        return self.lines[number - 1] if number <= len(self.lines) else ""

    def make_cause(self, message: str, fix: str | None = None, code: str = "F002") -> Cause:
        return Cause(message, self.refusal.line, self.refusal.column, fix, code)

    def make_indent_cause(self, sign: str, column: int) -> Cause:
        if sign == "\t":
            return Cause(TAB, self.refusal.line, column)
        message = f"an invisible character (U+{ord(sign):04X}): indent with plain spaces"
        return Cause(message, self.refusal.line, column, code="F001")

    def make_start_cause(self, message: str, fix: str | None = None, code: str = "F002") -> Cause:
        line, column = self.refusal.began or (self.refusal.line, self.refusal.column)
        return Cause(message, line, column, fix, code)
