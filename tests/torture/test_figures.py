"""The figures are those that were seen."""

from __future__ import annotations

import pytest

from tests.torture.figures import Figure, Report, table


def test_alike_figures_are_added_up() -> None:
    rows = [
        Figure("kill", "kill -9", "log, plain", 1_000, "kills", {"lost": 0}, {"told": 2}),
        Figure("kill", "kill -9", "log, encrypted", 500, "kills", {"lost": 0}, {"told": 3}),
        Figure("clock", "clock", "", 4, "clocks", {"inversions": 0}),
    ]
    assert table(rows).splitlines()[2:] == [
        "| clock | 4 clocks | 0 inversions |  | `make torture ONLY=clock` |",
        "| kill -9 (log, encrypted, plain) | 1,500 kills | 0 lost | 5 told | `make torture ONLY=kill` |",
    ]


def test_what_must_never_be_seen_fails(report: Report, request: pytest.FixtureRequest) -> None:
    with pytest.raises(AssertionError, match="lines lost"):
        report("kill -9", "", 1, "kills", never={"lines lost": 1})
    request.node.user_properties.clear()  # nobody has seen it
