"""What stands in the options' place while a summary would give somebody away: each place, and the ways on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engage.domain.changes import Changes
from engage.domain.disclosure import Audience
from engage.domain.feedback import Feedback
from engage.domain.leaks.search import Sort
from engage.domain.records import Noun
from engage.errors import EngageError
from engage.services import outgoing, records
from engage.services.leaks import Key, Leak
from engage.services.projects import Project
from engage.ui import errors, theme
from engage.ui.context import Context
from engage.ui.summaries.leak_ways import LeakWays
from engage.ui.summaries.side_panel import SidePanel
from engage.ui.summaries.two_lines import TwoLines
from engage.ui.translation import mark, translated
from engage.ui.widgets.words import Words

_LISTED = 6
"""Places that are seen at once; the others are scrolled to."""

GIVES_AWAY = {
    Sort.PERSON: mark("names a person"),
    Sort.BODY: mark("names an organisation"),
    Sort.EMAIL: mark("is an e-mail address"),
    Sort.PHONE: mark("is a telephone number"),
    Sort.SITE: mark("is an organisation’s site"),
    Sort.CELL: mark("tells one of too few"),
}
"""What the words do, in a few words."""


class LeaksPanel(SidePanel):
    """A list of places, the chosen one with its passage, and three ways on for it and for all."""

    settled = Signal()
    """The person goes on with what they were about to do: nothing is left to look at."""
    place_wanted = Signal(object)
    """A leak that is to be seen in the pages."""
    record_wanted = Signal(object, int)
    reasons_changed = Signal()
    """For one place more there is a reason to go on."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._leaks: Sequence[Leak] = ()
        self.reasons: dict[Key, str] = {}
        """Why the summary may go out with a leak, by its key."""
        self._sentence = Words(role="quiet", wraps=True)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Places to look at"))
        self.list.setItemDelegate(TwoLines(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.ways = LeakWays()
        self._problem = Words(role="problem", wraps=True)
        self._problem.hide()
        self.go_on = QPushButton(self.tr("Go on"))
        self.go_on.setProperty("role", "primary")
        column = QVBoxLayout()
        column.setSpacing(theme.GRID)
        for widget in (self._sentence, self.list, self._problem, self.ways, self.go_on):
            column.addWidget(widget)
        column.addStretch()
        self.fill(column)
        self.list.currentRowChanged.connect(self._on_list_current_row_changed)
        self.list.itemActivated.connect(self._show_place)
        self.ways.page.clicked.connect(self._show_place)
        self.ways.feedback.clicked.connect(self._on_ways_feedback_clicked)
        self.ways.record_wanted.connect(self.record_wanted)
        self.ways.close_one.clicked.connect(self._close_current)
        self.ways.close_all.clicked.connect(lambda: self._close(self._leaks))
        self.ways.reword.clicked.connect(self._reword)
        self.ways.accept_one.clicked.connect(self._accept_current)
        self.ways.accept_all.clicked.connect(lambda: self._accept(self._leaks))
        self.go_on.clicked.connect(self.settled)
        self.show_leaks((), Audience.PUBLIC, "")

    def show_leaks(self, leaks: Sequence[Leak], audience: Audience, deed: str) -> None:
        """List these; `deed` is what the person was about to do, as a button says it, or blank."""
        was_inside = self.isAncestorOf(focused) if (focused := QApplication.focusWidget()) else False
        row = self.list.currentRow()
        was = self._leaks[row].key if 0 <= row < len(self._leaks) else None
        self._leaks = tuple(leaks)
        self.list.blockSignals(True)
        self.list.clear()
        for leak in self._leaks:
            item = QListWidgetItem(f"“{leak.words}” {translated(GIVES_AWAY[leak.sort])}\n{leak.place}")
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.set_title(self._heading())
        self._sentence.setText(self._told(audience))
        self.list.setVisible(bool(self._leaks))
        self.ways.setVisible(bool(self._leaks))
        if deed:
            self.go_on.setText(deed)
        self.go_on.setVisible(bool(deed) and not self._leaks)
        again = next((place for place, leak in enumerate(self._leaks) if leak.key == was), None)
        self.list.setCurrentRow(min(max(row, 0), len(self._leaks) - 1) if again is None else again)
        self.list.setFixedHeight(self.list.sizeHintForRow(0) * min(_LISTED, len(self._leaks)) + 2)
        if was_inside and focused is not None and not focused.isVisible():
            self.focus_first()

    def _heading(self) -> str:
        count = len(self._leaks)
        if count == 0:
            return self.tr("Nothing to look at")
        return (
            self.tr("1 place to look at")
            if count == 1
            else self.tr("{} places to look at").format(f"{count:,}")
        )

    def _told(self, audience: Audience) -> str:
        if not self._leaks:
            return self.tr("No words in this summary give anybody away who may not be named.")
        if audience is Audience.SHARED:
            return self.tr("Partners would learn what they may not. Nothing goes out before this is settled.")
        return self.tr("The public would learn what it may not. Nothing goes out before this is settled.")

    def focus_first(self) -> None:
        """Put the cursor on the places, or on the way on where there are none."""
        target: QWidget = self.list if self._leaks else self.go_on if not self.go_on.isHidden() else self.back
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    # Places

    def _on_list_current_row_changed(self, row: int) -> None:
        self._problem.hide()
        if 0 <= row < len(self._leaks):
            self.ways.show_leak(
                self._leaks[row], len(self._leaks), can_write=not self._context.project.is_read_only
            )

    def _show_place(self) -> None:
        if leak := self._current():
            self.place_wanted.emit(leak)

    def _current(self) -> Leak | None:
        row = self.list.currentRow()
        return self._leaks[row] if 0 <= row < len(self._leaks) else None

    def _on_ways_feedback_clicked(self) -> None:
        leak = self._current()
        if leak is not None and leak.feedback is not None:
            self.record_wanted.emit(Noun.FEEDBACK, leak.feedback)

    # Ways on

    def _close(self, leaks: Sequence[Leak]) -> None:
        """Close the disclosure of the feedback with these, as one deed."""
        self._do(lambda project: outgoing.close(project, leaks), self.tr("Closing the disclosure"))

    def _close_current(self) -> None:
        if leak := self._current():
            self._close([leak])

    def _reword(self) -> None:
        """Print what is typed in place of the words that were."""
        leak, words = self._current(), self.ways.words.toPlainText()
        if leak is None or leak.feedback is None:
            return
        id = leak.feedback
        self._do(
            lambda project: records.edit(project, Feedback, id, paraphrase=words),
            self.tr("Putting it in other words"),
        )

    def _do(self, deed: Callable[[Project], Changes], label: str) -> None:
        self._problem.hide()
        self.ways.setEnabled(False)

        def done(changes: Changes) -> None:
            self.ways.setEnabled(True)
            self.focus_first()

        def refuse(error: EngageError) -> None:
            self.ways.setEnabled(True)
            errors.show_beside(self._problem, error)

        self._context.write(lambda project, progress: deed(project), done, refuse, label=label)

    def _accept(self, leaks: Sequence[Leak]) -> None:
        """Go on despite these, for the reason that is typed."""
        reason = self.ways.reason.text().strip()
        if reason:
            self.reasons.update({leak.key: reason for leak in leaks})
            self.ways.reason.clear()
            self.reasons_changed.emit()
            self.focus_first()

    def _accept_current(self) -> None:
        if leak := self._current():
            self._accept([leak])
