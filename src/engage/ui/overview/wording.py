"""What the overview says of each matter, and under which heading it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from engage.services.overview import Matter
from engage.ui.translation import mark, translated

GROUPS: Sequence[tuple[str, Sequence[Matter]]] = (
    (mark("To be done"), (Matter.OVERDUE, Matter.DUE, Matter.COMING)),
    (
        mark("To be put in order"),
        (Matter.UNCODED, Matter.UNRESOLVED_FEEDBACK, Matter.UNRESOLVED_COMMITMENTS, Matter.REVIEW),
    ),
    (mark("To be heard"), (Matter.SILENT_THEMES, Matter.SILENT_ORGANISATIONS)),
)
"""Each heading with what stands below it, in order."""

_WORDS: Mapping[Matter, tuple[str, str]] = {
    Matter.OVERDUE: (mark("follow-up is overdue"), mark("follow-ups are overdue")),
    Matter.DUE: (mark("follow-up is due within a week"), mark("follow-ups are due within a week")),
    Matter.COMING: (
        mark("engagement is coming in the next four weeks"),
        mark("engagements are coming in the next four weeks"),
    ),
    Matter.UNCODED: (
        mark("piece of feedback is coded to no theme"),
        mark("pieces of feedback are coded to no theme"),
    ),
    Matter.UNRESOLVED_FEEDBACK: (
        mark("piece of feedback has marks to resolve"),
        mark("pieces of feedback have marks to resolve"),
    ),
    Matter.UNRESOLVED_COMMITMENTS: (
        mark("follow-up has marks to resolve"),
        mark("follow-ups have marks to resolve"),
    ),
    Matter.REVIEW: (
        mark("contact’s details are to be reviewed"),
        mark("contacts’ details are to be reviewed"),
    ),
    Matter.SILENT_THEMES: (
        mark("theme has heard from no union and no SME"),
        mark("themes have heard from no union and no SME"),
    ),
    Matter.SILENT_ORGANISATIONS: (
        mark("organisation has said nothing yet"),
        mark("organisations have said nothing yet"),
    ),
}
"""What follows the count: of one, and of several."""


def words(matter: Matter, count: int) -> str:
    """What follows the count of a matter."""
    return translated(_WORDS[matter][count != 1])
