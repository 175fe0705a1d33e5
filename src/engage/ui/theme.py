"""How the window looks: two colour schemes that follow the system, an 8-pixel grid and one style sheet."""

from __future__ import annotations

import string
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from engage.domain.feedback import Stance
from engage.paths import resource
from engage.settings import Appearance, TextSize

GRID = 8
"""Distances are multiples of it, in pixels."""

DIALOG_MARGIN = 3 * GRID
"""What a dialog leaves free on every side."""
READING = 1.15
"""How much larger than other text a long one stands that is read."""
DIALOG_HEADING = 1.3
"""How much larger than other text what a dialog is about stands at its top."""

ROW_HEIGHT = 32
"""A row of a list, where the system's text is not larger."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """The colours by what they are for."""

    window: str
    surface: str
    text: str
    quiet: str
    line: str
    accent: str
    accent_hover: str
    on_accent: str
    selection: str
    chip: str
    support: str
    oppose: str
    mixed: str
    note: str
    note_text: str

    def stance(self, stance: Stance | None) -> str:
        """The colour beside the sign and the word for a stance; never all that tells it."""
        return {
            Stance.SUPPORT: self.support,
            Stance.OPPOSE: self.oppose,
            Stance.MIXED: self.mixed,
        }.get(stance, self.quiet)  # type: ignore[arg-type]

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Every colour of text with every colour that it may stand on."""
        for ground in (self.window, self.surface, self.selection, self.chip):
            for text in (self.text, self.quiet, self.accent, self.support, self.oppose, self.mixed):
                yield text, ground
        yield self.on_accent, self.accent
        yield self.on_accent, self.accent_hover
        yield self.note_text, self.note


LIGHT = Scheme(
    window="#f4f6f7",
    surface="#ffffff",
    text="#1b2126",
    quiet="#5c6670",
    line="#e2e6e9",
    accent="#0f6b5b",
    accent_hover="#0b5749",
    on_accent="#ffffff",
    selection="#e1f1ee",
    chip="#eceff1",
    support="#1b7a4b",
    oppose="#b23a2e",
    mixed="#8a5a00",
    note="#fff4dc",
    note_text="#7a5200",
)

DARK = Scheme(
    window="#15181b",
    surface="#1d2125",
    text="#e7eaed",
    quiet="#9aa5af",
    line="#2d3338",
    accent="#4bb8a2",
    accent_hover="#66c9b5",
    on_accent="#0c1f1b",
    selection="#1d3a35",
    chip="#2d3338",
    support="#5ecb92",
    oppose="#f0877b",
    mixed="#e0b05c",
    note="#3a2f17",
    note_text="#f0cf8b",
)


_worn = [LIGHT]
"""Kept, as it is asked for with every cell of a list."""


def current() -> Scheme:
    """The scheme that the window wears."""
    return _worn[-1]


def apply(
    app: QApplication,
    appearance: Appearance = Appearance.SYSTEM,
    text_size: TextSize = TextSize.USUAL,
) -> None:
    """Dress the whole program at once; while somebody works in it, a `Dresser` does so bit by bit."""
    scheme = _scheme(appearance)
    style_sheet = _style_sheet(scheme) + _sizes(text_size)
    if _worn == [scheme] and app.styleSheet() == style_sheet:
        return
    _worn[:] = [scheme]
    undress(app)
    app.setPalette(_palette(scheme))
    app.setStyleSheet(style_sheet)


def undress(app: QApplication) -> None:
    """Take the style sheet off: from one to another, Qt takes five times as long as by way of none."""
    if app.styleSheet():
        app.setStyleSheet("")
    else:
        app.setStyle("Fusion")


def _sizes(text_size: TextSize) -> str:
    """What makes larger the text of feedback, where it is read and where it is logged."""
    if text_size is TextSize.USUAL:
        return ""
    size = QApplication.font().pointSizeF() * text_size.scale
    larger = size * READING
    return (
        f"FeedbackEditor #text, #LogLine, #Prose, #Quote {{ font-size: {size:g}pt; }}"
        f" #Reading {{ font-size: {larger:g}pt; }}"
    )


def _scheme(appearance: Appearance) -> Scheme:
    if appearance is Appearance.SYSTEM:
        return DARK if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT
    return DARK if appearance is Appearance.DARK else LIGHT


def _palette(scheme: Scheme) -> QPalette:
    role = QPalette.ColorRole
    colours = {
        role.Window: scheme.window,
        role.WindowText: scheme.text,
        role.Base: scheme.surface,
        role.AlternateBase: scheme.window,
        role.Text: scheme.text,
        role.PlaceholderText: scheme.quiet,
        role.Button: scheme.surface,
        role.ButtonText: scheme.text,
        role.BrightText: scheme.on_accent,
        role.Highlight: scheme.accent,
        role.HighlightedText: scheme.on_accent,
        role.Accent: scheme.accent,
        role.Link: scheme.accent,
        role.LinkVisited: scheme.accent,
        role.ToolTipBase: scheme.surface,
        role.ToolTipText: scheme.text,
        role.Light: scheme.surface,
        role.Midlight: scheme.surface,
        role.Mid: scheme.line,
        role.Dark: scheme.line,
        role.Shadow: scheme.line,
    }
    palette = QPalette()
    for of_role, colour in colours.items():
        palette.setColor(of_role, QColor(colour))
    for of_role in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, of_role, QColor(scheme.quiet))
    return palette


def _style_sheet(scheme: Scheme) -> str:
    template = string.Template(resource("styles/engage.qss").read_text("utf-8"))
    name = "dark" if scheme is DARK else "light"
    images = {image: resource(f"icons/{image}-{name}.svg").as_posix() for image in ("arrow", "tick")}
    return template.substitute(asdict(scheme), **images)


def enlarge(widget: QWidget, factor: float, *, bold: bool = True) -> None:
    """Give `widget` text larger than the system's by `factor`."""
    font = QFont(QApplication.font())
    font.setPointSizeF(font.pointSizeF() * factor)
    font.setBold(bold)
    widget.setFont(font)


def keep_place(widget: QWidget) -> None:
    """Leave the place of `widget` free while it is hidden: nothing moves when it comes."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    widget.setSizePolicy(policy)


def row_height(metrics: QFontMetrics) -> int:
    """The height of a list's row for text of this size."""
    return max(ROW_HEIGHT, metrics.height() + 2 * GRID)


def restyle(widget: QWidget) -> None:
    """Dress `widget` anew after a property that the style sheet asks for has changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
