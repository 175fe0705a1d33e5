"""The guard of Linux: a filter of system calls (seccomp), which no process ever gets rid of again."""

from __future__ import annotations

import ctypes
import faulthandler
import platform
import signal
import sys

_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2
"""Of prctl(2)."""
_LOAD, _IS, _RETURN = 0x20, 0x15, 0x06
"""Of the filter's language (https://www.kernel.org/doc/html/latest/networking/filter.html)."""
_NUMBER, _MACHINE, _FAMILY = 0, 4, 16
"""Where in `struct seccomp_data` the call's number, the machine and the first argument stand."""
_ALLOW, _END = 0x7FFF0000, 0x00030000
_LOCAL = 1
"""AF_UNIX: between programs of this machine, such as the desktop's."""
_SOCKET = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""By machine: its mark, and the number of the call `socket`."""


class _Step(ctypes.Structure):
    _fields_ = (
        ("code", ctypes.c_ushort),
        ("if_so", ctypes.c_ubyte),
        ("if_not", ctypes.c_ubyte),
        ("value", ctypes.c_uint32),
    )


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.POINTER(_Step)))


def is_possible() -> bool:
    """Whether this machine has such a guard."""
    return sys.platform == "linux" and platform.machine() in _SOCKET


def stand_guard() -> None:
    """End this process, and whatever it starts, where it opens a socket to anything but local programs.

    It says where that was, on standard error.
    """
    if not is_possible():
        return
    machine, socket = _SOCKET[platform.machine()]
    steps = (
        _Step(_LOAD, 0, 0, _MACHINE),
        _Step(_IS, 0, 4, machine),
        _Step(_LOAD, 0, 0, _NUMBER),
        _Step(_IS, 0, 2, socket),
        _Step(_LOAD, 0, 0, _FAMILY),
        _Step(_IS, 0, 1, _LOCAL),
        _Step(_RETURN, 0, 0, _ALLOW),
        _Step(_RETURN, 0, 0, _END),
    )
    program = _Program(len(steps), (_Step * len(steps))(*steps))
    library = ctypes.CDLL(None, use_errno=True)
    for words in ((_NO_NEW_PRIVILEGES, 1, 0, 0, 0), (_SET_SECCOMP, _FILTER, ctypes.byref(program), 0, 0)):
        if library.prctl(*words):
            return  # some containers have none: Python's guard stands by itself
    faulthandler.register(signal.SIGSYS, chain=True)
