"""How much memory a process holds, on every system."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_STATM = Path("/proc/self/statm")


def resident() -> int:
    """Return the bytes of this process that lie in memory now."""
    if _STATM.exists():
        return int(_STATM.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    if sys.platform == "win32":
        return _working_set()
    said = subprocess.run(
        ["/bin/ps", "-o", "rss=", "-p", str(os.getpid())], capture_output=True, text=True, check=True
    )
    return int(said.stdout) * 1024


def _working_set() -> int:
    """What Windows calls it; asked of the system by its own function, as nothing in Python does."""
    import ctypes
    from ctypes import wintypes

    class Counters(ctypes.Structure):
        _fields_ = (
            ("size", wintypes.DWORD),
            ("faults", wintypes.DWORD),
            *((name, ctypes.c_size_t) for name in ("peak", "now", *(f"other_{n}" for n in range(6)))),
        )

    counters = Counters(size=ctypes.sizeof(Counters))
    kernel = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined]
    kernel.GetCurrentProcess.restype = wintypes.HANDLE
    asked = kernel.K32GetProcessMemoryInfo
    asked.argtypes = (wintypes.HANDLE, ctypes.POINTER(Counters), wintypes.DWORD)
    if not asked(kernel.GetCurrentProcess(), ctypes.byref(counters), counters.size):
        raise OSError("Windows does not say how much memory the process has")
    return int(counters.now)
