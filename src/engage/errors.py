"""What can go wrong, said in the words of the people who use Engage.

Every error that a person may see is an `EngageError`: what was wrong, why (or where), and what to do next.
Anything else that is raised is a bug and is reported as one.
"""

from __future__ import annotations

from pathlib import Path


class EngageError(Exception):
    """Something that the person can understand and act on."""

    exit_code = 1
    """What the command line returns when this error ends it."""

    def __init__(self, what: str, why: str = "", next_step: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.why = why
        self.next_step = next_step

    def __str__(self) -> str:
        """One line: what, where or why, what to do."""
        colon = ":" if self.why[:1].islower() else ""
        what = f"{self.what}{colon} {self.why}" if colon else f"{_sentence(self.what)} {_sentence(self.why)}"
        return f"{_sentence(what)} {_sentence(self.next_step)}".strip()


def _sentence(text: str) -> str:
    text = " ".join(text.split())
    return text if not text or text.endswith((".", "?", "!", "…")) else f"{text}."


class Invalid(EngageError):
    """A value that cannot be taken as it is; `field` names the field it was given for."""

    def __init__(self, what: str, why: str = "", next_step: str = "", *, field: str = "") -> None:
        super().__init__(what, why, next_step)
        self.field = field


class NotFound(EngageError):
    """No record, file or name of that kind."""


class Conflict(EngageError):
    """What was asked for contradicts what is there now."""


class Cancelled(EngageError):
    """The person stopped the task; nothing of it was kept."""


class StorageFailed(EngageError):
    """The project's file could not be read or written."""

    exit_code = 3


class ProjectLocked(StorageFailed):
    """Another program is writing to the project."""


class ProjectGone(StorageFailed):
    """The project's file is not where it was when it was opened; what is open of it can still be read."""


class ProjectDamaged(StorageFailed):
    """The project's file, at `path`, is not what was written; a check says more."""

    def __init__(self, what: str, why: str = "", next_step: str = "", *, path: Path | None = None) -> None:
        super().__init__(what, why, next_step)
        self.path = path


class ProjectTooNew(StorageFailed):
    """The project was made by a later version of Engage."""


class WrongPassphrase(EngageError):
    """The passphrase does not open the project."""

    exit_code = 4


class LeakFound(EngageError):
    """A document for outside would say what it may not; nothing was written."""

    exit_code = 5
