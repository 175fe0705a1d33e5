"""Finding a contact or an organisation by a few letters of the name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from engage.domain.contacts import Contact
from engage.domain.filters import quoted
from engage.domain.organisations import Organisation, OrganisationKind
from engage.domain.records import Noun, Reference
from engage.domain.text import words
from engage.errors import NotFound
from engage.services import records
from engage.ui.context import Context
from engage.ui.tasks import Task
from engage.ui.translation import word
from engage.ui.widgets.fields import LineField
from engage.ui.widgets.offers_popup import OffersPopup

if TYPE_CHECKING:
    from engage.services.projects import Project

_PAUSE = 80
_OFFERED = 12


class StakeholderPicker(LineField):
    """Offers those whose name has what is typed; a choice is a Reference, blank is None."""

    nouns: tuple[Noun, ...] = (Noun.CONTACT, Noun.ORGANISATION)
    """What may be picked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context: Context | None = None
        self._found: list[Reference] = []
        self._looking: Task | None = None
        self._taking: Task | None = None
        self.popup = OffersPopup(self)
        self.popup.chosen.connect(lambda row, name: self._take(self._found[row]))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._look)
        self.textEdited.connect(self._pause.start)

    def use(self, context: Context) -> None:
        """Look for people and bodies in this project."""
        self._context = context

    def to_text(self, value: Any) -> str:
        return value.name if value else ""

    def _look(self) -> None:
        """Offer whoever has the words that are typed."""
        typed = self.text().strip()
        if self._context is None or not words(typed):
            return

        def offer(found: list[Reference]) -> None:
            if task is self._looking and self.hasFocus():
                self._found = found
                self.popup.show_offers([(each.name, _told(each)) for each in found])

        task = self._looking = self._context.read(
            lambda project: find(project, typed, self.nouns), offer, instead_of=self._looking
        )

    def _take(self, reference: Reference | None) -> None:
        self._pause.stop()
        self.setModified(False)
        if reference == self._shown:
            self.show_value(reference)
            self.reverted.emit()
            return
        self._shown = reference
        self.setText(self.to_text(reference))
        self.committed.emit(reference)

    def commit(self) -> None:
        """Take what is typed as meant: a name that is known, or nobody."""
        if not self.isModified() or self._context is None:
            return
        typed = self.text().strip()
        if not typed:
            self._take(None)
            return

        def take(found: list[Reference]) -> None:
            if task is not self._taking or not self.isModified():
                return  # it was given up, or is meant for another record by now
            same = [reference for reference in found if words(reference.name) == words(typed)]
            if len(same) == 1 or len(found) == 1:
                self._take((same or found)[0])
                return
            self.refused.emit(
                NotFound(
                    self.tr("“{}” names nobody known").format(typed)
                    if not found
                    else self.tr("“{}” could be several").format(typed),
                    "",
                    self.tr("Choose from the list, or add a new one under Stakeholders"),
                )
            )

        task = self._taking = self._context.read(lambda project: find(project, typed, self.nouns), take)

    def forget(self) -> None:
        self._taking = None
        super().forget()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.popup.has_choice():
            event.ignore()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commit()
        else:
            super().keyPressEvent(event)


class ContactField(StakeholderPicker):
    """Picks contacts only."""

    nouns = (Noun.CONTACT,)


class OrganisationField(StakeholderPicker):
    """Picks organisations only."""

    nouns = (Noun.ORGANISATION,)


def _told(reference: Reference) -> str:
    """Whether it is a contact, or which kind of organisation."""
    return word(Noun.CONTACT if reference.kind == Noun.CONTACT else OrganisationKind(reference.kind))


def find(project: Project, typed: str, nouns: Sequence[Noun]) -> list[Reference]:
    """Those whose name has the words that are typed, in the order of their names."""
    if not words(typed):
        return []
    narrowed = f"name:{quoted(typed)}"
    found: list[Reference] = []
    if Noun.CONTACT in nouns:
        ids = records.ids(project, Contact, narrowed)[:_OFFERED]
        found += [
            Reference(contact.id, contact.uid, contact.name, Noun.CONTACT)
            for contact in records.rows(project, Contact, ids)
        ]
    if Noun.ORGANISATION in nouns:
        ids = records.ids(project, Organisation, narrowed)[:_OFFERED]
        found += [
            Reference(body.id, body.uid, body.name, body.kind)
            for body in records.rows(project, Organisation, ids)
        ]
    return found
