"""What stands in the window while a project is locked, or waits for its passphrase before it is opened."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from engage.errors import EngageError, WrongPassphrase
from engage.ui import errors, theme
from engage.ui.icons import icon
from engage.ui.locking.why import Why
from engage.ui.widgets.passphrase_field import PassphraseField
from engage.ui.widgets.scrolling import ScrollColumn
from engage.ui.widgets.words import OneLine, Words

_WIDTH = 64 * theme.GRID
_SIGN = 4 * theme.GRID
_WORD_LINES = 4
"""Lines of the recovery sheet that are seen at once."""


class PassphrasePage(QWidget):
    """Names the file and nothing that stands in it."""

    passphrase_given = Signal(str)
    sheet_given = Signal(str)
    """The words of the recovery sheet, as they were typed."""
    open_wanted = Signal()
    """A project without a passphrase, which was only put away, is wanted again."""
    closed = Signal()
    """The person wants to do something else."""
    stopped = Signal()
    """What is still going on is not to be waited for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Welcome")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._sign = Words()
        self._file = OneLine(size=theme.DIALOG_HEADING, narrowest=_WIDTH // 3)
        self._why = Words(role="quiet", wraps=True)
        self.field = PassphraseField(self.tr("Passphrase"))
        self._caption = Words(self.tr("Passphrase"), "quiet")
        self._caption.setBuddy(self.field.line)
        self.words = QPlainTextEdit()
        self.words.setAccessibleName(self.tr("Words of the recovery sheet"))
        self.words.setTabChangesFocus(True)
        self.words.setPlaceholderText(self.tr("The words of the sheet, in their order"))
        self._words_caption = Words(self.tr("Words of the recovery sheet"), "quiet")
        self._words_caption.setBuddy(self.words)
        self.problem = Words(role="problem", wraps=True)
        self.remember = QCheckBox(self.tr("&Remember on this computer"))
        self.remember.setToolTip(
            self.tr("Whoever is logged in here as you can then open it without the passphrase")
        )
        self.open = QPushButton(self.tr("Open"))
        self.open.setProperty("role", "primary")
        self.close_button = QPushButton(self.tr("Back"))
        self.close_button.setProperty("role", "secondary")
        self.stop = QPushButton(self.tr("Stop it and lock"))
        self.stop.setProperty("role", "secondary")
        self.by_sheet = QPushButton(self.tr("Use the recovery sheet…"))
        self.by_sheet.setProperty("role", "link")
        self._is_encrypted = True
        self._is_sheet = False
        self._for_words: Sequence[QWidget] = (self._words_caption, self.words)
        self._for_passphrase: Sequence[QWidget] = (self._caption, self.field)
        self._buttons = (self.remember, self.by_sheet, self.close_button, self.stop, self.open)
        self._lay_out()
        self.field.entered.connect(self._on_open_clicked)
        self.open.clicked.connect(self._on_open_clicked)
        self.close_button.clicked.connect(self.closed)
        self.stop.clicked.connect(self.stopped)
        self.by_sheet.clicked.connect(lambda: self._turn_to_sheet(is_sheet=not self._is_sheet))
        self.path = Path()
        """The project's file."""

    def _lay_out(self) -> None:
        self.words.setFixedHeight(_WORD_LINES * self.words.fontMetrics().lineSpacing() + 3 * theme.GRID)
        head = QHBoxLayout()
        head.setSpacing(theme.GRID)
        head.addWidget(self._sign)
        head.addWidget(self._file, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GRID)
        buttons.addWidget(self.by_sheet)
        buttons.addStretch()
        for button in (self.close_button, self.stop, self.open):
            buttons.addWidget(button)
        card = QFrame()
        card.setObjectName("Card")
        card.setMaximumWidth(_WIDTH)
        card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(card)
        column.setContentsMargins(*(3 * theme.GRID,) * 4)
        column.setSpacing(theme.GRID)
        column.addLayout(head)
        column.addWidget(self._why)
        column.addSpacing(theme.GRID)
        for widget in (
            self._caption,
            self.field,
            self._words_caption,
            self.words,
            self.problem,
            self.remember,
        ):
            column.addWidget(widget)
        column.addSpacing(theme.GRID)
        column.addLayout(buttons)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(card, 20)
        across.addStretch(1)
        body = QWidget()
        down = QVBoxLayout(body)
        down.addStretch(1)
        down.addLayout(across)
        down.addStretch(2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(ScrollColumn(body))

    # What is shown

    def ask(
        self, path: Path, why: Why | None = None, *, is_encrypted: bool = True, is_closed: bool = True
    ) -> None:
        """Ask for the passphrase of this file: to open it, or because it was locked for this reason.

        `is_closed` is False where something of it could not be stored, so that it is hidden only.
        """
        self._is_encrypted = is_encrypted
        self._show_file(path)
        self._why.setText(self._sentence(why, is_closed=is_closed))
        self.close_button.setText(self.tr("Back") if why is None else self.tr("Close the project"))
        self.by_sheet.setVisible(is_encrypted)
        self.remember.hide()
        self.remember.setChecked(False)
        self.stop.hide()
        self.open.show()
        self.close_button.setVisible(is_closed)
        self.wait(is_waiting=False)
        self._turn_to_sheet(is_sheet=False)

    def _show_file(self, path: Path) -> None:
        self.path = path
        self._file.setText(path.name)
        self._sign.setPixmap(icon("lock-outline", "accent").pixmap(_SIGN, _SIGN))  # in the colours of now

    def offer_to_remember(self, *, can_remember: bool) -> None:
        """Offer to have the system remember what opens the project, where it has a place for that."""
        self.remember.setVisible(can_remember and self._is_encrypted)

    def say_locking(self, path: Path) -> None:
        """Say that the project is being locked."""
        self._show_file(path)
        self._why.setText(self.tr("Locking…"))
        self._show_problem(None)
        for widgets in (self._for_passphrase, self._for_words, self._buttons):
            for widget in widgets:
                widget.hide()

    def offer_to_stop(self) -> None:
        """Say that what is going on is finished before the project is locked, as that takes a while."""
        self._why.setText(
            self.tr(
                "What was begun is finished first, then the project is locked. If it is stopped, nothing "
                "of it is kept; what was done before is."
            )
        )
        self.stop.show()
        self.stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def wait(self, *, is_waiting: bool) -> None:
        """Show that what was given is being tried, which takes a second or two."""
        for widget in (self.field, self.words, self.open, self.by_sheet, self.remember):
            widget.setDisabled(is_waiting)
        self.open.setText(self.tr("Opening…") if is_waiting else self.tr("Open"))

    def refuse(self, error: EngageError) -> None:
        """Say why it was not opened; what was typed stays, with the cursor in it."""
        self.wait(is_waiting=False)
        self._show_problem(error)
        if isinstance(error, WrongPassphrase) and not self._is_sheet:
            self.field.refuse()
        else:
            self.focus_first()

    def forget(self) -> None:
        """Keep nothing of what was typed, or of the file."""
        self.field.clear()
        self.words.clear()
        self.words.document().clearUndoRedoStacks()
        self._file.clear()
        self._show_problem(None)

    def said(self) -> str:
        """What stands below the name of the file."""
        return self._why.text()

    def focus_first(self) -> None:
        """Put the cursor where one goes on."""
        if not self._is_encrypted:
            self.open.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._is_sheet:
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.field.line.setFocus(Qt.FocusReason.OtherFocusReason)

    # What is done

    def _turn_to_sheet(self, *, is_sheet: bool) -> None:
        self._is_sheet = is_sheet
        for widget in self._for_passphrase:
            widget.setVisible(self._is_encrypted and not is_sheet)
        for widget in self._for_words:
            widget.setVisible(self._is_encrypted and is_sheet)
        self.by_sheet.setText(
            self.tr("Use the passphrase…") if is_sheet else self.tr("Use the recovery sheet…")
        )
        self._show_problem(None)
        self.focus_first()

    def _on_open_clicked(self) -> None:
        if not self._is_encrypted:
            self.open_wanted.emit()
        elif self._is_sheet:
            self.sheet_given.emit(self.words.toPlainText())
        else:
            self.passphrase_given.emit(self.field.text())

    def _show_problem(self, error: EngageError | None) -> None:
        self.problem.setVisible(error is not None)
        self.field.mark(is_invalid=False)
        if error is not None:
            errors.show_beside(self.problem, error)

    def _sentence(self, why: Why | None, *, is_closed: bool) -> str:
        if why is None:
            return self.tr("This project is encrypted: it opens with its passphrase.")
        said = {
            Why.ASKED: self.tr("The project is locked."),
            Why.IDLE: self.tr("The project was locked, as nobody had worked in it for a while."),
            Why.ASLEEP: self.tr("The project was locked, as the computer slept."),
            Why.SCREEN: self.tr("The project was locked with the screen of this computer."),
        }[why]
        if not is_closed:
            more = self.tr(
                "Something that was typed could not be stored. It is hidden here, and there again when the "
                "project is unlocked."
            )
        elif not self._is_encrypted:
            more = self.tr(
                "It is not encrypted: anyone who comes to this computer, or gets the file, can read it."
            )
        else:
            return said
        return f"{said} {more}"
