"""A store for keys that lives as long as a test."""

from __future__ import annotations

from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError


class MemoryStore(KeyringBackend):
    """Keeps what it is given, unless it is locked."""

    priority = 1
    held: dict[tuple[str, str], str] = {}  # noqa: RUF012 -- each call makes a new object
    is_locked = False

    def _look(self) -> None:
        if MemoryStore.is_locked:
            raise KeyringLocked("locked")

    def set_password(self, service: str, username: str, password: str) -> None:
        self._look()
        self.held[service, username] = password

    def get_password(self, service: str, username: str) -> str | None:
        self._look()
        return self.held.get((service, username))

    def delete_password(self, service: str, username: str) -> None:
        self._look()
        if self.held.pop((service, username), None) is None:
            raise PasswordDeleteError("none")
