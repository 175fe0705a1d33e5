"""One seat of the engagement by its key: a letter or two, and Enter."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QStandardItem
from PySide6.QtWidgets import QWidget

from engage.domain.pad import Seat, hand_places
from engage.domain.text import begin_words, fold, words
from engage.ui.feedback.pick_palette import PickPalette
from engage.ui.pad import wording
from engage.ui.widgets.entry_delegate import NOTE


class SeatPalette(PickPalette):
    """A whole key comes before all that begins so; names are found too."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            parent,
            title=self.tr("Choose a seat"),
            line=self.tr("Seat"),
            hint=self.tr("Key or name of a seat…"),
            listed=self.tr("Seats"),
        )
        self._seats: Sequence[Seat] = ()
        self._offered: list[Seat] = []
        self._zone = ""
        self._then: Callable[[Seat], object] = lambda seat: None
        self.typed.connect(self._offer)
        self.picked.connect(lambda row: self._then(self._offered[row]))

    def open_over(
        self, window: QWidget, what: str, seats: Sequence[Seat], zone: str, then: Callable[[Seat], object]
    ) -> None:
        """Ask for one of these; `what` says what is done with it."""
        self._seats, self._zone, self._then = seats, zone, then
        self.lie_over(window, what)
        self._offer()

    def _offer(self) -> None:
        typed = fold(self.line.text()).strip()
        places = hand_places(self._seats)
        found = [
            seat
            for seat in self._seats
            if fold(seat.key).startswith(typed)
            or begin_words(words(typed), words(f"{seat.name} {seat.organisation}"))
        ]
        self._offered = sorted(
            found, key=lambda seat: (fold(seat.key) != typed, not fold(seat.key).startswith(typed))
        )
        entries = []
        for seat in self._offered:
            place = places.get(seat.attendance_id)
            entry = QStandardItem(f"{seat.key}  {seat.name}")
            entry.setData(wording.standing(seat, place, self._zone), NOTE)
            entry.setAccessibleText(wording.heard(seat, place, self._zone))
            entries.append(entry)
        nothing = self.tr("No seat fits. Esc leaves everything as it is.")
        self.show_entries(entries, "" if entries else nothing)
