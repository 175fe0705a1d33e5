"""What a summary is to be: which one, of what, for whom."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from engage.domain.disclosure import Audience
from engage.domain.records import Noun
from engage.services.summaries import registry
from engage.ui import theme
from engage.ui.forms.ui_summary_options import Ui_SummaryOptions
from engage.ui.widgets.fields import first_upper
from engage.ui.widgets.filter_bar import FilterBar
from engage.ui.widgets.scrolling import ScrollColumn
from engage.ui.widgets.words import Words


class SummaryOptions(QFrame):
    """Stands in the inspector's place; every choice shows in the pages at once."""

    changed = Signal()

    def __init__(self, audience: Audience, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Inspector")
        heading = Words(self.tr("Make a summary"), size=1.15)
        body = QWidget()
        self.form = Ui_SummaryOptions()
        self.form.setupUi(body)
        self.scope = FilterBar(Noun.FEEDBACK)
        self.form.scope_place.addWidget(self.scope)
        self._summaries = registry.summaries()
        self.form.summary.offer(
            [(first_upper(summary.name.replace("-", " ")), summary.name) for summary in self._summaries]
        )
        self.form.summary.show_value(self._summaries[0].name)
        self._audiences = {
            Audience.INTERNAL: self.form.internal,
            Audience.SHARED: self.form.shared,
            Audience.PUBLIC: self.form.public_,
        }
        self._audiences[audience].setChecked(True)
        self._is_audience_chosen = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2 * theme.GRID, 0, 0)
        layout.setSpacing(0)
        self.held = QPushButton(self.tr("What is held back, and why"))
        self.held.setProperty("role", "link")
        self.held.hide()
        self.form.form_layout.insertWidget(self.form.form_layout.indexOf(self.form.made) + 1, self.held)
        heading.setContentsMargins(2 * theme.GRID, 0, 2 * theme.GRID, 0)
        layout.addWidget(heading)
        layout.addWidget(ScrollColumn(body), 1)
        self.form.summary.committed.connect(self._on_choice)
        self.scope.filter_changed.connect(self._on_choice)
        for button in self._audiences.values():
            button.clicked.connect(self._on_audience_clicked)
        self._describe()

    @property
    def summary(self) -> str:
        """The name of the summary that is chosen."""
        return str(self.form.summary.value())

    @property
    def audience(self) -> Audience:
        """For whom it is to be."""
        return next(audience for audience, button in self._audiences.items() if button.isChecked())

    @property
    def filter(self) -> str:
        """What it is to be made of."""
        return self.scope.text()

    def suggest_audience(self, audience: Audience) -> None:
        """Make it for this audience from now on, unless the person has chosen one here."""
        if not self._is_audience_chosen and audience is not self.audience:
            self._audiences[audience].setChecked(True)
            self._on_choice()

    def choose(self, summary: str, scope: str) -> None:
        """Choose a summary and what it is to be made of."""
        self.form.summary.show_value(summary)
        with QSignalBlocker(self.scope):
            self.scope.set_text(scope)
        self._on_choice()

    def _on_audience_clicked(self) -> None:
        self._is_audience_chosen = True
        self._on_choice()

    def tell(self, text: str) -> None:
        """Say what has been made."""
        self.form.made.setText(text)

    def _on_choice(self) -> None:
        self._describe()
        self.changed.emit()

    def _describe(self) -> None:
        chosen = next(summary for summary in self._summaries if summary.name == self.summary)
        self.form.description.setText(f"{chosen.description}.")
        self.form.audience_note.setText(
            {
                Audience.INTERNAL: self.tr(
                    "For ourselves: everything is shown, and marked so on every page."
                ),
                Audience.SHARED: self.tr(
                    "For partners and attendees: names as disclosure allows; no contact details or notes."
                ),
                Audience.PUBLIC: self.tr("For everyone: names and attendance only as disclosure allows."),
            }[self.audience]
        )
