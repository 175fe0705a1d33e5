"""The dialog that sets, changes and removes a project's passphrase, and gives out its recovery sheet."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QDialog, QPushButton, QRadioButton, QWidget

from engage.domain.changes import Changes
from engage.domain.progress import Progress
from engage.errors import EngageError, Invalid, WrongPassphrase
from engage.services import passphrases, projects, remembered_keys
from engage.services.projects import Project
from engage.ui import errors, theme
from engage.ui.context import Context
from engage.ui.help import help_key
from engage.ui.widgets import dialog_frame
from engage.ui.widgets.new_passphrase import NewPassphrase
from engage.ui.widgets.passphrase_field import PassphraseField
from engage.ui.widgets.scrolling import let_scroll
from engage.ui.widgets.words import Words, tell

_WIDTH = 64 * theme.GRID


class Deed(Enum):
    """What can be done about a passphrase."""

    SET = auto()
    CHANGE = auto()
    REMOVE = auto()
    SHEET = auto()


class PassphraseDialog(QDialog):
    """Says of each deed what follows, and asks for the passphrase as it is before it does anything."""

    changed = Signal()
    """The project has a passphrase now, another one, or none."""
    sheet_wanted = Signal(str)
    """The recovery sheet is to be given out: what was done before, so that there is a new one, or nothing."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Passphrase"))
        self._context = context = context.for_dialog(self)
        self._is_encrypted = context.project.key is not None
        self._is_removed = False
        self.deeds = QButtonGroup(self)
        self._texts = {
            Deed.SET: (
                self.tr("Set the passphrase"),
                self.tr(
                    "The project is encrypted from then on: its file, its copies and its backups. If the "
                    "passphrase is lost and there is no recovery sheet, all that is in it is lost."
                ),
            ),
            Deed.CHANGE: (
                self.tr("Change the passphrase"),
                self.tr(
                    "Backups from before still open by the old passphrase, and by its recovery sheet. Print "
                    "a new sheet for what comes."
                ),
            ),
            Deed.REMOVE: (
                self.tr("Remove the passphrase"),
                self.tr(
                    "Anyone who gets this file, or a backup that is made from then on, can read it. Backups "
                    "from before still need the passphrase. The project no longer locks itself."
                ),
            ),
            Deed.SHEET: (
                self.tr("Recovery sheet…"),
                self.tr(
                    "To print it again. Whoever has the sheet can read the project without the passphrase."
                ),
            ),
        }
        self.now = PassphraseField(self.tr("Passphrase as it is now"))
        self._now_caption = Words(self.tr("Passphrase as it is now"), "quiet")
        self._now_caption.setBuddy(self.now.line)
        self.new = NewPassphrase()
        self.new.advice = self.tr(
            "Four words that have nothing in common are easy to keep and hard to guess."
        )
        self.remembered = QCheckBox(self.tr("&Remembered on this computer"))
        self.remembered.setToolTip(
            self.tr("Whoever is logged in here as you can open it without the passphrase")
        )
        self._follows = Words(role="note", wraps=True)
        self._problem = Words(role="problem", wraps=True)
        self._lay_out()
        self.deeds.idToggled.connect(self._on_toggled)
        self.now.changed.connect(self._clear_problem)
        self.remembered.hide()
        context.read(_remembering, self._show_remembering)
        context.read(projects.details, lambda details: self._know([details.name, details.controller]))
        help_key.offer_help(self, context.actions["help"], "passphrase")
        self.new.field.changed.emit("")
        self._on_toggled()
        self.resize(_WIDTH, self.sizeHint().height())
        let_scroll(self)

    def _lay_out(self) -> None:
        heading = self.tr("This project is encrypted") if self._is_encrypted else self._texts[Deed.SET][0]
        column = dialog_frame.begin(self, heading)
        self._said = Words(wraps=True)
        self._said.hide()
        column.addWidget(self._said)
        if self._is_encrypted:
            for deed in (Deed.CHANGE, Deed.REMOVE, Deed.SHEET):
                button = QRadioButton(self._texts[deed][0])
                self.deeds.addButton(button, deed.value)
                column.addWidget(button)
            self.deeds.button(Deed.CHANGE.value).setChecked(True)
        else:
            column.addWidget(
                Words(
                    self.tr("Without one, anyone who gets this file can read it, and every copy of it."),
                    wraps=True,
                )
            )
        column.addWidget(self._follows)
        column.addWidget(self._now_caption)
        column.addWidget(self.now)
        column.addWidget(self.new)
        column.addWidget(self._problem)
        column.addWidget(self.remembered)
        column.addStretch()
        self._does_it = dialog_frame.end(self, column, self._texts[Deed.SET][0])

    @property
    def deed(self) -> Deed:
        """What is chosen."""
        return Deed(self.deeds.checkedId()) if self._is_encrypted else Deed.SET

    def _on_toggled(self) -> None:
        """Say what follows from what is chosen, and ask for what it takes."""
        text, follows = self._texts[self.deed]
        self._does_it.setText(text)
        self._follows.setText(follows)
        for widget in (self._now_caption, self.now):
            widget.setVisible(self._is_encrypted)
        self.new.setVisible(self.deed in (Deed.SET, Deed.CHANGE))
        self._clear_problem()

    def _know(self, names: list[str]) -> None:
        """Whoever guesses knows these names."""
        self.new.names = [*names, self._context.project.who]

    def _show_remembering(self, found: tuple[bool, bool]) -> None:
        """Offer to have the system remember or forget the key, at once; where it has a place for that."""
        can_remember, is_remembered = found
        self.remembered.setChecked(is_remembered)
        self.remembered.setVisible(is_remembered or can_remember)
        self.remembered.clicked.connect(self._on_remembered_clicked)

    def _on_remembered_clicked(self, is_wanted: bool) -> None:
        def work(project: Project) -> None:
            if not is_wanted:
                remembered_keys.forget(project.path)
            elif project.key is not None:
                remembered_keys.remember(project.path, project.key)

        def failed(error: EngageError) -> None:
            self.remembered.setChecked(not is_wanted)
            errors.show_beside(self._problem, error)

        self._context.read(work, lambda nothing: self._clear_problem(), failed)

    def accept(self) -> None:
        """Do it off the window's thread; what is wrong is said beside the field that it is about."""
        if self._is_removed:
            super().accept()
            return
        self._clear_problem()
        deed = self.deed
        try:
            typed = self.new.text() if deed in (Deed.SET, Deed.CHANGE) else ""
            if deed in (Deed.SET, Deed.CHANGE) and not typed:
                raise Invalid(self.tr("A passphrase needs at least one character"))
        except Invalid as error:
            self.new.refuse(error)
            return
        self._wait(is_waiting=True)
        now = self.now.text()
        does_it = _DEEDS[deed]

        wrong = WrongPassphrase(
            self.tr("This is not the passphrase of the project"),
            "",
            self.tr("Type it again, or the words of the recovery sheet"),
        )

        def work(project: Project, progress: Progress) -> Changes:
            if deed is not Deed.SET and not passphrases.opens(project, now):
                raise wrong
            does_it(project, typed, progress)
            return Changes()

        self._context.write(
            work, lambda changes: self._finish(deed), self._refuse, label=self._texts[deed][0]
        )

    def _finish(self, deed: Deed) -> None:
        """Say what was done: where there is a sheet of it, beside that."""
        done = {
            Deed.SET: self.tr("The passphrase is set: the project is encrypted from now on."),
            Deed.CHANGE: self.tr("The passphrase is changed: from now on, the new one opens the project."),
        }
        if deed is not Deed.SHEET:
            self.changed.emit()
        if deed is Deed.REMOVE:
            self._tell_removed()
            return
        self.sheet_wanted.emit(done.get(deed, ""))
        super().accept()

    def _tell_removed(self) -> None:
        """Stay to say it; nothing more can be done here then."""
        self._is_removed = True
        for widget in (
            *self.deeds.buttons(),
            *(self._follows, self._now_caption, self.now, self.new, self._problem, self.remembered),
            *self.findChildren(QPushButton, dialog_frame.CANCEL),
        ):
            widget.hide()
        for heading in self.findChildren(Words, dialog_frame.HEADING):
            heading.setText(self.tr("This project is not encrypted any more"))
        tell(self._said, self.tr("The passphrase is removed: anyone who gets this file can read it."))
        self._does_it.setText(self.tr("&Close"))
        self._does_it.setEnabled(True)
        self._does_it.setFocus()

    def _refuse(self, error: EngageError) -> None:
        self._wait(is_waiting=False)
        errors.show_beside(self._problem, error)
        if isinstance(error, WrongPassphrase):
            self.now.refuse()

    def _wait(self, *, is_waiting: bool) -> None:
        """Take nothing more while it is being done, which takes some seconds."""
        for widget in (self.now, self.new, self._does_it, *self.deeds.buttons()):
            widget.setDisabled(is_waiting)

    def _clear_problem(self) -> None:
        self._problem.hide()
        self.now.mark(is_invalid=False)

    def done(self, result: int) -> None:
        """Keep nothing of what was typed, however the dialog is closed."""
        self.now.clear()
        self.new.forget()
        super().done(result)


_DEEDS: dict[Deed, Callable[[Project, str, Progress], None]] = {
    Deed.SET: lambda project, typed, progress: passphrases.encrypt(project, typed, progress=progress),
    Deed.CHANGE: lambda project, typed, progress: passphrases.change(project, typed, progress=progress),
    Deed.REMOVE: lambda project, typed, progress: passphrases.remove(project, progress=progress),
    Deed.SHEET: lambda project, typed, progress: None,
}


def _remembering(project: Project) -> tuple[bool, bool]:
    """Whether the key can be remembered, and whether it is."""
    if project.key is None:
        return False, False
    return remembered_keys.can_remember(), remembered_keys.is_remembered(project.path)
