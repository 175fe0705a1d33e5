"""One submission over the whole page: its text to be read, with its passages marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton, QWidget

from engage.domain.records import Noun
from engage.domain.submissions import covered, next_after
from engage.services import submissions
from engage.services.projects import Project
from engage.services.submissions import ReadSubmission
from engage.ui import theme
from engage.ui.context import Context
from engage.ui.dates import long_date
from engage.ui.icons import icon
from engage.ui.record_view import RecordView
from engage.ui.submissions.columns import coded_text, sent_in_to, size_text
from engage.ui.submissions.find_line import FindLine, next_place
from engage.ui.submissions.marks import Mark, among, marks
from engage.ui.submissions.passages_panel import PassagesPanel
from engage.ui.submissions.pieces import Pieces
from engage.ui.submissions.reading_text import ReadingText
from engage.ui.translation import word
from engage.ui.widgets.key_button import KeyButton, key_text
from engage.ui.widgets.words import Words, tell, tip


@dataclass(frozen=True, slots=True)
class _Opened:
    """All that is shown, made ready on the reader's thread."""

    read: ReadSubmission
    pieces: Pieces
    marks: tuple[Mark, ...]
    uncoded: list[tuple[int, int]]
    """The paragraphs of which nothing is a passage: at hand, as who types fast does not wait for the next."""


class ReadingView(RecordView[_Opened]):
    """Its text may be found in, and goes on where one was."""

    def __init__(self, context: Context, panel: PassagesPanel, parent: QWidget | None = None) -> None:
        """`panel` stands elsewhere, and follows what is read here."""
        super().__init__(context, Noun.SUBMISSION, parent)
        self._opened: _Opened | None = None
        self._wanted: Callable[[Mark], bool] | None = None
        """What the passage answers to that is to be gone to once the text is there."""
        self.panel = panel
        self._said = Words(role="quiet", wraps=True)
        self._said.hide()
        self.find_line = FindLine()
        self.find_line.hide()
        self.text = ReadingText()
        self.save_button = self._make_save_button(context.actions["save_file"])
        self._lay_out()
        self.text.passage_met.connect(self._on_passage_met)
        self.text.opened.connect(self.open_feedback)
        self.find_line.wanted.connect(self._find)
        self.find_line.left.connect(self._leave_find)
        panel.chosen.connect(self.text.go_to)
        panel.opened.connect(self.open_feedback)
        panel.left.connect(self.focus_content)

    def _make_save_button(self, action: QAction) -> QToolButton:
        """Small, as it is seldom wanted, and leaves the title its room in a narrow window."""
        button = QToolButton()
        button.setIcon(icon("file-download-outline", "accent"))
        button.setAccessibleName(self.tr("Save file…"))
        button.setToolTip(tip(self.tr("Save the file as it was received: {}").format(key_text(action))))
        button.clicked.connect(action.trigger)
        return button

    def _lay_out(self) -> None:
        actions = self._context.actions
        column = self.lay_out(
            KeyButton(self.tr("Code"), actions["code"], "primary"),
            KeyButton(self.tr("Next uncoded"), actions["next_uncoded"], "secondary"),
            self.save_button,
        )
        column.addWidget(self.find_line)
        column.addWidget(self._said)
        column.addSpacing(theme.GRID // 2)
        column.addWidget(self.text, 1)

    # What is shown

    def open(self, id: int, wanted: Callable[[Mark], bool] | None = None) -> None:
        """Show a submission, with the cursor at the first passage that is wanted."""
        if id != self._id:
            self._opened = None
            self.find_line.hide()
            self.say("")
        self._wanted = wanted
        super().open(id)

    def close_record(self) -> None:
        """Let go of the submission."""
        super().close_record()
        self._opened = None
        self.panel.show_current(None)

    def say(self, text: str) -> None:
        """Say above the text what was done."""
        tell(self._said, text)

    def reader(self, id: int) -> Callable[[Project], _Opened]:
        before = self._opened

        def read(project: Project) -> _Opened:
            found = submissions.read(project, id)
            text = found.submission.text
            is_same = before is not None and before.pieces.whole == text
            pieces = before.pieces if before is not None and is_same else Pieces(text)
            return _Opened(found, pieces, marks(found.passages), found.uncoded())

        return read

    def show_read(self, found: _Opened) -> None:
        has_text = self._opened is not None and self._opened.pieces is found.pieces
        self._opened = found
        submission = found.read.submission
        self.say_heading(submission.title, *self._told(found))
        self.save_button.setVisible(bool(submission.sha256))
        if not has_text:
            self.text.show_text(found.pieces)
        self.panel.show_passages(found.read.passages)
        self.text.show_marks(found.marks)
        wanted = next(filter(self._wanted, found.marks), None) if self._wanted is not None else None
        self._wanted = None
        if wanted is not None:
            self.text.go_to(wanted.id)
        self._on_passage_met(self.text.current)

    def _told(self, found: _Opened) -> Sequence[str]:
        """Who sent it, when, to what; how much of it is coded; its file."""
        submission = found.read.submission
        is_coded = [(mark.start, mark.end) for mark in found.marks if mark.themes]
        coded = covered(is_coded) / len(submission.text) if submission.text else None
        return (
            submission.who,
            self.tr("received {}").format(long_date(submission.received_on)),
            sent_in_to(submission),
            self.tr("coded: {}").format(coded_text(coded)),
            submission.file_name,
            size_text(submission.size),
        )

    def heading_of(self, feedback: int) -> str:
        """Which of the passages a piece of feedback is: "Passage 3 of 12"."""
        found = self._opened.marks if self._opened is not None else ()
        numbers = [number for number, mark in enumerate(found, 1) if mark.feedback == feedback]
        is_here = self._current_mark()
        if is_here is not None and is_here.feedback == feedback:
            numbers = [found.index(is_here) + 1]
        return self.tr("Passage {} of {}").format(numbers[0], f"{len(found):,}") if numbers else ""

    def _on_passage_met(self, id: int | None) -> None:
        self.panel.show_current(id)
        self.text.setAccessibleDescription(self._spoken_of_passage())

    def _spoken_of_passage(self) -> str:
        """What colours, lines and bars say of the passage with the cursor, for those who hear the text."""
        mark = self._current_mark()
        if mark is None or self._opened is None:
            return ""
        themes = ", ".join(f"{code} ({word(stance)})" for code, stance in mark.themes) or self.tr("no theme")
        said = self.tr("{}, on {}").format(self.heading_of(mark.feedback), themes)
        others = len(among(self._opened.marks, mark.start, mark.end)) - 1
        return self.tr("{}; {} more at the same place").format(said, others) if others else said

    def _current_mark(self) -> Mark | None:
        found = self._opened.marks if self._opened is not None else ()
        return next((mark for mark in found if mark.id == self.text.current), None)

    # What is chosen

    def _chosen_marks(self) -> list[Mark]:
        """The passages that are chosen in the list, where it is several; else the one with the cursor."""
        current = self._current_mark()
        ids = set(self.panel.selected_ids()) or {current.id if current is not None else 0}
        found = self._opened.marks if self._opened is not None else ()
        chosen = [mark for mark in found if mark.id in ids]
        return sorted(chosen, key=lambda mark: mark.id != self.text.current)

    def chosen(self) -> list[int]:
        """The feedback that was made of what is chosen, that of the cursor first."""
        return list(dict.fromkeys(mark.feedback for mark in self._chosen_marks()))

    def selected(self) -> tuple[int, int, int] | None:
        """The submission, and from where to where of it words are selected; None where none are."""
        start, end = self.text.selected()
        if self._opened is None or self._id is None or start == end or self.panel.selected_ids():
            return None
        return self._id, start, end

    # Deeds

    def go_to_next_uncoded(self) -> None:
        """Select the next paragraph of which nothing is a passage yet."""
        if self._opened is None:
            return
        found = next_after(self._opened.uncoded, self.text.selected()[1])
        if found is None:
            self.say(self.tr("Every paragraph has a passage."))
        else:
            self.say("")
            self.text.select(*found)
            self.focus_content()

    def remove_chosen(self) -> None:
        """Take the chosen passages back; it can be undone."""
        ids = [mark.id for mark in self._chosen_marks()]
        if ids:
            self._context.write(lambda project, progress: submissions.remove_passages(project, ids))

    def open_feedback(self) -> None:
        """Go to the feedback that was made of the passage with the cursor."""
        mark = self._current_mark()
        if mark is not None:
            self.record_wanted.emit(Noun.FEEDBACK, mark.feedback)

    def open_find(self) -> None:
        """Ask for words to be found in the text."""
        self.find_line.show()
        self.find_line.selectAll()
        self.find_line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _find(self, by: int) -> None:
        if self._opened is None:
            return
        place = next_place(self._opened.pieces.whole, self.find_line.text(), *self.text.selected(), by)
        if place is not None:
            self.say("")
            self.text.select(*place)
        else:
            self.say(self.tr("These words stand nowhere in the text."))

    def _leave_find(self) -> None:
        self.find_line.hide()
        self.say("")
        self.focus_content()

    def focus_content(self) -> None:
        """Put the cursor into the text."""
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
