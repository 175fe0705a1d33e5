"""The forms of an agenda and of a theme."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from engage.domain.agendas import Agenda, Theme
from engage.ui import links
from engage.ui.context import Context
from engage.ui.editor import RecordEditor
from engage.ui.forms.ui_agenda_editor import Ui_AgendaEditor
from engage.ui.forms.ui_theme_editor import Ui_ThemeEditor


class AgendaEditor(RecordEditor):
    """Edits what an agenda is called and where it comes from."""

    record_class = Agenda

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.form = Ui_AgendaEditor()
        self.form.setupUi(self)
        links.offer(self.form.url, context.actions["help"])
        self.bind()


class ThemeEditor(RecordEditor):
    """Edits one theme."""

    record_class = Theme

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.form = Ui_ThemeEditor()
        self.form.setupUi(self)
        self.bind()

    def focus_first(self, reason: Qt.FocusReason = Qt.FocusReason.ShortcutFocusReason) -> None:
        """Put the cursor into the title, which is what people rename; a code is there already."""
        self.form.title.setFocus(reason)
        self.form.title.selectAll()
