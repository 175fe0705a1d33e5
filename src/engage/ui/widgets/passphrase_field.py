"""A field for a passphrase, which is hidden until one wants to see it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from engage.ui import theme
from engage.ui.icons import icon
from engage.ui.widgets.words import tip

_LONGEST = 1_000
"""Characters; nobody types more, and what is pasted by mistake may be a whole document."""


class PassphraseField(QWidget):
    """A line, and the button that shows what stands in it."""

    changed = Signal(str)
    entered = Signal()
    """Enter was pressed in it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """`name` is what it is called by those who hear the window."""
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setMaxLength(_LONGEST)
        self.line.setAccessibleName(name)
        self.shown = QToolButton()
        self.shown.setCheckable(True)
        self.shown.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.shown.toggled.connect(self._on_shown_toggled)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GRID // 2)
        layout.addWidget(self.line, 1)
        layout.addWidget(self.shown)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self.changed)
        self.line.returnPressed.connect(self.entered)
        self._on_shown_toggled(is_shown=False)

    def text(self) -> str:
        return self.line.text()

    def clear(self) -> None:
        """Forget what was typed, also for undoing, and hide what is typed next."""
        self.line.clear()
        self.shown.setChecked(False)

    def mark(self, *, is_invalid: bool) -> None:
        """Mark the field as one that cannot be taken, or no longer."""
        self.line.setProperty("invalid", is_invalid)
        theme.restyle(self.line)

    def refuse(self) -> None:
        """Mark the field, with the cursor over all that stands in it."""
        self.mark(is_invalid=True)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.selectAll()

    def _on_shown_toggled(self, is_shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)
        self.shown.setIcon(icon("eye-off-outline" if is_shown else "eye-outline"))
        says = self.tr("Hide the passphrase") if is_shown else self.tr("Show the passphrase")
        self.shown.setAccessibleName(says)
        self.shown.setToolTip(tip(says))
