"""What can be done to the people that are chosen in a list, for the protection of their data.

Each dialog is loaded when it is asked for: what they do is a large part of the program.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from engage.domain.contacts import Contact
from engage.domain.organisations import Organisation
from engage.domain.records import Noun
from engage.errors import Invalid
from engage.ui.context import Context
from engage.ui.help.help_key import offer_help
from engage.ui.translation import counted, translated

if TYPE_CHECKING:
    from engage.services.privacy.erasing import Stakeholder

_HELP = "data-protection"


def look_at_retention(context: Context, parent: QWidget) -> None:
    """Open the rules that say how long records are kept."""
    from engage.ui.privacy.retention_dialog import RetentionDialog

    dialog = RetentionDialog(context, parent)
    offer_help(dialog, context.actions["help"], _HELP)
    dialog.open()


class PeopleDeeds:
    """Each opens the dialog that asks for what it takes."""

    def __init__(
        self,
        context: Context,
        chosen: Callable[[], Sequence[int]],
        parent: QWidget,
        bodies: Callable[[], Sequence[int]] = tuple,
    ) -> None:
        """`chosen` returns the ids of the contacts that a deed is about, at the moment when it is done.

        `bodies`: of the organisations, which are only erased.
        """
        self._bodies = bodies
        self._context = context
        self._chosen = chosen
        self._parent = parent

    def review(self) -> None:
        """Say of all that are chosen until when they are kept."""
        from engage.ui.privacy.review_dialog import ReviewDialog

        if ids := list(self._chosen()):
            self._open(ReviewDialog(self._context, ids, self._parent))

    def answer(self) -> None:
        """Write all that is held on the one that is chosen, or on another, for that person."""
        from engage.ui.privacy.access_dialog import AccessDialog

        self._open(AccessDialog(self._context, next(iter(self._chosen()), None), self._parent))

    def erase(self) -> None:
        """Erase the one that is chosen for good, a contact or an organisation, once that is confirmed."""
        from engage.ui.privacy.erase_dialog import EraseDialog

        record: Stakeholder = Contact
        ids, noun = list(self._chosen()), Noun.CONTACT
        if not ids:
            ids, record, noun = list(self._bodies()), Organisation, Noun.ORGANISATION
        if len(ids) > 1:
            several = translated("{} are chosen").format(counted(noun, len(ids)))
            why = translated("each is erased by itself, once it is seen what goes")
            self._context.writer.failed.emit(Invalid(several, why, translated("Choose one of them")))
        elif ids:
            self._open(EraseDialog(self._context, record, ids[0], self._parent))

    def _open(self, dialog: QDialog) -> None:
        offer_help(dialog, self._context.actions["help"], _HELP)
        dialog.open()
