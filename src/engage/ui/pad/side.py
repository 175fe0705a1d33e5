"""The right-hand side of the pad: what is talked about, what was said of it, who waits, what is parked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QVBoxLayout, QWidget

from engage.domain.engagements import AgendaItem
from engage.domain.organisations import OrganisationKind
from engage.domain.pad import Pad, hand_queue, not_heard
from engage.domain.quick_log import MarkKind, as_typed
from engage.ui import theme
from engage.ui.context import Context
from engage.ui.icons import icon
from engage.ui.pad import wording
from engage.ui.pad.new_item import NewItem
from engage.ui.translation import word
from engage.ui.widgets.entry_delegate import NOTE, SNIPPET, EntryDelegate
from engage.ui.widgets.key_button import key_text
from engage.ui.widgets.scrolling import ScrollColumn
from engage.ui.widgets.swatch import swatch_icon
from engage.ui.widgets.words import Words, tip

_MOST = 8
"""So many entries of a list are seen at once."""

_ITEM_DEEDS = ("pad_next_item", "pad_item_up", "pad_item_down")

_Entry = tuple[str, str, str]
"""A text, a note at the right, and what is heard of both."""


class SideList(QListView):
    """A few lines, each with a note; as high as they are, up to a few."""

    entered = Signal(int)
    """The row on which Enter was pressed or that was clicked."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setObjectName("Side")
        self.setAccessibleName(name)
        self.setItemDelegate(EntryDelegate(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(lambda index: self.entered.emit(index.row()))

    def show_entries(self, entries: Sequence[_Entry], icons: Sequence[QIcon] = ()) -> None:
        """Show these, each with its icon where there are such, keeping the place."""
        row = self.currentIndex().row()
        if len(entries) != self._model.rowCount():
            self._model.clear()
            self._model.appendColumn([QStandardItem() for _ in entries]) if entries else None
        for number, (text, note, heard) in enumerate(entries):
            item = self._model.item(number)
            item.setEditable(False)
            item.setText(text)
            item.setData(note, NOTE)
            item.setData("", SNIPPET)
            item.setAccessibleText(heard)
            item.setToolTip(tip(heard))
            if icons:
                item.setIcon(icons[number])
        self.setVisible(bool(entries))
        if 0 <= row < len(entries):
            self.go_to(row)
        self.updateGeometry()

    def go_to(self, row: int) -> None:
        """Put the cursor on this entry, where there is one."""
        self.setCurrentIndex(self._model.index(row, 0))

    def texts(self) -> list[tuple[str, str]]:
        """Each entry with its note."""
        items = (self._model.item(row) for row in range(self._model.rowCount()))
        return [(item.text(), item.data(NOTE)) for item in items]

    def sizeHint(self) -> QSize:
        rows = min(max(self._model.rowCount(), 1), _MOST)
        return QSize(super().sizeHint().width(), rows * theme.row_height(self.fontMetrics()) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if self.currentIndex().isValid():
                self.entered.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


class Side(ScrollColumn):
    """Cards below each other; each says so where there is nothing in it, so that nothing moves."""

    item_wanted = Signal(int)
    """The place of an agenda item: to begin with it, or to end it."""
    item_typed = Signal(str)
    named = Signal(str)
    """A mark that is to stand in the line."""
    resolve_wanted = Signal(str)
    settled = Signal(int)
    """The id of a parked point."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        body = QWidget()
        super().__init__(body, parent)
        self._pad: Pad | None = None
        self._layout = QVBoxLayout(body)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.GRID)
        self.items = SideList(self.tr("What is talked about"))
        self.items.entered.connect(self.item_wanted)
        self.items.addActions([context.actions[name] for name in _ITEM_DEEDS])
        self.items.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.new_item = NewItem(context)
        self.new_item.entered.connect(self.item_typed)
        self.themes = SideList(self.tr("Themes, with how much was said"))
        self.themes.entered.connect(self._on_theme_entered)
        self.hands = SideList(self.tr("Who waits to speak"))
        self.hands.entered.connect(self._on_hand_entered)
        self._no_hands = Words(self.tr("Nobody waits to speak."), "quiet", wraps=True)
        self.not_heard = Words(role="note", wraps=True)
        self.unknown = SideList(self.tr("Who is not known yet"))
        self.unknown.entered.connect(self._on_unknown_entered)
        self._no_unknown = Words(self.tr("Everybody who is named is known."), "quiet", wraps=True)
        self.parked = SideList(self.tr("Parking lot"))
        self.parked.entered.connect(self._on_parked_entered)
        self._no_parked = Words(
            self.tr("{} parks what is typed.").format(key_text(context.actions["pad_park"])),
            "quiet",
            wraps=True,
        )
        self.notes = Words(wraps=True)
        self._no_notes = Words(
            self.tr("{} notes what is typed.").format(key_text(context.actions["pad_note"])),
            "quiet",
            wraps=True,
        )
        self._card(self.tr("Now"), self.items, self.new_item)
        self._card(self.tr("Agenda"), self.themes)
        self._layout.addWidget(self.not_heard)
        self._card(self.tr("Hands up"), self.hands, self._no_hands)
        self._card(self.tr("To resolve later"), self.unknown, self._no_unknown)
        self._card(self.tr("Parking lot"), self.parked, self._no_parked)
        self._card(self.tr("Notes to self: they never leave the team"), self.notes, self._no_notes)
        self._layout.addStretch()

    def _card(self, title: str, *within: QWidget) -> None:
        card = QFrame()
        card.setObjectName("Card")
        column = QVBoxLayout(card)
        column.setContentsMargins(*(theme.GRID + 2,) * 4)
        column.setSpacing(theme.GRID // 2)
        heading = Words(title, wraps=True)
        bold = heading.font()
        bold.setBold(True)
        heading.setFont(bold)
        column.addWidget(heading)
        for widget in within:
            column.addWidget(widget)
        self._layout.addWidget(card)

    # What is shown

    def show_pad(self, pad: Pad, now: dt.datetime) -> None:
        """Show how things stand."""
        item = self.current_item()
        self._pad = pad
        held = pad.engagement
        self.show_time(now)
        for row, each in enumerate(held.items):
            if item is not None and each.id == item.id:
                self.items.go_to(row)  # it may stand elsewhere now
        counts = [
            (
                f"{count.theme.kind}  {count.theme.name}",
                f"{count.pieces:,}",
                self.tr("{} {}: {} said by {} organisations").format(
                    count.theme.kind, count.theme.name, f"{count.pieces:,}", f"{count.organisations:,}"
                ),
            )
            for count in pad.themes
        ]
        self.themes.show_entries(counts, [swatch_icon(count.theme.colour) for count in pad.themes])
        waiting = hand_queue(pad.seats)
        self.hands.show_entries(
            [
                (
                    f"{place}  {seat.name}",
                    seat.key,
                    ", ".join(filter(None, (str(place), seat.name, seat.key))),
                )
                for place, seat in enumerate(waiting, 1)
            ]
        )
        self._no_hands.setVisible(not waiting)
        self.not_heard.setText(self._not_heard(pad))
        self.unknown.show_entries(
            [
                (
                    self.tr("“{}”: who is this?").format(name.name),
                    f"{name.pieces:,}",
                    self.tr("{} is not known yet, {} said").format(name.name, f"{name.pieces:,}"),
                )
                for name in pad.unknown
            ]
        )
        self._no_unknown.setVisible(not pad.unknown)
        self.parked.show_entries([self._point(point.text, point.is_settled) for point in held.parked])
        self._no_parked.setVisible(not held.parked)
        self.notes.setText(held.notes.strip())
        self.notes.setVisible(bool(held.notes.strip()))
        self._no_notes.setVisible(not held.notes.strip())

    def show_time(self, now: dt.datetime) -> None:
        """Say how the agenda items stand at this moment."""
        if self._pad is not None:
            items = self._pad.engagement.items
            self.items.show_entries(self._items(items, now), [icon(_sign(item)) for item in items])

    @property
    def first(self) -> QWidget:
        """Where one comes to by key: the items, or where one is put in."""
        return self.items if self.items.isVisible() else self.new_item.there

    def go_to_items(self) -> None:
        """Put the cursor on the first item, or where one is put in."""
        self.items.go_to(0)
        self.first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def current_item(self) -> AgendaItem | None:
        """The item under the cursor."""
        row = self.items.currentIndex().row()
        return self._pad.engagement.items[row] if self._pad is not None and row >= 0 else None

    def _items(self, items: Sequence[AgendaItem], now: dt.datetime) -> list[_Entry]:
        entries = []
        for item in items:
            state = self.tr("now") if item.is_running else self.tr("done") if item.ended_at else ""
            note = wording.item_standing(item, now)
            entries.append((item.title, note, ", ".join(filter(None, (item.title, state, note)))))
        return entries

    def _point(self, text: str, is_settled: bool) -> _Entry:
        state = self.tr("settled") if is_settled else self.tr("open")
        return text, state, f"{text}, {state}"

    def _not_heard(self, pad: Pad) -> str:
        told = [
            self.tr("{} ({})").format(names, word(kind)) if kind else names for kind, names in _names(pad)
        ]
        silent = [count.theme.kind for count in pad.themes if not count.pieces and not count.depth]
        sentences = [
            self.tr("Not heard yet: {}.").format("; ".join(told))
            if told
            else self.tr("Everybody here has spoken.")
        ]
        if silent:
            sentences.append(self.tr("No one has spoken to {}.").format(", ".join(silent)))
        return " ".join(sentences)

    # What is asked for

    def _on_theme_entered(self, row: int) -> None:
        if self._pad is not None:
            theme_there = self._pad.themes[row].theme
            self.named.emit(as_typed(MarkKind.THEME, theme_there.kind or theme_there.name))

    def _on_hand_entered(self, row: int) -> None:
        if self._pad is not None:
            seat = hand_queue(self._pad.seats)[row]
            self.named.emit(as_typed(MarkKind.WHO, seat.key or seat.name))

    def _on_unknown_entered(self, row: int) -> None:
        if self._pad is not None:
            self.resolve_wanted.emit(self._pad.unknown[row].name)

    def _on_parked_entered(self, row: int) -> None:
        if self._pad is not None:
            self.settled.emit(self._pad.engagement.parked[row].id)


def _names(pad: Pad) -> Iterator[tuple[OrganisationKind | None, str]]:
    """Who has not spoken, by the bodies that they speak for, kind by kind; none where it says nothing."""
    for kind, seats in not_heard(pad.seats).items():
        names = ", ".join(dict.fromkeys(seat.organisation or seat.name for seat in seats))
        yield None if kind is OrganisationKind.OTHER else kind, names


def _sign(item: AgendaItem) -> str:
    """The icon of an item: is talked about, is done with, or is to come."""
    if item.is_running:
        return "play-circle-outline"
    return "check-circle-outline" if item.ended_at else "circle-outline"
