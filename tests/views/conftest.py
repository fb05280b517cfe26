"""The views are tested on content written as for the model."""

from tests.model.conftest import content

__all__ = ["content"]
