"""What holds for every test: no screen, no network, nobody's own files."""

import os
import socket
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Before Qt is imported anywhere; an explicit choice (a real display) is respected.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The folders of whoever runs the tests are never touched, not even while tests are collected.
_home = tempfile.TemporaryDirectory(prefix="engage-tests-")
os.environ["ENGAGE_HOME"] = _home.name

# A slow machine is no failure. Every run tries new examples, but for the build's own, which can be repeated.
settings.register_profile(
    "engage", deadline=None, derandomize="CI" in os.environ, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("engage")


def _refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    """Stop whatever would leave this machine; sockets between local programs may be opened."""
    if event == "socket.__new__":
        if arguments[1] != getattr(socket, "AF_UNIX", None):
            raise AssertionError("a test opened a network socket")
    elif event in {"socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"}:
        raise AssertionError(f"a test asked the network: {event}")


sys.addaudithook(_refuse_network)


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    _home.cleanup()


@pytest.fixture(autouse=True)
def engage_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty place for preferences, logs and backups; programs started by a test share it."""
    home = tmp_path / "engage-home"
    monkeypatch.setenv("ENGAGE_HOME", str(home))
    return home
