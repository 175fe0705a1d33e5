"""What stands in the inspector's place while several lines are chosen: one deed for all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from engage.domain.changes import Changes
from engage.domain.organisations import Organisation, OrganisationKind
from engage.domain.progress import Progress
from engage.errors import EngageError, Invalid
from engage.services import records, stakeholders
from engage.services.projects import Project
from engage.ui import errors, theme
from engage.ui.context import Context
from engage.ui.translation import plural, word
from engage.ui.widgets.fields import ChoiceField
from engage.ui.widgets.scrolling import LowColumn
from engage.ui.widgets.words import Words

_Deed = Callable[[Project, Sequence[int], Progress], Changes]


class BulkField(Enum):
    """What can be set for all that are chosen."""

    TAG = auto()
    KIND = auto()
    OWNER = auto()


class BulkEdit(QFrame):
    """Tags, kind, owner and archive of all that are chosen; each is one deed, and undone as one."""

    def __init__(
        self,
        context: Context,
        record: stakeholders.Stakeholder,
        chosen: Callable[[], Sequence[int]],
        parent: QWidget | None = None,
    ) -> None:
        """`chosen` returns the ids of the records that a deed is about, at the moment when it is done."""
        super().__init__(parent)
        self.setObjectName("Inspector")
        self._context = context
        self._record = record
        self._noun = records.noun_of(record)
        self._chosen = chosen
        self._heading = Words(size=1.15, wraps=True)
        self._problem = Words(role="problem", wraps=True)
        self._problem.hide()
        self.tag = QLineEdit()
        self.tag.setMaxLength(200)
        self.kind = ChoiceField(self)
        self.kind.setAccessibleName(self.tr("Kind"))
        self.owner = QLineEdit()
        self.owner.setPlaceholderText(self.tr("nobody"))
        self._fields: dict[BulkField, QWidget] = {BulkField.TAG: self.tag, BulkField.OWNER: self.owner}
        self.add_tag = self._button(self.tr("Add"), self.tr("Add the tag"), self._on_add_tag)
        self.remove_tag = self._button(self.tr("Take off"), self.tr("Take the tag off"), self._on_remove_tag)
        self.set_kind = self._button(self.tr("Set"), self.tr("Set the kind"), self._on_set_kind)
        self.set_owner = self._button(self.tr("Set"), self.tr("Set the owner"), self._on_set_owner)
        self.put_away = self._button(self.tr("Archive"), "", self.archive)
        self.bring_back = self._button(self.tr("Bring back"), "", lambda: self.archive(is_archived=False))
        self.tag.returnPressed.connect(self.add_tag.click)
        self.owner.returnPressed.connect(self.set_owner.click)
        self.tag.textEdited.connect(self._problem.hide)
        self._lay_out()
        if context.project.is_read_only:
            for control in (self.tag, self.kind, self.owner, *self.findChildren(QPushButton)):
                control.setEnabled(False)

    def _lay_out(self) -> None:
        sentence = self.tr("What is done here is done to all of them, and undone for all of them at once.")
        body = QWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(LowColumn(body))
        layout = QVBoxLayout(body)
        layout.setContentsMargins(*(2 * theme.GRID,) * 4)
        layout.setSpacing(theme.GRID // 2)
        layout.addWidget(self._heading)
        layout.addWidget(Words(sentence, "quiet", wraps=True))
        layout.addSpacing(theme.GRID)
        self._add_row(layout, self.tr("Tag"), self.tag, self.add_tag, self.remove_tag)
        layout.addWidget(self._problem)
        if self._record is Organisation:
            self.kind.offer_choices(OrganisationKind)
            self._fields[BulkField.KIND] = self.kind
            self._add_row(layout, self.tr("Kind"), self.kind, self.set_kind)
        else:
            self.kind.hide()
            self.set_kind.hide()
        self._add_row(layout, self.tr("Owner here"), self.owner, self.set_owner)
        lists = QHBoxLayout()
        lists.setSpacing(theme.GRID)
        lists.addWidget(self.put_away)
        lists.addWidget(self.bring_back)
        lists.addStretch()
        layout.addSpacing(theme.GRID)
        layout.addLayout(lists)
        layout.addStretch()

    def _add_row(self, layout: QVBoxLayout, caption: str, field: QWidget, *buttons: QPushButton) -> None:
        label = Words(caption, "quiet")
        label.setBuddy(field)
        field.setAccessibleName(caption)
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        row.addWidget(field, 1)
        for button in buttons:
            row.addWidget(button)
        layout.addWidget(label)
        layout.addLayout(row)
        layout.addSpacing(theme.GRID // 2)

    def _button(self, text: str, heard: str, deed: Callable[[], object]) -> QPushButton:
        button = QPushButton(text, self)
        button.setAccessibleName(heard or text)
        button.clicked.connect(lambda: deed())
        return button

    # What it is about

    def show_count(self, count: int) -> None:
        """Say how many are chosen."""
        if count == 1:
            self._heading.setText(self.tr("1 {} chosen").format(word(self._noun)))
        else:
            self._heading.setText(self.tr("{} {} chosen").format(f"{count:,}", plural(self._noun)))

    def focus_field(self, field: BulkField) -> None:
        """Put the cursor where this is written or chosen."""
        self._fields[field].setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Deeds

    def archive(self, *, is_archived: bool = True) -> None:
        """Put away all that are chosen, or bring them back to the lists."""
        label = self.tr("Archiving") if is_archived else self.tr("Bringing back")
        self._do(
            lambda project, ids, progress: stakeholders.archive(
                project, self._record, ids, is_archived=is_archived, progress=progress
            ),
            label,
        )

    def _on_add_tag(self) -> None:
        tag = self.tag.text()
        self._do(
            lambda project, ids, progress: stakeholders.add_tag(
                project, self._record, ids, tag, progress=progress
            ),
            self.tr("Tagging"),
            self.tag.clear,
        )

    def _on_remove_tag(self) -> None:
        tag = self.tag.text()
        self._do(
            lambda project, ids, progress: stakeholders.remove_tag(
                project, self._record, ids, tag, progress=progress
            ),
            self.tr("Taking off a tag"),
            self.tag.clear,
        )

    def _on_set_kind(self) -> None:
        kind = self.kind.value()
        if kind is None:
            self.kind.setFocus()
            self.kind.showPopup()
            return
        self._do(
            lambda project, ids, progress: stakeholders.set_kind(project, ids, kind, progress=progress),
            self.tr("Setting the kind"),
        )

    def _on_set_owner(self) -> None:
        owner = self.owner.text()
        self._do(
            lambda project, ids, progress: stakeholders.set_owner(
                project, self._record, ids, owner, progress=progress
            ),
            self.tr("Setting the owner"),
        )

    def _do(self, deed: _Deed, label: str, then: Callable[[], object] | None = None) -> None:
        ids = self._chosen()
        if not ids:
            return

        def done(changes: Changes) -> None:
            self._problem.hide()
            if then is not None:
                then()

        self._context.write(
            lambda project, progress: deed(project, ids, progress), done, self._refuse, label=label
        )

    def _refuse(self, error: EngageError) -> None:
        if isinstance(error, Invalid):
            errors.show_beside(self._problem, error)
            self.tag.setFocus()
        else:
            self._context.writer.failed.emit(error)
