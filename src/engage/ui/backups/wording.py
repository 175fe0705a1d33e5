"""What the window says of backups."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from PySide6.QtCore import QLocale

from engage.domain.backups import Backup, State, Why
from engage.ui.dates import short_date
from engage.ui.translation import mark, translated

_WHY: Mapping[Why, str] = {
    Why.ASKED: mark("when you asked for it"),
    Why.OPENING: mark("on opening"),
    Why.WORKING: mark("while working"),
    Why.CLOSING: mark("on closing"),
    Why.MIGRATION: mark("before a newer Engage brought it up to date"),
    Why.IMPORT: mark("before an import"),
    Why.MERGE: mark("before a merge"),
    Why.RESTORE: mark("before a backup was put in its place"),
    Why.REKEY: mark("before its passphrase changed"),
}

_STATES: Mapping[State, str] = {
    State.GOOD: mark("verified"),
    State.UNKNOWN: mark("not verified"),
    State.DAMAGED: mark("damaged"),
    State.MISSING: mark("its file has gone"),
}


def why(backup: Backup) -> str:
    """What it was made for."""
    return translated(_WHY[backup.why]) if backup.why else ""


def state(backup: Backup) -> str:
    """Whether it can be relied on."""
    return translated(_STATES[backup.state])


def size(backup: Backup) -> str:
    """How large it is."""
    return QLocale().formattedDataSize(backup.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def clock(moment: dt.datetime) -> str:
    """When it was made, for a narrow place: "09:12", or "21 Nov" where that was another day."""
    local = moment.astimezone()
    is_today = local.date() == dt.datetime.now().astimezone().date()
    return f"{local:%H:%M}" if is_today else short_date(local.date())


def moment(backup: Backup) -> str:
    """When it was made: "22 Nov, 09:12"."""
    if backup.made_at is None:
        return translated(_UNKNOWN)
    local = backup.made_at.astimezone()
    return f"{short_date(local.date())}, {local:%H:%M}"


_UNKNOWN = mark("nobody knows when")
