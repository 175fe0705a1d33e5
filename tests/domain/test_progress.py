"""How far a long deed is, told as it goes through many things."""

from __future__ import annotations

from itertools import islice

import pytest

from engage.domain.progress import steps
from engage.errors import Cancelled


def test_it_is_told_now_and_then_how_far_it_is() -> None:
    told: list[tuple[int, int, str]] = []

    def tell(done: int, total: int, what: str = "") -> None:
        told.append((done, total, what))

    assert list(steps("abc" * 100, tell, "Reading")) == list("abc" * 100)
    assert told == [(0, 300, "Reading"), (100, 300, "Reading"), (200, 300, "Reading")]
    told.clear()
    assert list(steps((), tell)) == []
    assert list(steps("ab", tell, every=1)) == ["a", "b"]
    assert told == [(0, 2, ""), (1, 2, "")]


def test_who_asks_to_stop_is_heard_before_the_next_step() -> None:
    def stop(number: int, total: int, what: str = "") -> None:
        if number:
            raise Cancelled("Stopped")

    going = steps(range(500), stop)
    assert list(islice(going, 100)) == list(range(100))
    with pytest.raises(Cancelled):
        next(going)
