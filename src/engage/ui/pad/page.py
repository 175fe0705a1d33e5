"""The pad: a live roundtable, logged line by line from the keyboard."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from engage.domain.agendas import Theme
from engage.domain.changes import Changes
from engage.domain.feedback import Feedback, Stance
from engage.domain.pad import Pad
from engage.errors import EngageError, NotFound
from engage.services import attendance, pad, records, resolving
from engage.services.projects import Project
from engage.ui import theme
from engage.ui.context import Context
from engage.ui.drafts import PAD, Line, Typed
from engage.ui.engagements.wording import turnout_of
from engage.ui.feedback.deeds import FeedbackDeeds
from engage.ui.pad import offers, stray_keys, wording
from engage.ui.pad.entry import Entry
from engage.ui.pad.full_page import FullPage
from engage.ui.pad.log import PadLog, key_of, whom
from engage.ui.pad.log_deeds import LogDeeds
from engage.ui.pad.seat_deeds import SeatDeeds
from engage.ui.pad.seats import SeatsView
from engage.ui.pad.side import Side
from engage.ui.translation import word
from engage.ui.widgets import reading_order
from engage.ui.widgets.fields import first_upper
from engage.ui.widgets.flow_layout import FlowLayout
from engage.ui.widgets.record_table import RecordTable
from engage.ui.widgets.words import OneLine, Words

_SECOND = 1_000
_SIDE = 38 * theme.GRID
_NARROW_SIDE = 25 * theme.GRID
_NARROWEST = 20 * theme.GRID
_BROAD = 110 * theme.GRID
"""The width from which on the right-hand side has its usual one."""
_HIGH = 60 * theme.GRID
"""The height from which on two rows of seats are seen at once."""


class _Read(NamedTuple):
    pad: Pad
    themes: Sequence[Theme]


class PadPage(FullPage):
    """Takes the place of all panes; Esc and then Enter go back to the engagement."""

    name = "pad"
    deeds = frozenset(
        (
            *("pad_hand", "pad_came", "pad_went", "pad_key", "pad_next_item", "pad_park", "pad_note"),
            *("pad_item_up", "pad_item_down", "pad_unknown", "pad_review"),
            *("code", "uncode", "next_uncoded", "resolve", "key_point", "evidence"),
            *(f"stance_{stance}" for stance in Stance),
        )
    )
    feedback: FeedbackDeeds

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._pad: Pad | None = None
        self._is_reading = False
        self._is_behind = False
        self._tabbed_to: QWidget | None = None
        """Where Tab led, as long as nobody has moved about there."""
        self.back.setToolTip(self.tr("Back to the engagement: Esc, and then Enter"))
        self.back.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # else a Tab and an Enter too many go back
        self.title_words = OneLine(size=1.5, narrowest=_NARROWEST)
        self._subtitle = OneLine(role="quiet", narrowest=_NARROWEST)
        self.clock = Words(size=1.5)
        self.clock.setAccessibleDescription(self.tr("Time since the first item began"))
        self._place = Words(role="quiet")
        self.seats = SeatsView(context)
        self.entry = Entry(context)
        self.log = PadLog(context, self)
        self.table = RecordTable()
        self.table.setAccessibleName(self.tr("Log"))
        self.table.show_table(self.log)
        self.side = Side(context)
        self.lines = LogDeeds(context, self.entry, self.table, self.log)
        self.at_table = SeatDeeds(context, self, self.seats)
        self.feedback = FeedbackDeeds(context, self, self.lines.chosen)
        self._second = QTimer(self, interval=_SECOND)
        self._second.timeout.connect(self._show_time)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = FlowLayout(spacing=theme.GRID)
        for widget in (self.back, self.title_words, self._subtitle):
            head.addWidget(widget)
        head.push_right()
        head.addWidget(self.clock)
        head.addWidget(self._place)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        column.addWidget(self.seats)
        column.addWidget(self.seats.beyond)
        column.addWidget(self.entry)
        column.addWidget(self.table, 1)
        below = QHBoxLayout()
        below.setSpacing(theme.GRID + 4)
        below.addWidget(left, 1)
        below.addWidget(self.side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, theme.GRID + 4, 20, 20)
        layout.setSpacing(theme.GRID)
        layout.addLayout(head)
        layout.addLayout(below, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.side.setFixedWidth(_SIDE if event.size().width() >= _BROAD else _NARROW_SIDE)
        self.seats.show_rows(2 if event.size().height() >= _HIGH else 1)

    def _connect(self) -> None:
        self.lines.kept.connect(self.refresh)
        self.entry.line.reached.connect(self._come_to_stay)
        self.table.pressed.connect(self._come_to_stay)
        self.entry.leave_button.clicked.connect(self.closed)
        self.seats.named.connect(self.entry.line.put)
        self.seats.resolve_wanted.connect(self.resolve_name)
        self.side.named.connect(self.entry.line.put)
        self.side.resolve_wanted.connect(self.resolve_name)
        self.side.item_wanted.connect(self._turn_item)
        self.side.item_typed.connect(self._add_item)
        self.side.settled.connect(lambda id: self._do(lambda project: pad.settle(project, id)))
        self.feedback.failed.connect(self.failed)
        self.feedback.next_wanted.connect(self._go_to_next)

    @staticmethod
    def title() -> str:
        return QCoreApplication.translate("PadPage", "Pad")

    # What is shown

    def open(self, id: int) -> None:
        """Show the pad of an engagement; everybody at the table gets a key."""
        if id != self.id:
            self.id = id
            self._pad = None
            self.at_table.show_pad(None)
            self.lines.show_engagement(id)
        if not self.context.project.is_read_only:
            self.context.write(lambda project, progress: attendance.give_seats(project, id))
        self.refresh()

    def refresh(self) -> None:
        """Show how things stand now: never two readings at once, and the last one is of the last change."""
        id = self.id
        if id is None:
            return
        if self._is_reading:
            self._is_behind = True
            return
        self._is_reading, self._is_behind = True, False

        def read(project: Project) -> _Read:
            found = pad.state(project, id)
            agenda = found.engagement.agenda
            themes = offers.all_themes(project, agenda.uid if agenda else "")
            return _Read(found, themes)

        def show(found: _Read) -> None:
            self._is_reading = False
            if id == self.id:
                self._show(found)
            if self._is_behind or id != self.id:
                self.refresh()

        def failed(error: EngageError) -> None:
            self._is_reading = False
            if self._is_behind or id != self.id:
                self.refresh()
            elif isinstance(error, NotFound):
                self.closed.emit()
            else:
                self.failed.emit(error)

        self.context.read(read, show, failed)

    def _show(self, found: _Read) -> None:
        state = self._pad = found.pad
        held = state.engagement
        self.at_table.show_pad(state)
        self.title_words.setText(held.title)
        here = sum(seat.is_here for seat in state.seats)
        parts = (
            word(held.channel),
            first_upper(word(held.rule)),
            self.tr("still to come") if held.held_on > dt.datetime.now().astimezone().date() else "",
            self.tr("{} at the table").format(f"{here:,}") if here else turnout_of(held),
        )
        self._subtitle.setText(" · ".join(filter(None, parts)))
        self.seats.show_seats(state.seats, state.unknown, held.zone)
        self.entry.line.use(state, found.themes)
        keys = {whom(each.contact, each.organisation): each.seat for each in reversed(held.attendance)}
        self.log.show_keys([key_of(noun, id) for noun, id in state.log], keys)
        self.table.reload()
        self.side.show_pad(state, dt.datetime.now(dt.UTC))
        self._show_time()
        self._run_clock()

    def _show_time(self) -> None:
        if self._pad is None:
            return
        now, held = dt.datetime.now(dt.UTC), self._pad.engagement
        self.clock.setText(wording.elapsed(held.items, now))
        self._place.setText(wording.agenda_standing(held.items, now))
        self.side.show_time(now)

    def _run_clock(self) -> None:
        is_running = self._pad is not None and any(item.is_running for item in self._pad.engagement.items)
        if is_running and self.isVisible():
            self._second.start()
        else:
            self._second.stop()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._run_clock()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._second.stop()

    # Deeds

    def _do(self, deed: Callable[[Project], Changes]) -> None:
        """Do a deed of the pad, which is written in its turn."""
        if not self.context.project.is_read_only:
            self.context.write(lambda project, progress: deed(project))

    def edit_current(self) -> None:
        self.lines.edit_current()

    def remove_current(self) -> None:
        self.lines.remove()

    def _go_to_next(self, term: str) -> None:
        if self._pad is not None:
            self.lines.go_to_next(f"engagement:{self._pad.engagement.uid} {term}")

    def resolve_first(self) -> None:
        """Ask who the first name is that is not known yet."""
        if self._pad is not None and self._pad.unknown:
            self.resolve_name(self._pad.unknown[0].name)

    def resolve_name(self, name: str) -> None:
        """Ask who somebody is who was named and is not known, for all that has the first mark of the name.

        Where it stands in marks of another kind or spelling too, it is still unknown, and asked about next.
        """
        if self._pad is None:
            return
        narrowed = f"engagement:{self._pad.engagement.uid} is:unresolved"

        def ask(found: Sequence[Feedback]) -> None:
            naming = ((mark, said) for said in found for mark in said.unresolved)
            mark, said = next((each for each in naming if resolving.is_naming(each[0], name)), ("", None))
            if said is not None:
                self.feedback.ask_about(mark, found, said)
            else:
                self.failed.emit(
                    NotFound(
                        self.tr("Only follow-ups name “{}”").format(name),
                        "",
                        self.tr("Open them on the page Follow-ups, and say there who it is"),
                    )
                )

        self.context.read(
            lambda project: records.rows(project, Feedback, records.ids(project, Feedback, narrowed)), ask
        )

    # What is talked about

    def next_item(self) -> None:
        """End the item that is being talked about, and begin with the next."""
        if self._pad is not None:
            id = self._pad.engagement.id
            self._do(lambda project: pad.next_item(project, id))

    def _turn_item(self, row: int) -> None:
        if self._pad is None or self.context.project.is_read_only:
            return
        item = self._pad.engagement.items[row]
        change = pad.end_item if item.is_running else pad.start_item
        self._do(lambda project: change(project, item.id))

    def move_item(self, by: int) -> None:
        """Move the item under the cursor so many places; without one, go to the items."""
        item = self.side.current_item()
        if item is None:
            self.side.go_to_items()
        else:
            self._do(lambda project: pad.move_item(project, item.id, by))

    def _add_item(self, text: str) -> None:
        if self._pad is not None:
            id = self._pad.engagement.id
            self._do(lambda project: pad.add_item(project, id, text))

    # Getting about

    def focus_content(self) -> None:
        self.entry.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def event(self, event: QEvent) -> bool:
        """Before a key is taken for a deed: a remark goes into the line, wherever the cursor has strayed."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            focus = self.window().focusWidget()
            if event.key() == Qt.Key.Key_Alt:
                event.accept()  # by itself it would go to the menus, where the next letters open some
                return True
            if event.key() in stray_keys.MOVES:
                self._come_to_stay()
            has_strayed = focus is self._tabbed_to or focus not in (self.table, self.seats)
            if (
                ((has_strayed and not isinstance(focus, QLineEdit)) or event.text() in stray_keys.BEGINNINGS)
                and not self.entry.line.isReadOnly()
                and stray_keys.is_of_remark(event, self.entry.line.text(), is_in_log=focus is self.table)
            ):
                self.focus_content()
                event.accept()
                return True
        return super().event(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002  Qt's own name
        """Tab goes round within the pad: at the foot of the window, a blank would undo what was logged."""
        has_moved = reading_order.step(self, is_next=next)
        self._tabbed_to = self.window().focusWidget()
        return has_moved

    def _come_to_stay(self) -> None:
        """Where the cursor is, it is by intent: the letters mean there what they mean in such a place."""
        self._tabbed_to = None

    def next_pane(self) -> bool:
        """On from the line to the log, the seats and the side, and back to the line."""
        all_panes = (
            (self.entry, self.entry.line),
            (self.table, self.table),
            (self.seats, self.seats),
            (self.side, self.side.first),
        )
        panes = [(pane, first) for pane, first in all_panes if first.isEnabled()]
        self._come_to_stay()
        focus = self.focusWidget()
        inside = [
            n for n, (pane, _) in enumerate(panes) if focus and (pane is focus or pane.isAncestorOf(focus))
        ]
        panes[(inside[0] + 1) % len(panes) if inside else 0][1].setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def step_back(self) -> bool:
        if self.entry.correcting is not None:
            self.entry.end_correction()
        elif self.lines.call_off() or not self.entry.line.hasFocus():
            self.focus_content()
        else:
            self.entry.ask_to_leave()
        return True

    # What is typed

    def typed(self) -> Iterator[Typed]:
        line = self.entry.half_typed()
        if self.id is not None and line.strip():
            yield Line(PAD, self.id, line)

    def go_on(self, line: str) -> None:
        """Go on with a line that was half typed when the project was left."""
        self.entry.line.setText(line)
