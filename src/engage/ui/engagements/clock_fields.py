"""Controls for times by the clock where people met, and for the zone of that clock."""

from __future__ import annotations

import datetime as dt
import re
from zoneinfo import ZoneInfo, available_timezones

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCompleter, QListView

from engage.domain.fields import parse_field
from engage.domain.records import Noun
from engage.errors import Invalid
from engage.services.checks import time_zone
from engage.ui.translation import translated
from engage.ui.widgets.fields import TextField

_TIME = re.compile(r"(\d{1,2})(?:[:.](\d\d))?\s*(am|pm)?", re.IGNORECASE)


class TimeField(TextField):
    """A time of day, or nothing; the value is the moment that it names on the day and by the clock set."""

    _day = dt.date(2000, 1, 1)
    _zone = "Europe/London"

    def use_clock(self, day: dt.date, zone: str) -> None:
        """Times are of this day from now on, and by the clock of this zone."""
        self._day, self._zone = day, zone

    def to_text(self, value: dt.datetime | None) -> str:
        return f"{value.astimezone(ZoneInfo(self._zone)):%H:%M}" if value else ""

    def from_text(self, text: str) -> dt.datetime | None:
        if not text:
            return None
        time = parse_time(text)
        # What ends on a later day goes on doing so.
        day = self._shown.astimezone(ZoneInfo(self._zone)).date() if self._shown else self._day
        moment: dt.datetime = parse_field(
            Noun.ENGAGEMENT, "starts_at", f"{day} {time:%H:%M}", zone=self._zone
        )
        return moment


def parse_time(text: str) -> dt.time:
    """Return the time of day that is meant: "14:30", "9.15", "2 pm", "10"; raises Invalid."""
    match = _TIME.fullmatch(text.strip())
    hour, minute = (int(match[1]), int(match[2] or 0)) if match else (24, 0)
    half = match[3].lower() if match and match[3] else ""
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif half:
        hour = 24
    if hour > 23 or minute > 59:
        raise Invalid(translated("“{}” is no time of day").format(text), "", translated("Write it as 14:30"))
    return dt.time(hour, minute)


class ZoneField(TextField):
    """A time zone by its name; the names are offered while one types."""

    def from_text(self, text: str) -> str:
        zone: str = time_zone(text).key
        return zone

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The names are looked up when they are first needed."""
        if self.completer() is None:
            completer = QCompleter(sorted(zone for zone in available_timezones() if "/" in zone), self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            popup = QListView()
            popup.setAccessibleName(translated("Suggestions"))
            completer.setPopup(popup)
            self.setCompleter(completer)
        super().focusInEvent(event)
