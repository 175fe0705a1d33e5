"""Finding a theme by its code, or by words of its title and its keywords."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QStandardItem
from PySide6.QtWidgets import QLineEdit, QWidget

from engage.domain.agendas import Theme
from engage.domain.quick_log import resolve_theme
from engage.domain.text import begin_words, fold, words
from engage.errors import NotFound
from engage.services import records
from engage.ui.context import Context
from engage.ui.widgets.offers_popup import OffersPopup
from engage.ui.widgets.swatch import swatch_icon

_OFFERED = 12


class ThemePicker(QLineEdit):
    """Offers the themes that what is typed begins to name; empty again once one is chosen."""

    theme_chosen = Signal(object)
    refused = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context: Context | None = None
        self._themes: list[Theme] = []
        self._offered: list[Theme] = []
        self.popup = OffersPopup(self)
        self.popup.chosen.connect(self._on_popup_chosen)
        self.textEdited.connect(self._offer)

    def use(self, context: Context) -> None:
        """Offer the themes of this project, as they are when the cursor comes here."""
        self._context = context

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._context is not None and event.reason() != Qt.FocusReason.PopupFocusReason:
            self._context.read(
                lambda project: records.rows(project, Theme, records.ids(project, Theme)), self._take_themes
            )

    def _take_themes(self, themes: list[Theme]) -> None:
        self._themes = themes
        self._offer()

    def _offer(self) -> None:
        self._offered = matching(self.text(), self._themes)[:_OFFERED]
        is_asked = bool(self.text()) and self.hasFocus()
        self.popup.show_items([entry(theme, self.text()) for theme in self._offered] if is_asked else [])

    def _on_popup_chosen(self, row: int) -> None:
        # The completer puts the title into the line after this; it is to be empty.
        QTimer.singleShot(0, self, self.clear)
        self.theme_chosen.emit(self._offered[row])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.popup.has_choice():
            event.ignore()
            return
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not self.text().strip():
            super().keyPressEvent(event)
            return
        theme = resolve_theme(self.text(), self._themes)
        if theme is not None:
            self.clear()
            self.theme_chosen.emit(theme)
        else:
            self.refused.emit(
                NotFound(
                    self.tr("“{}” names no theme, or several").format(self.text()),
                    "",
                    self.tr("Write its code, or choose from the list"),
                )
            )


def matching(typed: str, themes: Sequence[Theme]) -> list[Theme]:
    """The themes whose code begins with what is typed, then those whose title or keywords have its words."""
    code = fold(typed).strip()
    by_code = [theme for theme in themes if fold(theme.code).startswith(code)]
    wanted = words(typed)
    by_words = [theme for theme in themes if begin_words(wanted, words(" ".join(_names(theme))))]
    return list({theme.id: theme for theme in (*by_code, *by_words)}.values())


def _names(theme: Theme) -> tuple[str, ...]:
    return (theme.title, *theme.keywords)


def keyword_meant(typed: str, theme: Theme) -> str:
    """The keyword that explains why a theme is offered; blank where its code or its title does."""
    wanted = words(typed)
    is_by_code = fold(theme.code).startswith(fold(typed).strip())
    if is_by_code or begin_words(wanted, words(theme.title)):
        return ""
    begun = (word for word in theme.keywords if any(begin_words([start], words(word)) for start in wanted))
    return next(begun, "")


def entry(theme: Theme, typed: str = "") -> QStandardItem:
    """A theme as a list offers it: its colour, its code, its title, and the keyword that was typed."""
    item = QStandardItem(swatch_icon(theme.colour), _told(theme, typed))
    item.setEditable(False)
    return item


def _told(theme: Theme, typed: str) -> str:
    keyword = keyword_meant(typed, theme)
    return f"{theme.code} {theme.title}" + (f" ({keyword})" if keyword else "")
