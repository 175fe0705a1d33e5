"""One briefing over the whole page: its pages as they will be printed, with its parts beside them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from engage.domain.briefings import Briefing, BriefingPart, PartKind
from engage.domain.changes import Changes
from engage.domain.records import Noun
from engage.errors import EngageError
from engage.services import records
from engage.services.projects import Project
from engage.ui import theme
from engage.ui.briefings.columns import frozen_text
from engage.ui.briefings.parts_panel import PartsPanel
from engage.ui.briefings.preview import Draft, Preview
from engage.ui.context import Context
from engage.ui.icons import icon
from engage.ui.record_view import RecordView
from engage.ui.translation import word
from engage.ui.widgets.fields import first_upper
from engage.ui.widgets.key_button import KeyButton
from engage.ui.widgets.words import Words, tip


class WritingView(RecordView[Briefing]):
    """What is written is stored at once, and seen in the pages a moment later."""

    def __init__(self, context: Context, panel: PartsPanel, parent: QWidget | None = None) -> None:
        """`panel` stands elsewhere, and follows what is open here."""
        super().__init__(context, Noun.BRIEFING, parent)
        self._briefing: Briefing | None = None
        self._storing = 0
        """How many deeds are under way; until they are done, what is written goes before what is stored."""
        self.is_unstored = False
        """What is written could not be stored: it stays here, and is tried again with what comes next."""
        self.panel = panel
        self.preview = Preview(context)
        self._problems = Words(role="problem", wraps=True)
        self._problems.hide()
        self._number = Words(role="quiet")
        self._lay_out()
        self.preview.made.connect(self._on_preview_made)
        self.preview.page_changed.connect(self._on_preview_page_changed)
        panel.changed.connect(self._store)
        panel.typed.connect(self._glance)

    def _lay_out(self) -> None:
        actions = self._context.actions
        column = self.lay_out(
            KeyButton(self.tr("Freeze…"), actions["freeze_briefing"], "secondary"),
            KeyButton(self.tr("Save as…"), actions["save_summary"], "primary"),
        )
        turning = QHBoxLayout()
        turning.setSpacing(theme.GRID)
        turning.addWidget(self._facts, 1)
        turning.addWidget(self._turn_button("chevron-left", self.tr("Page before"), -1))
        turning.addWidget(self._number)
        turning.addWidget(self._turn_button("chevron-right", self.tr("Next page"), 1))
        column.addLayout(turning)
        column.addWidget(self._problems)
        column.addSpacing(theme.GRID // 2)
        column.addWidget(self.preview, 1)

    def _turn_button(self, name: str, text: str, pages: int) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(name))
        button.setAccessibleName(text)
        button.setToolTip(tip(text))
        button.clicked.connect(lambda: self.preview.turn_by(pages))
        return button

    # What is shown

    @property
    def briefing(self) -> Briefing | None:
        """What is open, as it stands here."""
        return self._briefing

    def reader(self, id: int) -> Callable[[Project], Briefing]:
        return lambda project: records.get(project, Briefing, id)

    def open(self, id: int) -> None:
        """Show a briefing, with the cursor in its parts."""
        if id != self._id:
            self._problems.hide()
        super().open(id)

    def show_read(self, found: Briefing) -> None:
        if self._storing or self.is_unstored:
            return
        is_another = self._briefing is None or self._briefing.uid != found.uid
        self._briefing = found
        self.say_heading(
            found.title,
            self.tr("for: {}").format(first_upper(word(found.audience))),
            self.tr("frozen: {}").format(frozen_text(found)),
        )
        self.panel.show_parts(found.parts)
        if is_another:
            self.preview.show_briefing(found, at_once=True)
        else:
            self.preview.show_briefing(found)
            self.preview.make_anew()

    def close_record(self) -> None:
        """Let go of the briefing; what was being written is stored."""
        self.panel.editor.commit()
        super().close_record()
        self._briefing = None
        self.is_unstored = False
        self.panel.show_parts(())
        self.preview.close_briefing()

    def _on_preview_made(self, draft: Draft) -> None:
        self._problems.setText("\n".join(draft.problems))
        self._problems.setVisible(bool(draft.problems))

    def _on_preview_page_changed(self, page: int, count: int) -> None:
        self._number.setText(self.tr("page {} of {}").format(page, count) if count else "")

    def focus_content(self) -> None:
        self.panel.focus_first()

    # What is changed

    def _glance(self, parts: tuple[BriefingPart, ...]) -> None:
        """Show what is being written, before it is stored."""
        if self._briefing is not None:
            self.preview.show_briefing(replace(self._briefing, parts=parts))

    def _store(self, parts: tuple[BriefingPart, ...]) -> None:
        if self._briefing is None:
            return
        id = self._briefing.id
        self._briefing = replace(self._briefing, parts=parts)
        self.preview.show_briefing(self._briefing)
        self._storing += 1

        def done(changes: Changes) -> None:
            self._storing -= 1
            self.is_unstored = False
            if not self._storing:
                self.refresh()

        def failed(error: EngageError) -> None:
            self._storing -= 1
            self.is_unstored = self._id == id
            self.failed.emit(error)

        self._context.write(
            lambda project, progress: records.edit(project, Briefing, id, parts=parts), done, failed
        )

    def store_again(self) -> None:
        """Store what could not be stored before."""
        if self.is_unstored and self._briefing is not None:
            self._store(self._briefing.parts)

    def add_part(self, kind: PartKind) -> None:
        """Add a part behind the one that is chosen."""
        if self._briefing is not None:
            self.panel.add(kind)
