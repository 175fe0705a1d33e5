"""What the pad says of seats and of the time, in few words."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from engage.domain.engagements import AgendaItem, AttendanceStatus
from engage.domain.pad import Seat, left_of
from engage.ui.translation import translated, word


def clock_time(moment: dt.datetime, zone: str) -> str:
    """The time on the wall where the engagement is held."""
    return f"{moment.astimezone(ZoneInfo(zone)):%H:%M}"


def standing(seat: Seat, place: int | None, zone: str) -> str:
    """How somebody stands: waits to speak at a place of the queue, has gone, has not spoken, said so much."""
    if place is not None:
        return translated("next to speak") if place == 0 else translated("hand {}").format(place + 1)
    if seat.left is not None:
        return translated("left {}").format(clock_time(seat.left, zone))
    if seat.status is not AttendanceStatus.ATTENDED and not seat.spoken:
        return word(seat.status)
    return translated("{} said").format(f"{seat.spoken:,}") if seat.spoken else translated("not spoken")


def heard(seat: Seat, place: int | None, zone: str) -> str:
    """The same with all there is to know of the seat, to be read out."""
    parts = [seat.key, seat.name, seat.organisation if seat.organisation != seat.name else ""]
    parts.append(word(seat.kind) if seat.kind else "")
    if place is not None:
        parts.append(translated("hand up, place {}").format(place + 1))
        place = None
    parts.append(standing(seat, place, zone))
    if seat.joined is not None:
        parts.append(translated("joined {}").format(clock_time(seat.joined, zone)))
    return ", ".join(filter(None, parts))


def elapsed(items: Sequence[AgendaItem], now: dt.datetime) -> str:
    """How long it has been since the first item began: "48:12"; blank where none runs."""
    begun = [item.started_at for item in items if item.started_at]
    if not begun or not any(item.is_running for item in items):
        return ""
    seconds = max(int((now - min(begun)).total_seconds()), 0)
    hours, minutes = divmod(seconds // 60, 60)
    return f"{hours}:{minutes:02}:{seconds % 60:02}" if hours else f"{minutes}:{seconds % 60:02}"


def item_standing(item: AgendaItem, now: dt.datetime) -> str:
    """How an item stands: what it may take, what is left of it, or how long it took."""
    left = left_of(item, now)
    if item.started_at is None:
        return translated("{} min").format(item.minutes) if item.minutes and not item.ended_at else ""
    taken = (item.ended_at or now) - item.started_at
    if item.ended_at is not None:
        return translated("took {} min").format(round(taken.total_seconds() / 60))
    if left is None:
        return translated("{} min so far").format(int(taken.total_seconds() // 60))
    minutes = math.ceil(left.total_seconds() / 60)
    if minutes > 0:
        return translated("{} min left").format(minutes)
    return translated("{} min over").format(-minutes) if minutes else translated("time is up")


def agenda_standing(items: Sequence[AgendaItem], now: dt.datetime) -> str:
    """Where one is in the agenda: "item 2 of 4, 7 min left"; blank where no item runs."""
    for number, item in enumerate(items, 1):
        if item.is_running:
            place = translated("item {} of {}").format(number, len(items))
            return ", ".join(filter(None, (place, item_standing(item, now))))
    return ""
