"""What holds for every test: no screen, no network, nobody's own files."""

import gc
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from functools import wraps
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from engage.storage import keys, project_file
from engage.storage.project import Project
from tests import no_network
from tests.builders import new_project
from tools import typefaces

# Before Qt is imported anywhere; an explicit choice (a real display) is respected.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The folders of whoever runs the tests are never touched, not even while tests are collected.
_home = tempfile.TemporaryDirectory(prefix="engage-tests-")
os.environ["ENGAGE_HOME"] = _home.name

_COLLECT_EVERY = 20_000
"""New objects after which Python looks for garbage; it does after 700 by itself."""

_LONG = 0.1
"""Seconds for which garbage is looked for after each test of a window."""

# What fits into a window hangs on its typefaces, which differ from machine to machine.
os.environ |= typefaces.alone(Path(_home.name), "Noto Sans")

# A slow machine is no failure. Every run tries new examples, but for the build's own, which can be repeated.
settings.register_profile(
    "engage", deadline=None, derandomize="CI" in os.environ, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("engage")


no_network.stand_guard()


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    _home.cleanup()


def pytest_collection_finish() -> None:
    """Have Python look for garbage seldom, and not among what was loaded: a sixth of the time went there."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_COLLECT_EVERY, *gc.get_threshold()[1:])


@pytest.fixture(autouse=True)
def engage_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty place for preferences, logs and backups; programs started by a test share it."""
    home = tmp_path / "engage-home"
    monkeypatch.setenv("ENGAGE_HOME", str(home))
    return home


@pytest.fixture(autouse=True, scope="session")
def passphrases_are_quick() -> Iterator[None]:
    """Try passphrases in a millisecond. Programs that a test starts take as long as they really do.

    So what is to be opened there by its passphrase must be made there.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "_KIB_IN_MIB", 1)
        patch.setattr(keys, "suitable_level", lambda: 1)
        yield


@pytest.fixture(autouse=True)
def nothing_outlives_its_test(engage_home: Path) -> Iterator[None]:
    """Wait for the backups of projects that a window has closed, and see that no project is left open.

    A file that another test makes later may get the number by which the system knew that project.
    """
    before = set(project_file._open_here)
    yield
    _wait_for_backups()
    assert project_file._open_here.keys() <= before, "the test left a project open"


def _wait_for_backups() -> None:
    if closing := sys.modules.get("engage.ui.backups.closing"):
        closing.wait()


@pytest.fixture(autouse=True)
def screens_are_collected_here(
    request: pytest.FixtureRequest, nothing_outlives_its_test: None
) -> Iterator[None]:
    """Collect garbage on the window's thread, as the program does: no other may destroy what Qt has made."""
    if "qapp" not in request.fixturenames:
        yield
        return
    usual = gc.get_threshold()
    gc.set_threshold(0)  # not disabled: closing a project would then set aside what tests look for
    if _was_long:
        _collect()  # what pytest let go of last
        gc.freeze()
    try:
        yield
        _wait_for_backups()
        _collect()  # all of it: what is left of a screen must not be dressed by a later test
    finally:
        gc.set_threshold(*usual)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Function, nextitem: pytest.Function | None) -> Iterator[None]:
    """Collect what pytest let go of last, before a test that works on other threads can do so there."""
    done = yield
    if "qapp" in item.fixturenames and "qapp" not in getattr(nextitem, "fixturenames", ()):
        gc.collect()
    return done


_was_long = True


def _collect() -> None:
    """Collect everything but what is set aside: what stays is to be, once it takes long to look through.

    That are modules, mostly, and what a test has taken out to look nothing past.
    """
    global _was_long
    began = time.thread_time()
    gc.collect()
    _was_long = time.thread_time() - began > _LONG


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: tests of windows wait for a part of their time."""
    return len(os.sched_getaffinity(0)) + 1 if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1) + 1


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a project may come to lie."""
    return tmp_path / "Example.engage"


@pytest.fixture
def project(path: Path) -> Iterator[Project]:
    """An empty project."""
    with new_project(path) as project:
        yield project


@pytest.fixture(autouse=True)
def project_is_kept_off_the_gui_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail whatever the window reads from a project, or writes to one, on its own thread.

    A test may: it stands for somebody else, and has nothing of the window above it.
    """
    for name in ("reading", "reading_plainly", "transaction", "_outside_transactions"):
        monkeypatch.setattr(Project, name, _off_the_gui_thread(getattr(Project, name)))


def _off_the_gui_thread(method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def guarded(*arguments: Any, **options: Any) -> Any:
        if threading.current_thread() is threading.main_thread():
            asking = _window_code(sys._getframe())
            assert asking is None, f"{asking} used the project on the GUI thread, by {method.__name__}"
        return method(*arguments, **options)

    return guarded


def _window_code(frame: FrameType | None) -> str | None:
    """The innermost line of the window that is being executed; None where a test itself is at work."""
    while frame is not None:
        module = frame.f_globals.get("__name__", "")
        if module.startswith("engage.ui"):
            return f"{module}:{frame.f_lineno}"
        frame = frame.f_back
    return None
