"""What erasing somebody does not reach, or leaves, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from engage.domain import clock
from engage.domain.erasures import gone_by
from engage.services import backups
from engage.services.privacy.tracing import Found
from engage.services.summaries.wording import plural
from engage.storage.project import Project


@dataclass(frozen=True, slots=True)
class Stays:
    """Something that erasing does not reach, or leaves."""

    what: str
    why: str
    until: dt.date | None = None
    """The day by which it will be gone, where that is known."""


LOG = Stays(
    "The log and the free space of the project’s file",
    "somebody else is reading the project, or the disk is full; backups from now on have nothing of it, and "
    "it is tried again when the project is closed and opened",
)
_ALWAYS = (
    Stays(
        "A number, the day, and that it was a contact or an organisation",
        "so that no backup or travel copy brings them back; it tells nobody who it was",
    ),
    Stays("First names alone, and initials, in texts", "they may mean anybody: search for them"),
    Stays("Documents that were printed, saved or sent", "they are outside the project"),
    Stays(
        "Copies of the file that others made",
        "the computer’s own backups, for one: Engage knows nothing of them",
    ),
)


_OTHERS = "it goes as that copy is worked with, or when somebody deletes it"


def what_stays(project: Project, found: Found, *, is_done: bool = False) -> Iterator[Stays]:
    """Yield what erasing somebody leaves; until it is done, with what can be chosen still."""
    left = [each for each in found.mentions if each.key not in found.chosen]
    sure = sum(each.is_sure and not each.is_file for each in left)
    files = sum(each.is_file for each in left)
    unsure = len(left) - sure - files
    choice = "nobody chose to delete it" if is_done else "tick it in the window to delete it as a whole"
    for number, one, several, why in (
        (
            len(found.kept),
            "piece of feedback, said by nobody",
            "pieces of feedback, said by nobody",
            "without a name, for the group needs what was said",
        ),
        (
            found.promises,
            "follow-up that was promised to them or by them",
            "follow-ups that were promised to them or by them",
            "without them, for the group needs what was promised",
        ),
        (
            sure,
            "text that names them",
            "texts that name them",
            f"somebody chose to leave {plural(sure, 'it', 'them')}",
        ),
        (unsure, "text that may name them", "texts that may name them", "somebody else may be meant"),
        (
            files,
            "kept file that names them",
            "kept files that name them",
            f"a file cannot be blacked out; {choice}",
        ),
        (
            found.unread,
            "kept file",
            "kept files",
            "Engage does not look into files of this sort: open and see",
        ),
        (found.shared, "number or address", "numbers or addresses", "shared with others"),
    ):
        if number:
            yield Stays(f"{number:,} {plural(number, one, several)}", why)
    yield from _ALWAYS
    there = backups.listed(project)
    own = backups.own(project, there)
    today = clock.today()
    for backup in there:
        made = f"{backup.made_at:%d %B %Y, %H:%M}" if backup.made_at else "an unknown day"
        why = "it holds what the project held then; when it is restored, they are erased from it again"
        if backup in own:
            yield Stays(f"The backup of {made}", why, gone_by(backup, own, today))
        else:
            yield Stays(f"The backup of {made}, made of another copy of the project", f"{why}; {_OTHERS}")
