"""Backups of a project: what is known of each, and which are kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

HALF_AN_HOUR = dt.timedelta(minutes=30)
"""Of changes: after that there is another backup."""

RECENT = 10
DAILY = 7
WEEKLY = 4
MONTHLY = 12


class Why(StrEnum):
    """What a backup was made for."""

    ASKED = "asked"
    OPENING = "opening"
    WORKING = "working"
    CLOSING = "closing"
    MIGRATION = "migration"
    IMPORT = "import"
    MERGE = "merge"
    RESTORE = "restore"
    REKEY = "rekey"

    @property
    def label(self) -> str:
        """As the name of its file says it."""
        return _LABELS[self]


_LABELS: Mapping[Why, str] = {
    Why.ASKED: "as asked",
    Why.OPENING: "on opening",
    Why.WORKING: "while working",
    Why.CLOSING: "on closing",
    Why.MIGRATION: "before migration",
    Why.IMPORT: "before import",
    Why.MERGE: "before merge",
    Why.RESTORE: "before restore",
    Why.REKEY: "before rekey",
}


class State(StrEnum):
    """Whether a backup can be relied on."""

    GOOD = "good"
    """It was verified when it was made, and nothing has been found against it since."""
    UNKNOWN = "unknown"
    """Nothing says what it is, or that it was ever verified."""
    DAMAGED = "damaged"
    """It is not what was written."""
    MISSING = "missing"
    """Its file has gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One backup, as its manifest describes it: nothing in that names a project or a person."""

    path: Path
    sequence: int
    """Which it is of its project, counted from 1: the order of their making, whatever the clock said."""
    project: str = ""
    """The uid of the project."""
    replica: str = ""
    made_at: dt.datetime | None = None
    """In the time zone of the machine that made it."""
    why: Why | None = None
    schema: str = ""
    size: int = 0
    """Bytes."""
    counts: Mapping[str, int] = field(default_factory=dict)
    """How many records it holds, by noun."""
    content: str = ""
    """A hash of all that stands in its tables."""
    sha256: str = ""
    """Of the file."""
    operation: str = ""
    """The uid of the newest deed in it: two backups with the same one hold the same."""
    salt: str = ""
    """In hexadecimal digits, as `check` is; blank where it is not encrypted."""
    check: str = ""
    place: str = ""
    """A mark of the place where the project lay, which names nothing; blank where that is not known."""
    file: str = ""
    """A mark of its file there: copies of one project are told apart by both."""
    state: State = State.GOOD

    @property
    def is_encrypted(self) -> bool:
        return bool(self.salt)


def kept(backups: Sequence[Backup]) -> set[int]:
    """Return the sequence numbers of those that stay: 10 recent, 7 daily, 4 weekly and 12 monthly.

    Each copy of a project has its own: what is done with one thins out nothing of another.
    Days, weeks and months are counted backwards in the order in which the backups were made, so that a clock
    that was wrong takes up one place at most, and never that of the newest. One that cannot be relied on
    takes up no place, and stays as well: a person decides what becomes of it.
    """
    return set().union(*(_kept_of_one(group) for group in of_one_file(backups)))


def _kept_of_one(backups: Sequence[Backup]) -> set[int]:
    newest_first = sorted(backups, key=lambda backup: -backup.sequence)
    good = [backup for backup in newest_first if backup.state is State.GOOD]
    stay = {backup.sequence for backup in newest_first if backup.state is not State.GOOD}
    stay.update(backup.sequence for backup in good[:RECENT])
    for places, period in _PERIODS:
        seen: set[Hashable] = set()
        for backup in good:
            named = period(backup.made_at) if backup.made_at else None
            if named not in seen and len(seen) < places:
                seen.add(named)
                stay.add(backup.sequence)
    return stay


def of_one_file(backups: Sequence[Backup]) -> list[list[Backup]]:
    """Return which backups were made of one file, though it was moved, or written anew in its place.

    Whatever says neither place nor file makes one group as well.
    """
    groups: list[tuple[set[str], list[Backup]]] = []
    for backup in backups:
        marks = {backup.place, backup.file} - {""} or {""}
        members = [backup]
        for group in [group for group in groups if group[0] & marks]:
            groups.remove(group)
            marks |= group[0]
            members = [*group[1], *members]
        groups.append((marks, members))
    return [members for _, members in groups]


def own(backups: Sequence[Backup], *, place: str, file: str) -> list[Backup]:
    """Return those that were made of the file that lies there now, or may have been."""
    here = {place, file, ""}
    mine = [group for group in of_one_file(backups) if any({each.place, each.file} & here for each in group)]
    return [backup for backup in backups if any(backup in group for group in mine)]


def superfluous(backups: Sequence[Backup]) -> Backup | None:
    """Return the oldest backup that need not stay."""
    stay = kept(backups)
    return min(
        (backup for backup in backups if backup.sequence not in stay),
        key=lambda backup: backup.sequence,
        default=None,
    )


def stands_in(for_: Backup, backups: Sequence[Backup]) -> Backup | None:
    """Return the backup that is relied on once one goes: the next newer of those that stay and are good."""
    stay, groups = kept(backups), of_one_file(backups)
    newer = [
        backup
        for backup in backups
        if backup.sequence in stay and backup.state is State.GOOD and backup.sequence > for_.sequence
        if any(for_ in group and backup in group for group in groups)
    ]
    return min(newer, key=lambda backup: backup.sequence, default=None)


_PERIODS: tuple[tuple[int, Callable[[dt.datetime], Hashable]], ...] = (
    (DAILY, lambda at: at.date()),
    (WEEKLY, lambda at: at.isocalendar()[:2]),
    (MONTHLY, lambda at: (at.year, at.month)),
)
