"""The identity of a record that leaves the file: a UUID of version 7 (RFC 9562, section 5.7)."""

from __future__ import annotations

import os
import threading

from engage.domain import clock

_lock = threading.Lock()
_last = 0


def new_uid() -> str:
    """Return a new uid, greater than every uid this process made before.

    48 bits of milliseconds, 12 bits that count within one millisecond, 62 random bits.
    """
    global _last
    with _lock:
        stamp = clock.milliseconds() << 12
        _last = stamp if stamp > _last else _last + 1
        stamp = _last
    random = int.from_bytes(os.urandom(8), "big") & ((1 << 62) - 1)
    value = (stamp >> 12) << 80 | 0x7 << 76 | (stamp & 0xFFF) << 64 | 0b10 << 62 | random
    digits = f"{value:032x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
