"""The form of an organisation."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from engage.domain.organisations import Organisation, OrganisationKind, RelationKind, SizeBand
from engage.domain.records import Noun, Reference
from engage.services.related import relations_to
from engage.ui import links
from engage.ui.context import Context
from engage.ui.editor import RecordEditor
from engage.ui.forms.ui_organisation_editor import Ui_OrganisationEditor
from engage.ui.tasks import Task
from engage.ui.translation import translated, word
from engage.ui.widgets.chips import Chip

_MOST = 40
"""Bodies that are told of as related to one."""


def ratings() -> list[tuple[str, int | None]]:
    """How much influence or interest somebody may have, with none given first."""
    return [("", None), *((translated("{} of 5").format(rating), rating) for rating in range(1, 6))]


class OrganisationEditor(RecordEditor):
    """Edits an organisation."""

    record_class = Organisation

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.form = Ui_OrganisationEditor()
        self.form.setupUi(self)
        self.form.kind.offer_choices(OrganisationKind)
        self.form.size_band.offer_choices(SizeBand, none="")
        self.form.influence.offer(ratings())
        self.form.interest.offer(ratings())
        self.form.relations.use(context)
        self.form.relations.record_wanted.connect(self.record_wanted)
        links.offer(self.form.website, context.actions["help"])
        self._reading: Task | None = None
        self.related = QWidget()
        self._others = QVBoxLayout(self.related)
        self._others.setContentsMargins(0, 0, 0, 0)
        self._others.setSpacing(0)
        self.form.relations_box.addWidget(self.related)
        self.bind()

    def show_record(self, record: Any) -> None:
        super().show_record(record)
        if not record.id:
            self._show_others([])
            return

        def show(found: list[tuple[Reference, RelationKind]]) -> None:
            if task is self._reading:
                self._show_others(found)

        task = self._reading = self.context.read(
            lambda project: relations_to(project, record.id)[:_MOST], show
        )

    def _show_others(self, found: list[tuple[Reference, RelationKind]]) -> None:
        """Tell of the bodies that are related to this one; a press goes there."""
        while item := self._others.takeAt(0):
            line = item.widget()
            if line is not None:
                line.hide()
                line.deleteLater()
        for body, kind in found:
            line = Chip(self.tr("{}: {} this one").format(body.name, word(kind)), "part")
            line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            line.clicked.connect(lambda *_, id=body.id: self.record_wanted.emit(Noun.ORGANISATION, id))
            self._others.addWidget(line)
        self.related.setVisible(bool(found))
