"""Memory that was let go of goes back to the system."""

from __future__ import annotations

import ctypes
import sys
import threading

from benchmarks.resident import resident
from engage.ui.giving_back import give_back

_MANY, _BYTES = 200_000, 200


def test_what_a_thread_has_let_go_of_goes_back() -> None:
    if sys.platform != "linux":
        give_back()  # which does nothing, as the system does it
        return
    library = ctypes.CDLL(None)
    library.malloc.restype, library.malloc.argtypes = ctypes.c_void_p, [ctypes.c_size_t]
    library.free.restype, library.free.argtypes = None, [ctypes.c_void_p]
    last: list[int] = []

    def take_and_let_go() -> None:
        taken = [library.malloc(_BYTES) for _ in range(_MANY)]
        for each in taken:
            ctypes.memset(each, 1, _BYTES)
        last.append(taken.pop())  # it is what keeps the rest from going by itself
        for each in taken:
            library.free(each)

    thread = threading.Thread(target=take_and_let_go)
    thread.start()
    thread.join()
    before = resident()
    give_back()
    given = before - resident()
    library.free(last.pop())
    assert given > _MANY * _BYTES / 2
