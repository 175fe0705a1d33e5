"""What a person starts from."""

from tests.ui.conftest import window

__all__ = ["window"]
