"""For what reasons a project is locked."""

from __future__ import annotations

from enum import StrEnum


class Why(StrEnum):
    """What made the window lock a project."""

    ASKED = "asked"
    IDLE = "idle"
    """Nobody has done anything for as long as the preferences say."""
    ASLEEP = "asleep"
    """The computer is about to sleep, or has slept: there is no time to wait for anything."""
    SCREEN = "screen"
    """The system has locked its own screen."""
