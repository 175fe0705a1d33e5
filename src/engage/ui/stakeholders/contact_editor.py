"""The form of a contact."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from engage.domain.contacts import Affiliation, Contact, LawfulBasis
from engage.domain.records import Reference
from engage.ui.context import Context
from engage.ui.editor import RecordEditor
from engage.ui.forms.ui_contact_editor import Ui_ContactEditor
from engage.ui.stakeholders.organisation_editor import ratings


class ContactEditor(RecordEditor):
    """Edits a contact: the role that is printed first, and all of them with their dates."""

    record_class = Contact

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.form = Ui_ContactEditor()
        self.form.setupUi(self)
        self.form.influence.offer(ratings())
        self.form.interest.offer(ratings())
        self.form.lawful_basis.offer_choices(LawfulBasis, none="")
        self.form.organisation.use(context)
        self.form.affiliations.use(context)
        self.form.affiliations.record_wanted.connect(self.record_wanted)
        self.bind()
        self.form.organisation.committed.connect(self._on_organisation_committed)
        self.form.organisation.refused.connect(lambda error: self.refuse("organisation", error))
        self.form.role.committed.connect(self._on_role_committed)
        for control in (self.form.organisation, self.form.role):
            control.setEnabled(not context.project.is_read_only)

    def show_record(self, record: Any) -> None:
        super().show_record(record)
        self._show_present()

    def save(self, name: str, /, **values: Any) -> None:
        """Store fields; the role that is printed stands in a draft twice, like in what is stored."""
        super().save(name, **values)
        if not self.record.id and "affiliations" in values:
            self.form.affiliations.show_value(self.record.affiliations)
            self._show_present()

    def _show_present(self) -> None:
        present = self.record.primary_affiliation
        self.form.organisation.show_value(present.organisation if present else None)
        self.form.role.show_value(present.role if present else "")

    def _on_organisation_committed(self, organisation: Reference | None) -> None:
        present = self.record.primary_affiliation
        others = tuple(role for role in self.record.affiliations if role is not present)
        if organisation is None:
            self.save("organisation", affiliations=others)
            return
        if present is None:
            chosen = Affiliation(
                organisation=organisation, role=self.form.role.text().strip(), is_primary=True
            )
        else:
            chosen = replace(present, organisation=organisation)
        self.save("organisation", affiliations=(chosen, *others))

    def _on_role_committed(self, role: str) -> None:
        present = self.record.primary_affiliation
        if present is not None:
            roles = (
                replace(other, role=role) if other is present else other for other in self.record.affiliations
            )
            self.save("role", affiliations=tuple(roles))
