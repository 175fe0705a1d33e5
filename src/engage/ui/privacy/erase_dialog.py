"""The dialog in which somebody is erased for good: what goes, what stays and why, and the certificate."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from engage.domain.erasures import ErasedWords
from engage.domain.organisations import Organisation
from engage.domain.text import fold
from engage.errors import EngageError
from engage.services import outgoing
from engage.services.exporting.house_style import PLAIN
from engage.services.privacy import certificates, erasing
from engage.ui import errors, theme
from engage.ui.briefings.printing import ToPrint, ask_and_print
from engage.ui.context import Context
from engage.ui.privacy.told import lines_going, lines_staying, mention_text
from engage.ui.save_dialogs import ask_for_file
from engage.ui.tasks import Task
from engage.ui.widgets import dialog_frame
from engage.ui.widgets.fields import ChoiceField
from engage.ui.widgets.flow_layout import FlowLayout
from engage.ui.widgets.scrolling import let_scroll
from engage.ui.widgets.words import Words, announce, tell, tip

if TYPE_CHECKING:
    from engage.services.privacy.erasing import Certificate, Preview, Stakeholder
    from engage.services.summaries.document import Document

_MENTIONS_SEEN = 3
"""Of the list of texts, how many are seen at once."""


class _WhereAndWhat(QStyledItemDelegate):
    """Two lines to a text, each cut where there is no room."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(10 * theme.GRID, 2 * option.fontMetrics.lineSpacing() + theme.GRID)


class EraseDialog(QDialog):
    """Nothing is done before the word is typed; and what is done stays done."""

    def __init__(self, context: Context, record: Stakeholder, id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Erase for good"))
        self._context = context.for_dialog(self)
        self._record, self._id = record, id
        self._asking: Task | None = None
        self._preview: Preview | None = None
        self._chosen: set[str] | None = None
        """The keys of the texts that are blacked out; None until the person has chosen any."""
        self.certificate: Certificate | None = None
        """Of what was done."""
        self.words = ChoiceField()
        self.words.offer(
            [
                (self.tr("Erase what they said"), ErasedWords.ERASE),
                (self.tr("Keep what they said, said by nobody"), ErasedWords.KEEP),
            ]
        )
        self.words.show_value(ErasedWords.ERASE)
        self._goes, self._stays = Words(wraps=True), Words(wraps=True)
        self.mentions = QListWidget()
        self.mentions.setAccessibleName(self.tr("Texts that name them"))
        self.mentions.setItemDelegate(_WhereAndWhat(self.mentions))
        self.mentions.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.mentions.setMinimumHeight(
            _MENTIONS_SEEN * (2 * self.mentions.fontMetrics().lineSpacing() + theme.GRID) + theme.GRID
        )
        self.reason = QLineEdit()
        self.reason.setMaxLength(500)
        self.reason.setPlaceholderText(self.tr("They asked for it; or: no longer needed"))
        self.typed = QLineEdit()
        self._word = self.tr("erase")
        self._problem = Words(role="problem", wraps=True)
        self._problem.hide()
        self._lay_out()
        self.words.committed.connect(lambda words: self._look())
        self.mentions.itemChanged.connect(lambda item: self._on_mention_changed())
        self.typed.textChanged.connect(lambda text: self._show_whether_ready())
        self._look()
        let_scroll(self)

    def _lay_out(self) -> None:
        column = dialog_frame.begin(self, self.windowTitle(), theme.GRID // 2)
        self._intro = Words(self.tr("One moment…"), wraps=True)
        column.addWidget(self._intro)
        column.addSpacing(theme.GRID)
        self._before: list[QWidget] = []
        """What is there until it is done."""
        self._of_mentions: list[QWidget] = []
        self._add(column, self.tr("What becomes of their &words"), self.words)
        self._going = self._add_heading(column, self.tr("What goes"))
        column.addWidget(self._goes)
        self._of_mentions.append(
            self._add(
                column,
                self.tr(
                    "&Texts of others that name them: tick what is to be blacked out (a file is deleted as a "
                    "whole)"
                ),
                self.mentions,
            )
        )
        self._of_mentions.append(self.mentions)
        column.addSpacing(theme.GRID // 2)
        self._staying = self._add_heading(column, self.tr("What stays, and why"))
        column.addWidget(self._stays)
        column.addSpacing(theme.GRID)
        self._add(column, self.tr("&Why (it stands on the certificate)"), self.reason)
        self._add(column, self.tr("To go on, type “{}” &here").format(self._word), self.typed)
        column.addWidget(self._problem)
        column.addStretch()
        ways = QWidget()
        row = FlowLayout(ways, spacing=theme.GRID)
        self.save_button = QPushButton(self.tr("&Save the certificate…"))
        self.save_button.clicked.connect(self._ask_where_to_save)
        self.print_button = QPushButton(self.tr("&Print it…"))
        self.print_button.clicked.connect(self._print)
        self.with_name = QCheckBox(self.tr("With their &name, as a letter to whoever asked"))
        self.with_name.setToolTip(tip(self.tr("What you keep yourselves goes without the name.")))
        column.addWidget(self.with_name)
        for button in (self.save_button, self.print_button):
            row.addWidget(button)
        for widget in (self.with_name, self.save_button, self.print_button):
            widget.hide()
        self.does_it = dialog_frame.end(self, column, self.tr("&Erase for good"), ways, by_enter=False)
        self.does_it.setEnabled(False)
        self.resize(76 * theme.GRID, 80 * theme.GRID)

    def _add(self, column: QVBoxLayout, caption: str, field: QWidget) -> Words:
        label = Words(caption, "quiet", wraps=True)
        label.setBuddy(field)
        field.setAccessibleName(caption.replace("&", ""))
        column.addWidget(label)
        column.addWidget(field)
        column.addSpacing(theme.GRID // 2)
        self._before += [label, field]
        return label

    def _add_heading(self, column: QVBoxLayout, text: str) -> Words:
        heading = Words(text, size=1.1)
        column.addWidget(heading)
        return heading

    # What it would do

    def _look(self) -> None:
        """Find out what would go and what would stay."""
        record, id, words, chosen = self._record, self._id, self.words.value(), self._keys()

        def show(found: Preview) -> None:
            if task is self._asking:
                self._show(found)

        def failed(error: EngageError) -> None:
            if task is self._asking:
                self._refuse(error)

        self._preview = None
        self._show_whether_ready()
        task = self._asking = self._context.read(
            lambda project: erasing.preview(project, record, id, words=words, chosen=chosen),
            show,
            failed,
        )

    def _keys(self) -> Collection[str] | None:
        return None if self._chosen is None else frozenset(self._chosen)

    def _show(self, found: Preview) -> None:
        self._preview = found
        whose = (
            self.tr("Only what is one person’s, a sole trader’s for one, is erased; delete any other. ")
            if self._record is Organisation
            else ""
        )
        intro = whose + self.tr(
            "Everything that the project holds on {} goes: from the lists, from the history and from the "
            "file itself. Nothing brings it back, no undo either."
        ).format(found.name)
        if self._intro.text() != intro:
            tell(self._intro, intro)
        for heading, label, words in (
            (self._going, self._goes, lines_going(found.goes)),
            (self._staying, self._stays, lines_staying(found.stays)),
        ):
            if label.text() != words:
                label.setText(words)
                announce(label, f"{heading.text()}:\n{words}")
        chosen = (
            {each.key for each in found.mentions if each.is_sure} if self._chosen is None else self._chosen
        )
        if [each.key for each in found.mentions] != self._shown_keys():
            with QSignalBlocker(self.mentions):
                self.mentions.clear()
                for each in found.mentions:
                    item = QListWidgetItem(text := mention_text(each))
                    on_one_line = text.replace("\n", ": ")
                    item.setToolTip(tip(on_one_line))
                    item.setData(Qt.ItemDataRole.AccessibleTextRole, on_one_line)
                    item.setData(Qt.ItemDataRole.UserRole, each.key)
                    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                    is_chosen = each.key in chosen
                    item.setCheckState(Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked)
                    self.mentions.addItem(item)
        for widget in self._of_mentions:
            widget.setVisible(bool(found.mentions))
        self._show_whether_ready()

    def _shown_keys(self) -> list[str]:
        return [
            self.mentions.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self.mentions.count())
        ]

    def _on_mention_changed(self) -> None:
        items = [self.mentions.item(row) for row in range(self.mentions.count())]
        ticked = [item for item in items if item.checkState() is Qt.CheckState.Checked]
        self._chosen = {item.data(Qt.ItemDataRole.UserRole) for item in ticked}
        self._look()

    def _show_whether_ready(self) -> None:
        is_meant = fold(self.typed.text().strip()) == fold(self._word)
        self.does_it.setEnabled(self.certificate is not None or (is_meant and self._preview is not None))

    # Doing it

    def accept(self) -> None:
        """Erase; then, once it is done, close."""
        if self.certificate is not None:
            super().accept()
            return
        if not self.does_it.isEnabled():
            return
        record, id, words, chosen = self._record, self._id, self.words.value(), self._keys()
        reason = self.reason.text()
        self._asking = None
        self.does_it.setEnabled(False)
        self.typed.setEnabled(False)
        self._context.write(
            lambda project, progress: erasing.erase(
                project, record, id, reason=reason, words=words, chosen=chosen
            ),
            self._tell,
            self._refuse,
            label=self.tr("Erasing for good"),
        )

    def _tell(self, done: Certificate) -> None:
        """Say what was done: it is known nowhere else once the dialog is closed."""
        self.certificate = done
        for widget in self._before:
            widget.hide()
        tell(
            self._intro,
            self.tr(
                "It is done. The certificate has the number {}, and names nobody. Save or print it now: the "
                "project keeps only its number and its day."
            ).format(done.number),
        )
        self._going.setText(self.tr("What went"))
        self._goes.setText(lines_going(done.goes))
        self._stays.setText(lines_staying(done.stays))
        self._problem.hide()
        for button in self.findChildren(QPushButton, dialog_frame.CANCEL):
            button.hide()
        for way in (self.with_name, self.save_button, self.print_button):
            way.show()
        self.does_it.setText(self.tr("&Close"))
        self.does_it.setEnabled(True)
        self.does_it.setAutoDefault(True)  # before, Enter was not to erase anybody
        self.save_button.setFocus()

    def _refuse(self, error: EngageError) -> None:
        self.typed.setEnabled(True)
        self._show_whether_ready()
        errors.show_beside(self._problem, error)

    # The certificate

    def _ask_where_to_save(self) -> None:
        certificate = self.certificate
        assert certificate is not None  # noqa: S101  the button was not there before
        usual = f"erasure-{certificate.number}.pdf"
        kinds = {"PDF (*.pdf)": ".pdf"}
        path = ask_for_file(self, self._context.preferences, self.tr("Save the certificate"), usual, kinds)
        if path is not None:
            self.save_to(path)

    def _document(self) -> Document:
        certificate, seen = self.certificate, self._preview
        assert certificate is not None and seen is not None  # noqa: S101, PT018  the buttons were not there
        return certificates.document(certificate, seen.name if self.with_name.isChecked() else "")

    def save_to(self, path: Path) -> None:
        """Save the certificate as this file."""
        project, document = self._context.project, self._document()
        self._problem.hide()
        self._context.writer.submit(
            lambda progress: outgoing.save(project, document, path, progress),
            lambda leaks: self._say(self.tr("The certificate is saved as {}.").format(path.name)),
            self._refuse,
            label=self.tr("Saving the certificate"),
        )

    def _print(self) -> None:
        document = self._document()
        ask_and_print(
            self._context,
            self,
            lambda project: ToPrint(document, PLAIN),
            self._say,
            self._refuse,
        )

    def _say(self, text: str) -> None:
        tell(self._intro, text)
        self.does_it.setFocus()
