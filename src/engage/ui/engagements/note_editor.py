"""Markdown, written at the left and read at the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSplitter, QTextBrowser, QWidget

from engage.domain.engagements import Engagement
from engage.domain.text import clean
from engage.ui import theme

PAUSE = 2_000
"""Milliseconds without a keystroke after which what is written is stored."""
_GLANCE = 150
"""Milliseconds after which the reading follows the writing."""
_MARKDOWN = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML


class NoteEditor(QWidget):
    """Stores in every pause, on leaving and with Ctrl+Enter; what is being written is never put back."""

    committed = Signal(str)
    """The text, to be stored; `settle` or `keep` says what came of it."""

    def __init__(self, name: str, hint: str, parent: QWidget | None = None) -> None:
        """`name` is what is heard of it."""
        super().__init__(parent)
        self._uid = ""
        self._stored = ""
        self._saving: list[str] = []
        """What has been handed out to be stored and is not yet."""
        self.text = _NoteText()
        self.text.setAccessibleName(name)
        self.text.setPlaceholderText(hint)
        self.text.setTabChangesFocus(True)
        self.text.left.connect(self.commit)
        self.text.textChanged.connect(self._on_text_changed)
        self.reading = NoteReading()
        self.reading.setAccessibleName(self.tr("How it reads: {}").format(name))
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setChildrenCollapsible(False)
        panes.setHandleWidth(theme.GRID)
        panes.addWidget(self.text)
        panes.addWidget(self.reading)
        panes.setSizes([1000, 1000])
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(panes)
        self.pause = QTimer(self, singleShot=True, interval=PAUSE)
        self.pause.timeout.connect(self.commit)
        self._glance = QTimer(self, singleShot=True, interval=_GLANCE)
        self._glance.timeout.connect(self._read)

    def show_text(self, uid: str, text: str, *, is_locked: bool) -> None:
        """Show the stored text of a record, unless more has been written meanwhile."""
        self.text.setReadOnly(is_locked)
        is_another, self._uid = uid != self._uid, uid
        if is_another:
            self._saving.clear()
        elif self._saving or self._is_written():
            return
        self._stored = text
        if is_another or text != self._written():
            self.text.setPlainText(text)
        self._read()

    def commit(self) -> None:
        """Hand out what is written, to be stored."""
        self.pause.stop()
        text = self._written()
        if not self.text.isReadOnly() and text != (self._saving[-1] if self._saving else self._stored):
            self._saving.append(text)
            self.committed.emit(text)

    def settle(self) -> None:
        """The text that was handed out first is stored."""
        if self._saving:
            self._stored = self._saving.pop(0)

    def keep(self) -> None:
        """It could not be stored: it stays here, and is tried again when more is written."""
        self._saving.clear()

    def _written(self) -> str:
        return clean(self.text.toPlainText()).strip()

    def _is_written(self) -> bool:
        """Whether there is something that is not stored."""
        return self._written() != self._stored

    def _on_text_changed(self) -> None:
        self._glance.start()
        if not self.text.isReadOnly():
            self.pause.start()

    def _read(self) -> None:
        self._glance.stop()
        self.reading.show_markdown(self.text.toPlainText())


class _NoteText(QPlainTextEdit):
    """Says when it is left."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class NoteReading(QTextBrowser):
    """Markdown as it reads: nothing is loaded, no link followed by itself, and HTML stands there as text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.setObjectName("NoteReading")
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.document().setDocumentMargin(theme.GRID)
        self.document().setIndentWidth(3 * theme.GRID)
        self._look_again = QTimer(self, singleShot=True, interval=0)
        self._look_again.timeout.connect(lambda: self.show_markdown(self._text))

    def show_markdown(self, text: str) -> None:
        """Show this text, at the place that was being read."""
        self._text = text
        top = self.verticalScrollBar().value()
        self.document().setMarkdown(text, _MARKDOWN)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(top)

    def loadResource(self, type: int, name: QUrl | str) -> QImage:  # noqa: A002  Qt's own name
        """Nothing is loaded, from this computer or another."""
        nothing = QImage(1, 1, QImage.Format.Format_ARGB32)
        nothing.fill(0)
        return nothing

    def changeEvent(self, event: QEvent) -> None:
        """Follow the colours of the window, once all of it has taken them on."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._look_again.start()


class NoteGlance(NoteReading):
    """The summary and our own notes, to be read beside the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Plain")
        self.setAccessibleName(self.tr("Note"))
        self.document().setDocumentMargin(2 * theme.GRID)

    def show_record(self, record: Engagement) -> None:
        """Show what was written of this engagement."""
        ours = self.tr("## Our own notes") + f"\n\n{record.notes}" if record.notes else ""
        nothing = "" if ours else self.tr("Nothing is written yet. Enter opens the engagement, to write.")
        self.show_markdown("\n\n".join(filter(None, (record.summary or nothing, ours))))
