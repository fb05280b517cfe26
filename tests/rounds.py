"""How long the tests search: a sample each time, and much more with `--nightly`."""

from hypothesis import settings


def rounds(*, quick: int, nightly: int) -> int:
    """Return how many examples, edits or moments a test tries; to be asked while tests are collected, or later."""
    return nightly if settings.get_current_profile_name() == "nightly" else quick
