"""What a summary is to be: which one, of what, for whom, in which look."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from engage.domain.disclosure import Audience
from engage.domain.records import Noun
from engage.services import batches
from engage.services.summaries import registry
from engage.ui import theme
from engage.ui.context import Context
from engage.ui.forms.ui_summary_options import Ui_SummaryOptions
from engage.ui.summaries.own_options import OwnOptions
from engage.ui.summaries.remembered import Left
from engage.ui.summaries.template_field import TemplateField
from engage.ui.summaries.wanted import Wanted
from engage.ui.translation import plural
from engage.ui.widgets.filter_bar import FilterBar
from engage.ui.widgets.scrolling import ScrollColumn
from engage.ui.widgets.words import Words

TEMPLATE_ACTIONS = ("template_file", "template_copy", "template_folder")


class SummaryOptions(QFrame):
    """Stands in the inspector's place; every choice shows in the pages at once."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Inspector")
        heading = Words(self.tr("Make a summary"), size=1.15)
        body = QWidget()
        self.form = Ui_SummaryOptions()
        self.form.setupUi(body)
        self._summaries = {summary.name: summary for summary in registry.summaries()}
        first = next(iter(self._summaries.values()))
        self._noun = first.noun
        self._filters: dict[Noun, str] = {}
        """What was asked for of the nouns of other summaries."""
        self._options: dict[str, dict[str, str]] = {}
        """What was chosen of the options of other summaries."""
        self._shown = first.name
        self.scope = FilterBar(self._noun)
        self.scope.use(context)
        self.form.scope_place.addWidget(self.scope)
        self.own = OwnOptions()
        self.form.own_place.addWidget(self.own)
        self.template = TemplateField([context.actions[name] for name in TEMPLATE_ACTIONS])
        self.form.template_place.addWidget(self.template)
        self.form.summary.offer_summaries(self._summaries.values())
        self.form.summary.show_value(first.name)
        self._audiences = {
            Audience.INTERNAL: self.form.internal,
            Audience.SHARED: self.form.shared,
            Audience.PUBLIC: self.form.public_,
        }
        self._audiences[context.preferences.settings.audience].setChecked(True)
        self._is_audience_chosen = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2 * theme.GRID, 0, 0)
        layout.setSpacing(0)
        self.each = self._link(self.tr("Save one for each…"))
        self.figures = self._link(self.tr("What is behind the numbers"))
        self.held = self._link(self.tr("What is held back, and why"))
        heading.setContentsMargins(2 * theme.GRID, 0, 2 * theme.GRID, 0)
        layout.addWidget(heading)
        layout.addWidget(ScrollColumn(body), 1)
        self.form.summary.committed.connect(lambda name: self._on_summary_committed())
        self.scope.filter_changed.connect(self._on_choice)
        self.own.changed.connect(self._on_choice)
        self.template.changed.connect(self._on_choice)
        for button in self._audiences.values():
            button.clicked.connect(self._on_audience_clicked)
        self._show_summary(first.name, "")
        self._describe()

    def _link(self, text: str) -> QPushButton:
        """A way to more about what has been made, below what is said of that."""
        link = QPushButton(text)
        link.setProperty("role", "link")
        link.hide()
        place = self.form.form_layout.indexOf(self.form.made) + 1
        self.form.form_layout.insertWidget(place, link, 0, Qt.AlignmentFlag.AlignLeading)
        return link

    @property
    def summary(self) -> str:
        """The name of the summary that is chosen."""
        return str(self.form.summary.value())

    @property
    def noun(self) -> Noun:
        """Of what the scope is."""
        return self._noun

    @property
    def audience(self) -> Audience:
        """For whom it is to be."""
        return next(audience for audience, button in self._audiences.items() if button.isChecked())

    @property
    def filter(self) -> str:
        """What it is to be made of."""
        return self.scope.text()

    @property
    def wanted(self) -> Wanted:
        """Everything that the pages are made by."""
        return Wanted(
            summary=self.summary,
            filter="" if self._summaries[self.summary].is_whole else self.filter,
            audience=self.audience,
            options=self.own.values(),
            template=self.template.template(),
        )

    def suggest_audience(self, audience: Audience) -> None:
        """Make it for this audience from now on, unless the person has chosen one here."""
        if not self._is_audience_chosen and audience is not self.audience:
            self._audiences[audience].setChecked(True)
            self._on_choice()

    def choose(self, summary: str, scope: str) -> None:
        """Choose a summary and what it is to be made of."""
        self.form.summary.show_value(summary)
        self._show_summary(summary, scope)
        self._on_choice()

    def tell(self, text: str) -> None:
        """Say what has been made."""
        self.form.made.setText(text)

    # Choosing

    def _on_summary_committed(self) -> None:
        name = self.summary
        noun = self._summaries[name].noun
        self._show_summary(name, self.filter if noun is self._noun else self._filters.get(noun, ""))
        self._on_choice()

    def _show_summary(self, name: str, scope: str) -> None:
        """Ask for what this summary takes, keeping what was chosen for others."""
        self._options[self._shown] = self.own.values()
        self._filters[self._noun] = self.filter
        chosen = self._summaries[name]
        with QSignalBlocker(self.scope):
            if chosen.noun is not self._noun:
                self.scope.set_noun(chosen.noun)
            self.scope.set_text(scope)
        self._noun, self._shown = chosen.noun, name
        self.form.scope_place_caption.setText(self.tr("Scope: which {}").format(plural(chosen.noun)))
        for asking in (self.scope, self.form.scope_place_caption):
            asking.setVisible(not chosen.is_whole)
        self.own.show_options(chosen.options, self._options.get(name, {}))
        self.each.setVisible(bool(batches.nouns_for(name)))

    def _on_audience_clicked(self) -> None:
        self._is_audience_chosen = True
        self._on_choice()

    def _on_choice(self) -> None:
        self._describe()
        self.changed.emit()

    def _describe(self) -> None:
        self.form.description.setText(f"{self._summaries[self.summary].description}.")
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

    # Remembering

    def left(self) -> Left:
        """How it is left, to be taken up by `restore`."""
        filters = {**self._filters, self._noun: self.filter}
        options: Mapping[str, Mapping[str, str]] = {**self._options, self._shown: self.own.values()}
        return Left(
            summary=self.summary,
            audience=self.audience.value,
            filters={noun.value: text for noun, text in filters.items() if text},
            options={name: chosen for name, chosen in options.items() if chosen},
        )

    def restore(self, left: Left) -> None:
        """Take up where it was left; what is there no longer is as at first."""
        self._filters.update({noun: left.filters[noun.value] for noun in Noun if noun.value in left.filters})
        self._options.update({name: dict(chosen) for name, chosen in left.options.items()})
        audience = next((each for each in Audience if each.value == left.audience), None)
        if audience is not None:
            self._audiences[audience].setChecked(True)
        name = left.summary if left.summary in self._summaries else self.summary
        self.form.summary.show_value(name)
        scope, own = self._filters.get(self._summaries[name].noun, ""), self._options.get(name, {})
        self._show_summary(name, scope)
        self.own.show_options(self._summaries[name].options, own)
        self._describe()
