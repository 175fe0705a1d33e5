"""One project of those that were opened last: its name, where it lies, and when that was."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from engage.settings import RecentProject
from engage.ui import theme
from engage.ui.dates import short_date
from engage.ui.widgets.close_button import close_button
from engage.ui.widgets.words import OneLine, tip

_NARROWEST = 16 * theme.GRID


class RecentLine(QWidget):
    """Pressed, it opens the project; the button at its end takes it off the list."""

    chosen = Signal(object)
    """The path of the project."""
    unwanted = Signal(object)
    """The path of a project that is to be listed no longer."""

    def __init__(self, recent: RecentProject, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = recent.path
        name = recent.name or recent.path.stem
        self._place = str(recent.path.parent)
        self._when = opened_when(recent.opened_at)
        self.button = _Row()
        self.button.setProperty("role", "recent")
        self.button.setAccessibleName(name)
        self.button.setToolTip(tip(str(recent.path)))
        self.button.clicked.connect(lambda: self.chosen.emit(self.path))
        self._where = OneLine(role="quiet", narrowest=_NARROWEST)
        words = QVBoxLayout(self.button)
        words.setContentsMargins(theme.GRID, theme.GRID // 2, theme.GRID, theme.GRID // 2)
        words.setSpacing(2)
        words.addWidget(OneLine(name, narrowest=_NARROWEST))
        words.addWidget(self._where)
        for label in self.button.findChildren(OneLine):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.remove = close_button(self.tr("Take {} off the list").format(name))
        self.remove.setToolTip(self.tr("Take off the list; the file stays where it is"))
        self.remove.clicked.connect(lambda: self.unwanted.emit(self.path))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GRID // 2)
        layout.addWidget(self.button, 1)
        layout.addWidget(self.remove)
        self.show_missing(False)

    def show_missing(self, is_missing: bool) -> None:
        """Say whether the file is where it was."""
        gone = self.tr("Not there now")
        parts = [gone, self._place] if is_missing else [self._place, self._when]
        self._where.setText("  ·  ".join(filter(None, parts)))
        self._where.setProperty("role", "problem" if is_missing else "quiet")
        theme.restyle(self._where)
        self.button.setAccessibleDescription(self._where.text())

    def text(self) -> str:
        """The line below the name."""
        return self._where.text()


class _Row(QPushButton):
    """A button as high as the words in it."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.minimumSize() if layout is not None else super().minimumSizeHint()


def opened_when(opened_at: dt.datetime | None, now: dt.datetime | None = None) -> str:
    """When a project was opened, as one says it: "today, 09:12", "yesterday", "25 Mar"."""
    if opened_at is None:
        return ""
    now = (now or dt.datetime.now(dt.UTC)).astimezone()
    there = opened_at.astimezone()
    days = (now.date() - there.date()).days
    if days == 0:
        return QCoreApplication.translate("RecentLine", "today, {}").format(f"{there:%H:%M}")
    if days == 1:
        return QCoreApplication.translate("RecentLine", "yesterday")
    return short_date(there.date(), now.date())
