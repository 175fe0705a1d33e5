"""One part of a briefing: its words, or what of the data it is made from."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from engage.domain.briefings import BriefingPart, PartKind
from engage.domain.records import Noun, Reference
from engage.services.briefings.parts import OPTIONS
from engage.services.summaries import registry
from engage.services.summaries.registry import Option
from engage.services.summaries.wording import called
from engage.ui import theme
from engage.ui.briefings.feedback_palette import FeedbackPalette
from engage.ui.context import Context
from engage.ui.engagements.note_editor import NoteEditor
from engage.ui.widgets.fields import ChoiceField, first_upper
from engage.ui.widgets.filter_bar import FilterBar
from engage.ui.widgets.prose import Prose
from engage.ui.widgets.scrolling import ScrollColumn
from engage.ui.widgets.words import Words


class PartEditor(QStackedWidget):
    """Text is written in Markdown; what is made from the data is chosen."""

    changed = Signal(object)
    """The part as it is to be stored."""
    typed = Signal(object)
    """The part as it stands there, not to be stored yet."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._part: BriefingPart | None = None
        self._filtered = Noun.FEEDBACK
        """Of what the filter is."""
        self._offered: tuple[Option, ...] = ()
        self._option_fields: dict[str, ChoiceField | QLineEdit] = {}
        self.text = NoteEditor(
            self.tr("Text of the part"), self.tr("In Markdown: # heading, ## below it, - list, **bold**")
        )
        self.text.reading.hide()  # the pages are seen beside it
        self.text.committed.connect(self._on_text_committed)
        self.text.text.textChanged.connect(self._on_text_typed)
        self.title = QLineEdit()
        self.title.editingFinished.connect(lambda: self._change(text=self.title.text().strip()))
        self._title_caption = self._caption(self.title)
        self.summary = ChoiceField()
        self.summary.setAccessibleName(self.tr("Summary"))
        self._summaries = {each.name: each for each in registry.summaries()}
        self.summary.offer([(first_upper(called(name)), name) for name in self._summaries])
        self.summary.committed.connect(self._on_summary_committed)
        self._summary_caption = self._caption(self.summary, self.tr("Summary"))
        self.filter = FilterBar(Noun.FEEDBACK)
        self.filter.use(context)
        self.filter.filter_changed.connect(self._on_filter_changed)
        self._filter_caption = Words(self.tr("Made of"), "quiet")
        self._options = QWidget()
        self._options_form = QFormLayout(self._options)
        self._options_form.setContentsMargins(0, 0, 0, 0)
        self._options_form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self.quoted = Prose("Quote")
        self.quoted.setAccessibleName(self.tr("What is quoted"))
        self.choose = QPushButton(self.tr("Choose feedback…"))
        self.choose.setProperty("role", "secondary")
        self.choose.clicked.connect(self.choose_feedback)
        self._lay_out()
        for control in (self.title, self.summary, self.filter, self._options, self.choose):
            control.setEnabled(not context.project.is_read_only)

    def _caption(self, control: QWidget, text: str = "") -> Words:
        caption = Words(text, "quiet")
        caption.setBuddy(control)
        return caption

    def _lay_out(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(2 * theme.GRID, theme.GRID, 2 * theme.GRID, 2 * theme.GRID)
        column.setSpacing(theme.GRID // 2)
        for widget in (
            *(self._summary_caption, self.summary, self._title_caption, self.title),
            *(self._filter_caption, self.filter, self._options, self.quoted, self.choose),
        ):
            column.addWidget(widget)
        column.addStretch()
        self._form = ScrollColumn(body)
        written = QWidget()
        around = QVBoxLayout(written)
        around.setContentsMargins(theme.GRID, theme.GRID, theme.GRID, theme.GRID)
        around.addWidget(self.text)
        self._written = written
        self._nothing = QWidget()
        for widget in (self._nothing, written, self._form):
            self.addWidget(widget)

    # What is shown

    @property
    def part(self) -> BriefingPart | None:
        """The part that is shown, as it stands here."""
        return self._part

    def show_part(self, part: BriefingPart | None) -> None:
        """Show a part; what is being written in it stays."""
        is_another = (self._part and self._part.uid) != (part and part.uid)
        if is_another:
            self.commit()
        self._part = part
        if part is None:
            self.setCurrentWidget(self._nothing)
            return
        if part.kind is PartKind.TEXT:
            self.text.show_text(part.uid, part.text, is_locked=self._context.project.is_read_only)
            self.setCurrentWidget(self._written)
            return
        self._show_data(part, is_another=is_another)
        self.setCurrentWidget(self._form)

    def _show_data(self, part: BriefingPart, *, is_another: bool) -> None:
        is_quote = part.kind is PartKind.QUOTE
        title = {
            PartKind.SUMMARY: self.tr("Heading"),
            PartKind.CHART: self.tr("Title of the chart"),
            PartKind.NUMBER: self.tr("Words behind the number"),
        }.get(part.kind, "")
        self._title_caption.setText(title)
        self.title.setAccessibleName(title)
        if is_another or not self.title.hasFocus():
            self.title.setText(part.text)
            self.title.setCursorPosition(0)
        self.summary.show_value(part.summary or None)
        with QSignalBlocker(self.filter):
            if (noun := self._noun(part)) is not self._filtered:
                self._filtered = noun
                self.filter.set_noun(noun)
            if is_another or self.filter.text() != part.filter:
                self.filter.set_text(part.filter)
        said = part.feedback.name if part.feedback else self.tr("Nothing is chosen yet.")
        self.quoted.show_text(said)
        of_summary: list[QWidget] = [self._summary_caption, self.summary]
        of_data: list[QWidget] = [self._title_caption, self.title]
        of_filter: list[QWidget] = [self._filter_caption, self.filter]
        found = self._summaries.get(part.summary)
        takes_filter = part.kind is not PartKind.SUMMARY or found is None or not found.is_whole
        of_quote: list[QWidget] = [self.quoted, self.choose]
        for widgets, is_seen in (
            (of_summary, part.kind is PartKind.SUMMARY),
            ([*of_data, self._options], not is_quote),
            (of_filter, takes_filter and not is_quote),
            (of_quote, is_quote),
        ):
            for widget in widgets:
                widget.setVisible(is_seen)
        self._show_options(part)

    def _noun(self, part: BriefingPart) -> Noun:
        found = self._summaries.get(part.summary)
        return found.noun if found and part.kind is PartKind.SUMMARY else Noun.FEEDBACK

    def _options_of(self, part: BriefingPart) -> tuple[Option, ...]:
        if part.kind is not PartKind.SUMMARY:
            return OPTIONS.get(part.kind, ())
        found = self._summaries.get(part.summary)
        return found.options if found else ()

    def _show_options(self, part: BriefingPart) -> None:
        offered = self._options_of(part)
        if offered != self._offered:
            # By more than their names: a number and a chart each have an “of”.
            self._offered = offered
            self._option_fields.clear()
            while self._options_form.rowCount():
                self._options_form.removeRow(0)
            for option in offered:
                self._add_option(option)
        for option in offered:
            value = part.chosen.get(option.name, option.default)
            field = self._option_fields[option.name]
            if isinstance(field, ChoiceField):
                field.show_value(value)
            elif not field.hasFocus():
                field.setText(value)

    def _add_option(self, option: Option) -> None:
        field: ChoiceField | QLineEdit
        if option.choices:
            field = ChoiceField()
            field.offer([(first_upper(choice), choice) for choice in option.choices])
            field.committed.connect(partial(self._choose_option, option.name))
        else:
            line = field = QLineEdit()
            line.editingFinished.connect(lambda: self._choose_option(option.name, line.text().strip()))
        field.setAccessibleName(option.label)
        self._options_form.addRow(Words(option.label, "quiet"), field)
        self._option_fields[option.name] = field

    def focus_content(self) -> None:
        """Put the cursor where one goes on writing or choosing."""
        if self._part is None:
            return
        first = {
            PartKind.TEXT: self.text.text,
            PartKind.SUMMARY: self.summary,
            PartKind.QUOTE: self.choose,
        }.get(self._part.kind, self.title)
        first.setFocus()

    # What is changed

    def commit(self) -> None:
        """Take what is being written as meant."""
        self.text.commit()

    def _change(self, **fields: object) -> None:
        if self._part is None:
            return
        now = replace(self._part, **fields)  # type: ignore[arg-type]
        if now != self._part:
            self._part = now
            self.changed.emit(now)

    def _on_text_committed(self, text: str) -> None:
        # The page stores it, and tries again where that fails: it is not this editor's to keep.
        self.text.settle()
        self._change(text=text)

    def _on_text_typed(self) -> None:
        part = self._part
        if part is not None and part.kind is PartKind.TEXT and not self.text.text.isReadOnly():
            self.typed.emit(replace(part, text=self.text.text.toPlainText().strip()))

    def _on_summary_committed(self, name: str) -> None:
        self._change(summary=name, options=())
        if self._part is not None:
            self._show_data(self._part, is_another=False)

    def _on_filter_changed(self, text: str) -> None:
        self._change(filter=text)

    def _choose_option(self, name: str, value: str) -> None:
        if self._part is None:
            return
        default = next(option.default for option in self._options_of(self._part) if option.name == name)
        chosen = dict(self._part.chosen) | {name: value}
        kept = tuple(f"{key}={each}" for key, each in chosen.items() if (key, each) != (name, default))
        self._change(options=kept)

    def choose_feedback(self) -> None:
        """Ask which feedback is to be quoted."""
        palette = FeedbackPalette(self._context, self)
        palette.chosen.connect(self._on_feedback_chosen)
        palette.open_over(self.window())

    def _on_feedback_chosen(self, feedback: Reference) -> None:
        self._change(feedback=feedback)
        if self._part is not None:
            self._show_data(self._part, is_another=False)
