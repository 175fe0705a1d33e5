"""A deed in progress, as those who do it see it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from engage.domain.changes import Changes

if TYPE_CHECKING:
    import sqlalchemy as sa


class Transaction:
    """One deed in progress: its connection, and when it is over, what it altered."""

    def __init__(self, connection: sa.Connection, operation: int) -> None:
        self.connection = connection
        self.operation = operation
        self.changes = Changes()
        self.at_last: Callable[[], None] = lambda: None
        """Done within it when the index is right, and nothing more is asked of the journal."""
