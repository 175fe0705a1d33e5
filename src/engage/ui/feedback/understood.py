"""What a line would become, as chips: who, which themes, what stance, and what is still to resolve."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from engage.domain.commitments import Commitment
from engage.domain.feedback import Feedback
from engage.domain.quick_log import lacks_words, parse
from engage.domain.records import Reference
from engage.errors import Invalid
from engage.services import feedback
from engage.ui import theme
from engage.ui.context import Context
from engage.ui.dates import day_and_date
from engage.ui.tasks import Task
from engage.ui.translation import translated
from engage.ui.widgets.cells import stance_text
from engage.ui.widgets.chips import ACCENT, NOTE, PLAIN, ChipRow
from engage.ui.widgets.words import Words

_PAUSE = 80
"""Milliseconds without a keystroke after which the marks are looked up."""


class Understood(QWidget):
    """Stands below a line that is typed: what it would become, else how its marks are written."""

    def __init__(self, context: Context, typed: Callable[[], tuple[int | None, str]]) -> None:
        """`typed` returns the engagement at which the line is said, and the line."""
        super().__init__()
        self._context = context
        self._typed = typed
        self._looking: Task | None = None
        self._chips = ChipRow()
        self._marks = Words(
            self.tr("@ who  # theme  + - ~ 0 ? stance  ! evidence  * key point  = agrees  > to do"),
            "quiet",
            wraps=True,
        )
        # As high as the chips that take its place, so that the line stays where it is.
        self._marks.setMinimumHeight(self.fontMetrics().height() + theme.GRID // 2)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._marks, 1)
        layout.addWidget(self._chips, 1)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.look_up)
        self._show(())

    def texts(self) -> list[str]:
        """What the chips say."""
        return self._chips.texts()

    def look_up_soon(self) -> None:
        """Show what the line would become, once one pauses in typing."""
        self._pause.start()

    def look_up(self) -> None:
        """Show what the line would become; the last that was asked for is what is shown."""
        engagement, line = self._typed()
        if not engagement or not line.strip():
            self.clear()
            return

        def show(record: Feedback | Commitment) -> None:
            if task is self._looking:
                self._show(tuple(chips(record)))

        task = self._looking = self._context.read(
            lambda project: feedback.understood(project, engagement, line), show
        )

    def clear(self) -> None:
        """Show how marks are written: there is no line to look up."""
        self._pause.stop()
        self._looking = None
        self._show(())

    def _show(self, shown: Sequence[tuple[str, str]]) -> None:
        self._chips.show_chips(shown)
        self._chips.setVisible(bool(shown))
        self._marks.setVisible(not shown)


def what_is_missing(line: str) -> Invalid | None:
    """Why a line that somebody has typed is not taken yet; None where it says something."""
    if not lacks_words(line):
        return None
    if parse(line).is_commitment:
        return Invalid(
            translated("Nothing is to be done yet"),
            "",
            translated("Type what is to be done behind the marks"),
        )
    return Invalid(
        translated("Nothing is said yet"), "", translated("Type what they said behind the name, or a mark")
    )


def chips(record: Feedback | Commitment) -> Iterator[tuple[str, str]]:
    """Each text with its role."""
    if isinstance(record, Commitment):
        yield translated("to do"), ACCENT
        if record.due_on is not None:
            yield translated("due {}").format(day_and_date(record.due_on)), ACCENT
    who = record.who if isinstance(record, Feedback) else _names(record.contact, record.organisation)
    if who:
        yield who, ACCENT
    if isinstance(record, Feedback):
        for coding in record.codings:
            yield f"{coding.theme.kind} {coding.theme.name}", ACCENT
        if record.stance is not None:
            yield stance_text(record.stance), PLAIN
        if record.has_evidence:
            yield translated("evidence offered"), PLAIN
        if record.is_key_point:
            yield translated("key point"), PLAIN
        for agreement in record.agreements:
            yield translated("agrees: {}").format(_names(agreement.contact, agreement.organisation)), PLAIN
    if isinstance(record, Commitment) and record.due_on is None:
        yield translated("no day yet: “by Friday”, “by 4 Dec”"), PLAIN
    for mark in record.unresolved:
        yield translated("{} to resolve").format(mark), NOTE


def _names(*references: Reference | None) -> str:
    return ", ".join(reference.name for reference in references if reference)
