"""What was let go of goes back to the system, which nobody does by himself."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache


def give_back() -> None:
    """Give back the memory that a large piece of work has let go of.

    GNU's library keeps it for whatever that thread may need next: after a million rows were sorted, that is
    350 MB. Other systems give it back by themselves.
    """
    _trim()(0)


@cache
def _trim() -> Callable[[int], object]:
    if sys.platform == "linux":
        import ctypes

        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            return lambda kept: trim(kept)
    return lambda kept: None
