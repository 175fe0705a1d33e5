"""The form of an organisation."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from engage.domain.organisations import Organisation, OrganisationKind, SizeBand
from engage.ui.context import Context
from engage.ui.editor import RecordEditor
from engage.ui.forms.ui_organisation_editor import Ui_OrganisationEditor

RATINGS = [("", None), *((f"{rating} of 5", rating) for rating in range(1, 6))]


class OrganisationEditor(RecordEditor):
    """Edits an organisation."""

    record_class = Organisation

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.form = Ui_OrganisationEditor()
        self.form.setupUi(self)
        self.form.kind.offer_choices(OrganisationKind)
        self.form.size_band.offer_choices(SizeBand, none="")
        self.form.influence.offer(RATINGS)
        self.form.interest.offer(RATINGS)
        self.form.relations.use(context)
        self.form.relations.record_wanted.connect(self.record_wanted)
        self.bind()
