"""What the overview says of each matter, and under which heading it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from engage.services.overview import Matter


def _tr(text: str) -> str:
    """Mark a text for translation, which is done when it is shown."""
    return text


GROUPS: Sequence[tuple[str, Sequence[Matter]]] = (
    (_tr("To be done"), (Matter.OVERDUE, Matter.DUE, Matter.COMING)),
    (
        _tr("To be put in order"),
        (Matter.UNCODED, Matter.UNRESOLVED_FEEDBACK, Matter.UNRESOLVED_COMMITMENTS, Matter.REVIEW),
    ),
    (_tr("To be heard"), (Matter.SILENT_THEMES, Matter.SILENT_ORGANISATIONS)),
)
"""Each heading with what stands below it, in order."""

_WORDS: Mapping[Matter, tuple[str, str]] = {
    Matter.OVERDUE: (_tr("follow-up is overdue"), _tr("follow-ups are overdue")),
    Matter.DUE: (_tr("follow-up is due within a week"), _tr("follow-ups are due within a week")),
    Matter.COMING: (
        _tr("engagement is coming in the next four weeks"),
        _tr("engagements are coming in the next four weeks"),
    ),
    Matter.UNCODED: (
        _tr("piece of feedback is coded to no theme"),
        _tr("pieces of feedback are coded to no theme"),
    ),
    Matter.UNRESOLVED_FEEDBACK: (
        _tr("piece of feedback has marks that name nobody and nothing known"),
        _tr("pieces of feedback have marks that name nobody and nothing known"),
    ),
    Matter.UNRESOLVED_COMMITMENTS: (
        _tr("follow-up has marks that name nobody and nothing known"),
        _tr("follow-ups have marks that name nobody and nothing known"),
    ),
    Matter.REVIEW: (
        _tr("contact’s details are to be reviewed"),
        _tr("contacts’ details are to be reviewed"),
    ),
    Matter.SILENT_THEMES: (
        _tr("theme has heard from no union and no SME"),
        _tr("themes have heard from no union and no SME"),
    ),
    Matter.SILENT_ORGANISATIONS: (
        _tr("organisation has never been heard"),
        _tr("organisations have never been heard"),
    ),
}
"""What follows the count: of one, and of several."""


def words(matter: Matter, count: int) -> str:
    """What follows the count of a matter."""
    return translated(_WORDS[matter][count != 1])


def translated(text: str) -> str:
    """A heading as it is read."""
    return QCoreApplication.translate("Overview", text)
