"""The time, read in one place. What is kept is put in order by numbers, never by what a clock says."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable

read: Callable[[], int] = time.time_ns
"""Says how many nanoseconds have passed since 1970; it may go back, and stand still."""

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def now() -> dt.datetime:
    """Return the present moment, in UTC."""
    return _EPOCH + dt.timedelta(microseconds=read() // 1_000)


def today() -> dt.date:
    """Return the day that it is where this computer stands."""
    return now().astimezone().date()


def milliseconds() -> int:
    """Return how many milliseconds have passed since 1970; 0 where the clock says that it is earlier."""
    return max(0, read() // 1_000_000)
