"""What is higher than its place can be scrolled."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget


def let_scroll(dialog: QDialog) -> None:
    """Let a dialog that is all set up be as high as it needs, and scroll where the screen is lower."""
    form = dialog.layout()
    assert form is not None  # noqa: S101  it was set up
    body = QWidget()
    body.setLayout(form)
    whole = QVBoxLayout(dialog)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.addWidget(LowColumn(body))
    width = max(dialog.width(), form.minimumSize().width())
    height = form.heightForWidth(width) if form.hasHeightForWidth() else form.sizeHint().height()
    dialog.resize(width, max(dialog.height(), height))


def grow(dialog: QDialog, height: int) -> None:
    """Make an open dialog as high as what has come into it needs, but never beyond an edge of its screen."""
    room = dialog.screen().availableGeometry()
    frame = dialog.frameGeometry().height() - dialog.height()
    dialog.resize(dialog.width(), max(dialog.height(), min(height, room.height() - frame)))
    beyond = dialog.frameGeometry().bottom() - room.bottom()
    if beyond > 0:
        dialog.move(dialog.x(), dialog.y() - beyond)


def bring_into_sight(widget: QWidget) -> None:
    """Scroll whatever a widget stands in until it is seen."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()


def bring_row_into_sight(view: QAbstractItemView, row: QModelIndex | QPersistentModelIndex) -> None:
    """Scroll whatever a list stands in until a row is seen that the list itself shows."""
    rect = view.visualRect(row)
    around = view.parentWidget()
    while around is not None and rect.isValid():
        if isinstance(around, QScrollArea) and (body := around.widget()) is not None:
            y = view.viewport().mapTo(body, rect.center()).y()
            around.ensureVisible(around.horizontalScrollBar().value(), y, 0, rect.height())
        around = around.parentWidget()


class ScrollColumn(QScrollArea):
    """Scrolls a form up and down only: it is never narrower than the form."""

    def __init__(self, body: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body.setObjectName("ScrollBody")
        self._body = body
        self.setWidget(body)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._body and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()  # it may be wider from now on, for one as soon as it is dressed
        return super().eventFilter(watched, event)

    def minimumSizeHint(self) -> QSize:
        size = super().minimumSizeHint()
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self._body.minimumSizeHint().width() + bar, size.height())


class LowColumn(ScrollColumn):
    """Scrolls only where its place is lower than the least that the body can do with.

    A large body is made on the `ground` of a column that is in its place already, and then held: wherever a
    widget is moved to, Qt dresses all that is in it anew.
    """

    def __init__(self, body: QWidget | None = None, parent: QWidget | None = None) -> None:
        self.ground = _Least()
        super().__init__(self.ground, parent)
        self.body: QWidget | None = None
        if body is not None:
            self.hold(body)

    def hold(self, body: QWidget) -> None:
        """Show this from now on."""
        self.body = body
        self.ground.fill(body)

    def minimumSizeHint(self) -> QSize:
        """Of several in one place, those that are put away do not push what is seen out of it."""
        return QSize() if self.isHidden() else super().minimumSizeHint()


class _Least(QWidget):
    """As high as it has to be, rather than as high as it would like."""

    def __init__(self) -> None:
        super().__init__()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def fill(self, body: QWidget) -> None:
        self._layout.addWidget(body)

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.totalMinimumHeightForWidth(width) if layout is not None else -1
