"""The form of a briefing: what it is called, for whom it is, and how it looks."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from engage.domain.briefings import Briefing
from engage.domain.disclosure import Audience
from engage.services.exporting.templates import templates
from engage.ui.context import Context
from engage.ui.editor import RecordEditor
from engage.ui.forms.ui_briefing_editor import Ui_BriefingEditor


class BriefingEditor(RecordEditor):
    """Edits all but the parts, which are written over the whole page."""

    record_class = Briefing

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.form = Ui_BriefingEditor()
        self.form.setupUi(self)
        self.form.audience.offer_choices(Audience)
        self._offer_looks("")
        self.bind()

    def _offer_looks(self, chosen: str) -> None:
        """Offer the looks there are, and the one that is chosen also where it is not there any more."""
        names = [name for name in templates() if name != "engage"]
        gone = [chosen] if chosen and chosen not in names else []
        self.form.template.offer(
            [
                (self.tr("Engage’s own"), ""),
                *((name, name) for name in names),
                *((self.tr("{} (not there)").format(name), name) for name in gone),
            ]
        )

    def show_record(self, record: Any) -> None:
        self._offer_looks(record.template)
        super().show_record(record)
