"""Safeguards that are taken out are missed by a test; `make mutants` tells of each."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from random import Random

from tests.torture import rounds
from tests.torture.figures import Report
from tools.mutants import stale, tried
from tools.safeguards import MUTANTS


def test_safeguards_taken_out(chance: Random, report: Report) -> None:
    """In `make test` it is only seen that each can still be taken out."""
    times = rounds(0, len(MUTANTS))
    with ThreadPoolExecutor(1) as one:
        outcomes = list(one.map(tried, chance.sample(MUTANTS, times)))
    unnoticed = sum(not outcome.is_caught for outcome in outcomes)
    never = {"unnoticed": unnoticed, "no longer there": len(list(stale()))}
    report("safeguards taken out", "", times, "safeguards", never=never)
