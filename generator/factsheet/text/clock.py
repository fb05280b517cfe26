"""The day on which the program runs."""

import os
from datetime import UTC, date, datetime


def get_today() -> date:
    """Return today by UTC, or the day that `FACTSHEET_TODAY` names, so that a check can be repeated."""
    named = os.environ.get("FACTSHEET_TODAY")
    return date.fromisoformat(named) if named else datetime.now(UTC).date()
