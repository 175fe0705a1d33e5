"""What looking through a project's file brings to light."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be: what, where, and what to do."""

    what: str
    where: str
    next_step: str = ""

    def __str__(self) -> str:
        """One line."""
        what = f"{self.what}: {self.where}" if self.where else self.what
        return f"{what}. {self.next_step}." if self.next_step else f"{what}."


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check has found, and what it could not look at."""

    findings: Sequence[Finding]
    left_out: Sequence[str] = ()
    """What was not looked at, and why, a sentence each."""

    @property
    def is_whole(self) -> bool:
        return not self.findings


@dataclass(frozen=True, slots=True)
class Mended:
    """What was put right in a copy of a damaged project, and what could not be."""

    mended: Sequence[Finding]
    lost: Sequence[Finding]
    """What is not there any more, or is not as it was."""
    left: Sequence[Finding] = ()
    """What is still wrong with the copy."""
