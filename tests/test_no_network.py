"""That nothing reaches a network, and that it would be seen."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.no_network import kernel

BELOW_PYTHON = """
import ctypes
local = ctypes.CDLL(None).socket(1, 1, 0)
assert local > 0
print("local", flush=True)
ctypes.CDLL(None).socket({family}, {sort}, 0)
print("reached", flush=True)
"""
BY_QT = """
from PySide6.QtCore import QCoreApplication
from PySide6.QtNetwork import QTcpSocket
app = QCoreApplication([])
tcp = QTcpSocket()
tcp.connectToHost("192.0.2.1", 80)
tcp.waitForConnected(100)
print("reached", flush=True)
"""


def test_no_test_can_reach_a_network() -> None:
    with pytest.raises(AssertionError, match="network"):
        socket.socket()
    with pytest.raises(AssertionError, match="network"):
        socket.getaddrinfo("localhost", 80)


@pytest.mark.parametrize(
    "asking", ["socket.socket()", "socket.create_connection(('192.0.2.1', 80))", "socket.gethostbyname('a')"]
)
def test_no_program_that_a_test_starts_can(asking: str) -> None:
    program = [sys.executable, "-c", f"import socket; {asking}"]
    done = subprocess.run(program, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "AssertionError" in done.stderr
    assert "network" in done.stderr


SOCKETS = [("2", "1"), ("2", "2"), ("10", "1"), ("10", "2"), ("16", "3"), ("17", "3")]


@pytest.mark.parametrize(("family", "sort"), SOCKETS)
def test_what_is_below_python_cannot_either(family: str, sort: str) -> None:
    if kernel.is_possible():
        done = run(BELOW_PYTHON.format(family=family, sort=sort))
        assert done.stdout == "local\n"
        assert done.returncode == -signal.SIGSYS


def test_qt_cannot_either() -> None:
    if kernel.is_possible():
        done = run(BY_QT)
        assert done.stdout == ""
        assert done.returncode == -signal.SIGSYS


def run(program: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)


def test_the_program_itself_brings_in_nothing_that_talks_to_a_network() -> None:
    """What could: Python's and Qt's own modules for it. They may not even be there."""
    sources = Path(__file__).parents[1] / "src"
    talks = ("QtNetwork", "QtWebEngine", "QtWebSockets", "QNetwork", "urllib.request", "http.client")
    talks += ("smtplib", "ftplib", "imaplib", "import socket", "from socket", "requests", "aiohttp", "httpx")
    found = [
        f"{module.name}: {word}"
        for module in sources.rglob("*.py")
        for word in talks
        if word in module.read_text(encoding="utf-8")
    ]
    assert found == []


def test_the_guard_goes_on_to_what_a_program_starts() -> None:
    if kernel.is_possible() and os.name == "posix":
        inner = "import ctypes; ctypes.CDLL(None).socket(2, 1, 0)"
        outer = f"import subprocess, sys; sys.exit(subprocess.call([sys.executable, '-c', {inner!r}]) * -1)"
        assert run(outer).returncode == signal.SIGSYS
