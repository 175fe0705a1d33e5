"""The form of why somebody's details are held, and of what they asked of us."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from engage.domain.contacts import Contact, LawfulBasis
from engage.domain.records import Noun
from engage.ui.context import Context
from engage.ui.editor import RecordEditor
from engage.ui.forms.ui_basis_editor import Ui_BasisEditor


class BasisEditor(RecordEditor):
    """Edits of a contact what the law asks about; the rest of the record is one press away."""

    record_class = Contact

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.form = Ui_BasisEditor()
        self.form.setupUi(self)
        self.form.lawful_basis.offer_choices(LawfulBasis, none="")
        self.form.whole_record.clicked.connect(lambda: self.record_wanted.emit(Noun.CONTACT, self.record.id))
        self.bind()
