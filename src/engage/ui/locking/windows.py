"""What Windows says: it goes to sleep, or its screen is locked."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from ctypes import wintypes

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from engage.ui.locking.why import Why

# https://learn.microsoft.com/windows/win32/power/wm-powerbroadcast
_WM_POWERBROADCAST = 0x0218
_PBT_APMSUSPEND = 0x0004
# https://learn.microsoft.com/windows/win32/termserv/wm-wtssession-change
_WM_WTSSESSION_CHANGE = 0x02B1
_WTS_SESSION_LOCK = 0x7

_MEANINGS = {
    (_WM_POWERBROADCAST, _PBT_APMSUSPEND): Why.ASLEEP,
    (_WM_WTSSESSION_CHANGE, _WTS_SESSION_LOCK): Why.SCREEN,
}
_KINDS = frozenset({b"windows_generic_MSG", b"windows_dispatcher_MSG"})


def meaning(kind: bytes, message: int) -> Why | None:
    """Return why to lock at the message at this address; None where it says nothing of the sort."""
    if kind not in _KINDS:
        return None
    said = wintypes.MSG.from_address(message)
    return _MEANINGS.get((said.message, said.wParam))


class _Filter(QAbstractNativeEventFilter):
    """Shows every message to our windows to somebody before Qt has it."""

    def __init__(self, on_message: Callable[[bytes, int], None]) -> None:
        super().__init__()
        self._on_message = on_message

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> object:
        self._on_message(bytes(QByteArray(kind).data()), int(message))
        return False, 0  # Qt is to have it too


class Messages(QObject):
    """Listens as long as it is there."""

    lock_wanted = Signal(object)
    """`Why`. Windows waits for about two seconds before the computer sleeps."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._filter = _Filter(self.hear)
        _application().installNativeEventFilter(self._filter)
        if sys.platform == "win32":
            # That it goes to sleep is told to all; that the screen is locked to those who ask.
            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(int(window.winId()), 0)

    def hear(self, kind: bytes, message: int) -> None:
        """Say so where this message is one to lock at."""
        why = meaning(kind, message)
        if why is not None:
            self.lock_wanted.emit(why)

    def let_go(self) -> None:
        """Listen no longer."""
        _application().removeNativeEventFilter(self._filter)
        if sys.platform == "win32":
            ctypes.windll.wtsapi32.WTSUnRegisterSessionNotification(int(self._window.winId()))


def _application() -> QCoreApplication:
    application = QCoreApplication.instance()
    assert application is not None  # noqa: S101  there is no window without one
    return application
