"""Work that is done in a thread of its own ends with whatever it was begun for."""

from __future__ import annotations

import threading

import pytest

from engage.domain.progress import Progress, silent
from engage.errors import Cancelled
from engage.storage.meanwhile import meanwhile


def test_both_are_done() -> None:
    with meanwhile(lambda progress: threading.get_ident()) as other:
        assert other(silent) != threading.get_ident()


def test_what_goes_wrong_there_goes_wrong_here() -> None:
    def fail(progress: Progress) -> None:
        raise TimeoutError

    with pytest.raises(TimeoutError), meanwhile(fail) as other:
        other(silent)


def test_where_this_one_ends_early_the_other_is_stopped() -> None:
    begun, ended = threading.Event(), threading.Event()

    def work(progress: Progress) -> None:
        begun.set()
        try:
            while True:
                progress(0, 0)
        finally:
            ended.set()

    def stop(done: int, total: int, what: str = "") -> None:
        begun.wait()
        raise Cancelled("Stopped")

    with pytest.raises(Cancelled), meanwhile(work) as other:
        other(stop)
    assert ended.is_set()
