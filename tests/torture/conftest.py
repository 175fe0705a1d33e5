"""What the torture shares: how its figures are told, and chance that can be repeated."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict

import pytest

from engage.storage import keys
from engage.storage.keys import Key
from tests.torture import IS_FULL, PASSPHRASE
from tests.torture.figures import Figure, Report, keep, table

_PROPERTY = "figure"
_figures: list[Figure] = []


@pytest.fixture
def report(request: pytest.FixtureRequest) -> Report:
    """Tells what was tried and seen, from wherever the test runs."""
    began = time.monotonic()

    def tell(
        what: str,
        details: str,
        times: int,
        unit: str,
        *,
        never: Mapping[str, int],
        seen: Mapping[str, int] | None = None,
        again: Sequence[object] = (),
    ) -> None:
        module = request.path.stem.removeprefix("test_")
        took = round(time.monotonic() - began, 1)
        figure = Figure(module, what, details, times, unit, dict(never), dict(seen or {}), took)
        request.node.user_properties.append((_PROPERTY, asdict(figure)))
        assert not any(never.values()), f"{what} ({details}): {dict(never)}{_once_more(again)}"

    return tell


def _once_more(again: Sequence[object]) -> str:
    return f"; to see it again: {', '.join(map(str, again))}" if again else ""


@pytest.fixture
def chance() -> random.Random:
    """Chance that differs from run to run, and is repeated by `--randomly-seed`."""
    return random.Random(random.getrandbits(64))


@pytest.fixture(params=["plain", "encrypted"])
def key(request: pytest.FixtureRequest, chance: random.Random) -> Key | None:
    """What opens the project that is tortured: each test that asks for it is made with both kinds."""
    if request.param == "plain":
        return None
    return keys.derive(PASSPHRASE, chance.randbytes(keys.SALT_BYTES - 1) + b"\1")


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Collect and keep what tests have told, also those that ran in other processes."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        return  # whoever has started this process is told as well
    told = [Figure(**told) for name, told in report.user_properties if name == _PROPERTY]
    if report.when == "call" and told:
        _figures.extend(told)
        if IS_FULL:  # a run that is broken off leaves what it has seen
            keep(_figures)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the table of a full run."""
    if IS_FULL and _figures:
        terminalreporter.write_line(table(_figures))
