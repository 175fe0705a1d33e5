"""The dialog for what the person at this computer prefers."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from engage.domain.disclosure import Audience
from engage.settings import Appearance, Settings, TextSize
from engage.ui import theme
from engage.ui.forms.ui_preferences import Ui_Preferences
from engage.ui.preferences import Preferences
from engage.ui.widgets.scrolling import let_scroll

_MINUTES = (5, 15, 30, 60)


class PreferencesDialog(QDialog):
    """Every choice holds at once: there is nothing to save, and Esc closes."""

    details_wanted = Signal()
    """What belongs to the project and not to the person is to be changed."""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        settings = preferences.settings
        self.form = Ui_Preferences()
        self.form.setupUi(self)
        theme.enlarge(self.form.heading, theme.DIALOG_HEADING)
        self.form.name.setPlaceholderText(Settings().who)
        self.form.name.show_value(settings.name)
        self._preferences = preferences
        self._suggest_initials()
        self.form.initials.show_value(settings.initials)
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
        self.form.lock_after.offer(self._ways_to_lock(settings.lock_after))
        self.form.lock_after.show_value(settings.lock_after)
        self.form.project_place.hide()
        self.form.name.committed.connect(preferences.set_name)
        self.form.initials.committed.connect(preferences.set_initials)
        preferences.who_changed.connect(self._suggest_initials)
        self.form.appearance.committed.connect(preferences.set_appearance)
        self.form.text_size.committed.connect(preferences.set_text_size)
        self.form.lock_after.committed.connect(preferences.set_lock_after)
        self.form.audience.committed.connect(preferences.set_audience)
        self.form.details_button.clicked.connect(self.details_wanted)
        self.form.details_button.clicked.connect(self.accept)
        self.form.close_button.clicked.connect(self.accept)
        let_scroll(self)

    def _ways_to_lock(self, chosen: int) -> list[tuple[str, int]]:
        """The minutes to choose from, also those that somebody wrote into the settings."""
        minutes = sorted({*_MINUTES, chosen} - {0})
        ways = [(self.tr("after {} minutes without work").format(number), number) for number in minutes]
        return [*ways, (self.tr("not by the clock"), 0)]

    def show_smallest_cell(self, number: int) -> None:
        """Say what the open project has, and offer to change it there."""
        self.form.smallest_cell.setText(
            self.tr("Smallest number of one kind, for all who open this project: {}").format(number)
        )
        self.form.project_place.show()

    def _suggest_initials(self) -> None:
        suggested = replace(self._preferences.settings, initials="").short_who
        self.form.initials.setPlaceholderText(suggested)

    def done(self, result: int) -> None:
        """Take what is being typed with it, however the dialog is closed."""
        self.form.close_button.setFocus()
        super().done(result)
