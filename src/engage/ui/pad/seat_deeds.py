"""What is done by key to a seat: a hand goes up, somebody comes or leaves, a key is another one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QInputDialog, QWidget

from engage.domain.changes import Changes
from engage.domain.pad import Pad, Seat
from engage.services import pad
from engage.services.projects import Project
from engage.ui.context import Context
from engage.ui.pad.seat_palette import SeatPalette
from engage.ui.pad.seats import SeatsView
from engage.ui.widgets.words import plain_labels


class SeatDeeds(QObject):
    """For the seat under the cursor; where the cursor is elsewhere, the seat is asked for by its key."""

    def __init__(self, context: Context, page: QWidget, view: SeatsView) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._view = view
        self._pad: Pad | None = None
        self.palette = SeatPalette(page)

    def show_pad(self, state: Pad | None) -> None:
        """Choose among the seats of this engagement from now on."""
        self._pad = state

    def hand(self) -> None:
        """Say that somebody asks to speak, or does so no longer."""

        def turn(seat: Seat) -> None:
            change = pad.lower_hand if seat.asked_at else pad.raise_hand
            self._do(lambda project: change(project, seat.attendance_id))

        self._ask(self.tr("Whose hand goes up or down?"), turn)

    def came(self) -> None:
        """Say that somebody is here now."""
        self._ask(
            self.tr("Who has come?"),
            lambda seat: self._do(lambda project: pad.came(project, [seat.attendance_id])),
        )

    def went(self) -> None:
        """Say that somebody has left."""
        self._ask(
            self.tr("Who has left?"),
            lambda seat: self._do(lambda project: pad.went(project, [seat.attendance_id])),
        )

    def change_key(self) -> None:
        """Give a seat another key."""
        self._ask(self.tr("Whose key is to be another one?"), self._ask_for_key)

    def _ask(self, what: str, deed: Callable[[Seat], object]) -> None:
        if self._pad is None:
            return
        seat = self._view.current_seat() if self._view.hasFocus() else None
        if seat is not None:
            deed(seat)
        else:
            self.palette.open_over(
                self._page.window(), what, self._pad.seats, self._pad.engagement.zone, deed
            )

    def _ask_for_key(self, seat: Seat) -> None:
        dialog = QInputDialog(self._page)
        dialog.setWindowTitle(self.tr("Key of a seat"))
        dialog.setLabelText(self.tr("New key for {}:").format(seat.name))
        dialog.setTextValue(seat.key)
        plain_labels(dialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.textValueSelected.connect(
            lambda key: self._do(lambda project: pad.set_seat(project, seat.attendance_id, key))
        )
        dialog.open()

    def _do(self, deed: Callable[[Project], Changes]) -> None:
        self._context.write(lambda project, progress: deed(project))
