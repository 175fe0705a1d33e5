"""Addresses that somebody wrote: opened by the person's own programs, once it was seen where they lead."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from engage.services.exporting.house_style import safe_target
from engage.ui import theme
from engage.ui.help import help_key
from engage.ui.icons import icon
from engage.ui.translation import translated
from engage.ui.widgets import dialog_frame
from engage.ui.widgets.words import Words

_WIDTH = 60 * theme.GRID
_LINES = 4
"""Of an address that are seen at least."""


def offer(line: QLineEdit, help_action: QAction) -> QAction:
    """Let one open the address that stands in a line: by the sign at its end, or by Ctrl+Enter."""
    go = line.addAction(icon("open-in-new", "quiet"), QLineEdit.ActionPosition.TrailingPosition)
    go.setText(translated("Open the address"))
    go.setToolTip(translated("Open the address: Ctrl+Enter"))
    go.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
    go.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    go.triggered.connect(lambda: ask(line.text(), help_action, line))
    line.textChanged.connect(lambda text: go.setVisible(bool(text.strip())))
    go.setVisible(bool(line.text()))
    return go


def ask(address: str, help_action: QAction, parent: QWidget) -> LinkDialog:
    """Show where an address leads, and offer to open it."""
    dialog = LinkDialog(address, help_action, parent)
    dialog.open()
    return dialog


class LinkDialog(QDialog):
    """The address as it really is: names of other scripts that look like familiar ones are written out."""

    def __init__(self, address: str, help_action: QAction, parent: QWidget) -> None:
        super().__init__(parent.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Open an address"))
        self.url = _url(address)
        whole = bytes(self.url.toEncoded().data()).decode("ascii", "replace")
        self.can_open = bool(self.url.isValid() and safe_target(whole))
        is_mail = self.url.scheme() == "mailto"
        host = self.url.host(QUrl.ComponentFormattingOption.FullyEncoded)
        self.shown = QPlainTextEdit(whole if self.can_open else address)
        self.shown.setReadOnly(True)
        self.shown.setTabChangesFocus(True)
        self.shown.setAccessibleName(self.tr("The whole address"))
        self.shown.setMinimumHeight(_LINES * self.fontMetrics().lineSpacing())
        copy = QPushButton(self.tr("Copy the address"))
        copy.setAutoDefault(False)
        beside = QWidget()
        row = QHBoxLayout(beside)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(copy)
        row.addStretch()
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.shown.toPlainText()))
        column = dialog_frame.begin(self, self._heading(host, is_mail=is_mail))
        column.addWidget(Words(self._note(is_mail=is_mail), wraps=True))
        column.addWidget(self.shown, 1)
        self.open_button = dialog_frame.end(self, column, self._deed(is_mail=is_mail), beside, by_enter=False)
        self.open_button.setEnabled(self.can_open)
        help_key.offer_help(self, help_action, "data-protection")
        self.resize(_WIDTH, column.totalMinimumHeightForWidth(_WIDTH))

    def _heading(self, host: str, *, is_mail: bool) -> str:
        if not self.can_open:
            return self.tr("This address is not opened")
        return self.tr("Write to this address?") if is_mail else self.tr("Go to {}?").format(host)

    def _note(self, *, is_mail: bool) -> str:
        if not self.can_open:
            return self.tr("Engage opens web pages and e-mail addresses, and nothing else that a text names.")
        if is_mail:
            return self.tr("Your e-mail program opens. Engage itself sends nothing.")
        return self.tr(
            "Your browser opens it; Engage itself connects to nothing. "
            "Whoever runs that page can see that somebody has opened it."
        )

    def _deed(self, *, is_mail: bool) -> str:
        return self.tr("Write an e-mail") if is_mail and self.can_open else self.tr("Open in the browser")

    def accept(self) -> None:
        """Hand the address to the program that is for it."""
        if self.can_open:
            QDesktopServices.openUrl(self.url)
        super().accept()


def _url(address: str) -> QUrl:
    """An address as it was written; one without a beginning is that of a web page."""
    written = address.strip()
    is_whole = "://" in written or written.lower().startswith("mailto:")
    return QUrl(written if is_whole or ":" in written.split("/")[0] else f"https://{written}")
