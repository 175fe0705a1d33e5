"""What a person can do: one function for each verb, one transaction for each function that writes.

`from engage.services import records` loads nothing yet: the module does that itself when something of it is
first asked for, in whatever thread that is. So the window comes up before the database's library is there.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any


class _Later:
    """Stands for a module of services: what is asked of it, or put into it, that module has."""

    __slots__ = ("_name",)

    def __init__(self, name: str) -> None:
        object.__setattr__(self, "_name", name)

    @property
    def __dict__(self) -> dict[str, Any]:  # type: ignore[override]
        return vars(import_module(self._name))

    def __getattr__(self, name: str) -> Any:
        return getattr(import_module(self._name), name)

    def __setattr__(self, name: str, value: object) -> None:
        setattr(import_module(self._name), name, value)


if not TYPE_CHECKING:  # which looks into the modules themselves

    def __getattr__(name: str) -> _Later:
        if name.startswith("_"):
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return _Later(f"{__name__}.{name}")
