"""Fields for a passphrase that is to be set: how good it is, and what it means to have one or none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from engage.domain.passphrases import Strength, estimate
from engage.errors import Invalid
from engage.ui import errors, theme
from engage.ui.translation import word
from engage.ui.widgets.passphrase_field import PassphraseField
from engage.ui.widgets.words import Words, announce

_STEPS = list(Strength)
_BAR_WIDTH = 16 * theme.GRID


class NewPassphrase(QWidget):
    """Asks twice while the passphrase is hidden, as nobody sees then what they have typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.names: Sequence[str] = ()
        """Names that whoever guesses knows: a passphrase made of them is a bad one."""
        self.advice = ""
        """What is said while nothing is typed; blank: what it means to have none."""
        self.field = PassphraseField(self.tr("New passphrase"))
        self.again = PassphraseField(self.tr("The same once more"))
        self.again.shown.hide()
        caption = Words(self.tr("New passphrase"), "quiet")
        caption.setBuddy(self.field.line)
        self._again_caption = Words(self.tr("The same once more"), "quiet")
        self._again_caption.setBuddy(self.again.line)
        self._bar = QProgressBar()
        self._bar.setRange(0, len(_STEPS))
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_BAR_WIDTH)
        self._bar.setAccessibleName(self.tr("How good the passphrase is"))
        self._strength = Words()
        self._reason = Words(role="quiet", wraps=True)
        self._reason.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._reason.setMinimumHeight(2 * self._reason.fontMetrics().lineSpacing())
        self.problem = Words(role="problem", wraps=True)
        how_good = QHBoxLayout()
        how_good.setSpacing(theme.GRID)
        how_good.addWidget(self._bar)
        how_good.addWidget(self._strength)
        how_good.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GRID // 2)
        layout.addWidget(caption)
        layout.addWidget(self.field)
        layout.addLayout(how_good)
        layout.addWidget(self._reason)
        layout.addWidget(self._again_caption)
        layout.addWidget(self.again)
        layout.addWidget(self.problem)
        self.setFocusProxy(self.field.line)
        self.field.changed.connect(self._follow)
        self.again.changed.connect(lambda: self.problem.hide())
        self.field.shown.toggled.connect(self._follow)
        self._follow()

    def text(self) -> str:
        """The passphrase, blank where there is to be none; raises `Invalid` where it was mistyped."""
        typed = self.field.text()
        if typed and not self._is_seen() and self.again.text() != typed:
            raise Invalid(
                self.tr("The two passphrases differ"),
                "",
                self.tr("Type the second one again, or press the eye to see the first"),
                field="again",
            )
        return typed

    def refuse(self, error: Invalid) -> None:
        """Say below the fields what is wrong, with the cursor where it is to be put right."""
        errors.show_beside(self.problem, error)
        (self.again if error.field == "again" else self.field).refuse()

    def forget(self) -> None:
        """Keep nothing of what was typed."""
        self.field.clear()
        self.again.clear()

    def _is_seen(self) -> bool:
        return self.field.shown.isChecked()

    def _follow(self) -> None:
        """Say how good it is, and whether it has to be typed again; nothing moves meanwhile."""
        typed = self.field.text()
        found = estimate(typed, self.names)
        self._bar.setValue(_STEPS.index(found.strength) + 1 if typed else 0)
        strength = word(found.strength).capitalize() if typed else self.tr("None")
        if typed and strength != self._strength.text():
            announce(self.field.line, strength)
        self._strength.setText(strength)
        self._bar.setAccessibleDescription(strength)
        self._reason.setText(self.advice if self.advice and not typed else word(found.weakness))
        self.field.line.setAccessibleDescription(f"{strength}. {self._reason.text()}")
        is_asked_again = bool(typed) and not self._is_seen()
        for widget in (self._again_caption, self.again):
            widget.setEnabled(is_asked_again)
        self.again.line.setPlaceholderText(
            self.tr("not needed while you see it") if typed and not is_asked_again else ""
        )
        self.problem.hide()
        for each in (self.field, self.again):
            each.mark(is_invalid=False)
