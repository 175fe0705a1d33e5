"""The dialog for how long records are kept: the rules, what they would do now, and doing it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engage.domain.records import Noun
from engage.domain.retention import RetentionAction, RetentionRule, RetentionStart
from engage.errors import EngageError
from engage.services.privacy import retention
from engage.services.privacy.retention import ACTIONS, STARTS, Applied, Due
from engage.ui import errors, theme
from engage.ui.context import Context
from engage.ui.tasks import Task
from engage.ui.translation import mark, plural, translated
from engage.ui.widgets import dialog_frame
from engage.ui.widgets.fields import ChoiceField, NumberField, first_upper
from engage.ui.widgets.scrolling import let_scroll
from engage.ui.widgets.words import Words, tell

_USUAL_MONTHS = 24
_NAMED = 8
"""How many of those whose time has come are named for each rule."""
_LINES = 4

_SINCE: Mapping[RetentionStart, str] = {
    RetentionStart.LAST_HEARD: mark("after they were last heard from"),
    RetentionStart.ADDED: mark("after they were put in"),
    RetentionStart.ENDED: mark("after they ended"),
}
_DOES: Mapping[RetentionAction, str] = {
    RetentionAction.REVIEW: mark("put them up for review"),
    RetentionAction.ARCHIVE: mark("archive them"),
    RetentionAction.ERASE: mark("name those to be erased"),
}


class RetentionDialog(QDialog):
    """A rule that is added or taken away is kept at once; what the rules do is done only when it was seen."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("How long records are kept"))
        self._context = context.for_dialog(self)
        self._reading: Task | None = None
        self._due: list[Due] = []
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Rules"))
        self.list.setMinimumHeight(_LINES * self.list.fontMetrics().lineSpacing() + 4 * theme.GRID)
        self.remove = QPushButton(self.tr("&Take the rule away"))
        self.noun, self.since, self.action = ChoiceField(), ChoiceField(), ChoiceField()
        self.months = NumberField()
        self.months.show_value(_USUAL_MONTHS)
        self.note = QLineEdit()
        self.note.setMaxLength(500)
        self.add = QPushButton(self.tr("&Add the rule"))
        for button in (self.remove, self.add):
            button.setAutoDefault(False)
        self._would = Words(wraps=True)
        self._problem = Words(role="problem", wraps=True)
        self._problem.hide()
        self._lay_out()
        nouns = [noun for noun in Noun if any(noun in of for of in STARTS.values())]
        self.noun.offer((first_upper(plural(noun)), noun) for noun in nouns)
        self.noun.show_value(Noun.CONTACT)
        self._offer_for_noun()
        self.noun.committed.connect(lambda noun: self._offer_for_noun())
        self.add.clicked.connect(self._on_add_clicked)
        self.remove.clicked.connect(self._on_remove_clicked)
        self.list.currentRowChanged.connect(lambda row: self._show_whether_ready())
        self._look()
        let_scroll(self)

    def _lay_out(self) -> None:
        column = dialog_frame.begin(self, self.windowTitle(), theme.GRID // 2)
        sentence = self.tr(
            "A rule says after how long records come up for review, are archived, or are named to be erased. "
            "Nothing happens by itself: you see what it would do, and then do it or not."
        )
        column.addWidget(Words(sentence, "quiet", wraps=True))
        column.addSpacing(theme.GRID)
        column.addWidget(self.list)
        column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeading)
        column.addSpacing(theme.GRID)
        column.addWidget(Words(self.tr("A new rule"), size=1.1))
        first, second = QHBoxLayout(), QHBoxLayout()
        for row, fields in (
            (first, ((self.tr("&Of"), self.noun), (self.tr("&Months"), self.months))),
            (second, ((self.tr("&Counted"), self.since), (self.tr("Wha&t is done"), self.action))),
        ):
            row.setSpacing(theme.GRID)
            for caption, field in fields:
                row.addLayout(_captioned(caption, field), 1)
            column.addLayout(row)
        column.addLayout(_captioned(self.tr("&Why (may be left empty)"), self.note))
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._problem)
        column.addSpacing(theme.GRID)
        column.addWidget(Words(self.tr("What the rules would do now"), size=1.1))
        column.addWidget(self._would)
        column.addStretch()
        self.does_it = dialog_frame.end(self, column, self.tr("&Do it now"), by_enter=False)
        for button in self.findChildren(QPushButton, dialog_frame.CANCEL):
            button.setText(self.tr("C&lose"))
        self.resize(76 * theme.GRID, 84 * theme.GRID)

    def _offer_for_noun(self) -> None:
        """Offer what such records can be counted from, and what can be done with them."""
        noun = self.noun.value()
        self.since.offer((translated(text), each) for each, text in _SINCE.items() if noun in STARTS[each])
        self.action.offer((translated(text), each) for each, text in _DOES.items() if noun in ACTIONS[each])
        self.since.setCurrentIndex(0)
        self.action.setCurrentIndex(0)

    # What is there

    def _look(self) -> None:
        def show(found: list[Due]) -> None:
            if task is self._reading:
                self._show(found)

        task = self._reading = self._context.read(retention.due, show, self._refuse)

    def _show(self, found: Sequence[Due]) -> None:
        self._due = list(found)
        self.list.clear()
        for each in found:
            self.list.addItem(rule_text(each.rule))
        if found:
            self.list.setCurrentRow(0)
            self._would.setText("\n".join(map(_due_text, found)))
        else:
            self._would.setText(
                self.tr("There is no rule yet: add one above, and see here what it would do.")
            )
        self._show_whether_ready()

    def _show_whether_ready(self) -> None:
        can_write = not self._context.project.is_read_only
        self.add.setEnabled(can_write)
        self.remove.setEnabled(can_write and self.list.currentRow() >= 0)
        self.does_it.setEnabled(can_write and any(each.records for each in self._due))

    # Deeds

    def _on_add_clicked(self) -> None:
        try:
            months = self.months.from_text(self.months.text().strip())
        except EngageError as error:
            self._refuse(error)
            self.months.setFocus()
            return
        rule = RetentionRule(
            noun=self.noun.value(),
            since=self.since.value(),
            months=months or 0,
            action=self.action.value(),
            note=self.note.text(),
        )
        self._keep([*(each.rule for each in self._due), rule])

    def _on_remove_clicked(self) -> None:
        row = self.list.currentRow()
        self._keep([each.rule for number, each in enumerate(self._due) if number != row])

    def _keep(self, rules: Sequence[RetentionRule]) -> None:
        self._problem.hide()
        kept = [replace(rule) for rule in rules]
        self._context.write(
            lambda project, progress: retention.keep(project, kept),
            lambda changes: self._look(),
            self._refuse,
        )

    def accept(self) -> None:
        """Do what was seen; the dialog stays, to say what came of it."""
        self._problem.hide()
        self.does_it.setEnabled(False)
        self._context.write(
            lambda project, progress: retention.apply(project),
            self._tell,
            self._refuse,
            label=self.tr("Applying the rules"),
        )

    def _tell(self, done: Applied) -> None:
        said = [
            self.tr("Up for review now: {}. Archived: {}.").format(f"{done.reviewed:,}", f"{done.archived:,}")
        ]
        if done.to_erase:
            said.append(
                self.tr(
                    "To be erased: {}. Choose each in its list and erase it there: that is done one by one."
                ).format(f"{len(done.to_erase):,}")
            )
        tell(self._would, "\n".join(said))
        for button in self.findChildren(QPushButton, dialog_frame.CANCEL):
            button.setFocus()

    def _refuse(self, error: EngageError) -> None:
        self._show_whether_ready()
        errors.show_beside(self._problem, error)


def _captioned(caption: str, field: QWidget) -> QVBoxLayout:
    label = Words(caption, "quiet")
    label.setBuddy(field)
    field.setAccessibleName(caption.replace("&", ""))
    box = QVBoxLayout()
    box.setSpacing(theme.GRID // 2)
    box.addWidget(label)
    box.addWidget(field)
    return box


def rule_text(rule: RetentionRule) -> str:
    """A rule as a sentence: "Contacts, 24 months after they were last heard from: put them up for review"."""
    months = translated("1 month") if rule.months == 1 else translated("{} months").format(f"{rule.months:,}")
    text = translated("{}, {} {}: {}").format(
        first_upper(plural(rule.noun)),
        months,
        translated(_SINCE[rule.since]),
        translated(_DOES[rule.action]),
    )
    return f"{text} ({rule.note})" if rule.note else text


def _due_text(due: Due) -> str:
    """How many a rule is about now, and who the first of them are."""
    number = len(due.records)
    names = [each.name for each in due.records[:_NAMED]]
    more = [translated("and {} more").format(f"{number - len(names):,}")] if number > len(names) else []
    who = ": " + ", ".join((*names, *more)) if names else ""
    count = f"{number:,}" if number else translated("none now")
    return f"• {rule_text(due.rule)} – {count}{who}"
