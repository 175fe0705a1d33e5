"""The dialog for what the person at this computer prefers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from engage.domain.disclosure import Audience
from engage.settings import Appearance, Settings, TextSize
from engage.ui import theme
from engage.ui.forms.ui_preferences import Ui_Preferences
from engage.ui.preferences import Preferences


class PreferencesDialog(QDialog):
    """Every choice holds at once: there is nothing to save, and Esc closes."""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        settings = preferences.settings
        self.form = Ui_Preferences()
        self.form.setupUi(self)
        theme.enlarge(self.form.heading, 1.5)
        self.form.name.setPlaceholderText(Settings().who)
        self.form.name.show_value(settings.name)
        self.form.appearance.offer(
            [
                (self.tr("As the system has them"), Appearance.SYSTEM),
                (self.tr("Light"), Appearance.LIGHT),
                (self.tr("Dark"), Appearance.DARK),
            ]
        )
        self.form.appearance.show_value(settings.appearance)
        self.form.text_size.offer(
            [
                (self.tr("As other text"), TextSize.USUAL),
                (self.tr("Larger"), TextSize.LARGER),
                (self.tr("Largest"), TextSize.LARGEST),
            ]
        )
        self.form.text_size.show_value(settings.text_size)
        self.form.audience.offer_choices(Audience)
        self.form.audience.show_value(settings.audience)
        self.form.name.committed.connect(preferences.set_name)
        self.form.appearance.committed.connect(preferences.set_appearance)
        self.form.text_size.committed.connect(preferences.set_text_size)
        self.form.audience.committed.connect(preferences.set_audience)
        self.form.close_button.clicked.connect(self.accept)

    def done(self, result: int) -> None:
        """Take what is being typed with it, however the dialog is closed."""
        self.form.close_button.setFocus()
        super().done(result)
