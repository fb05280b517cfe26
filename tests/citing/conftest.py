from tests.model.conftest import content

__all__ = ["content"]
