"""What a Linux desktop says: a bus of the tests' own, and on it what logind and a screen saver say."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

HEARS = """
import os, sys
from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, QTimer, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusObjectPath, QDBusUnixFileDescriptor
from engage.ui.locking.desktop import Desktop

application = QCoreApplication([])
LOGIN, PLACE = "org.freedesktop.login1", "/org/freedesktop/login1"
OURS, OTHERS = f"{PLACE}/session/_31", f"{PLACE}/session/_32"
bus = QDBusConnection.sessionBus()
says = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, "the system")


@ClassInfo({"D-Bus Interface": f"{LOGIN}.Manager"})
class Login(QObject):
    holds = []

    @Slot(str, result="QDBusObjectPath")
    def GetSession(self, which):
        return QDBusObjectPath(OURS)

    @Slot(str, str, str, str, result="QDBusUnixFileDescriptor")
    def Inhibit(self, what, who, why, mode):
        assert (what, who, mode) == ("sleep", "Engage", "delay")
        ours, theirs = os.pipe()
        os.set_blocking(ours, False)
        self.holds.append(ours)
        given = QDBusUnixFileDescriptor(theirs)
        os.close(theirs)
        return given


def is_held(number):
    try:
        return os.read(Login.holds[number], 1) != b""
    except BlockingIOError:
        return True


def say(place, interface, name, *words):
    message = QDBusMessage.createSignal(place, interface, name)
    message.setArguments([*words])
    says.send(message)


login = Login()
assert says.registerService(LOGIN)
assert says.registerObject(PLACE, login, QDBusConnection.RegisterOption.ExportAllSlots)
nobody = QDBusConnection("nobody")
desktop = Desktop(bus if sys.argv[1] == "logind" else nobody, bus if sys.argv[1] == "saver" else nobody)
heard = []
desktop.lock_wanted.connect(
    lambda why: heard.append((why.value, [is_held(number) for number in range(len(login.holds))]))
)
steps = {
    "logind": [
        lambda: say(f"{OTHERS}", f"{LOGIN}.Session", "Lock"),
        lambda: say(f"{OURS}", f"{LOGIN}.Session", "Lock"),
        lambda: say(PLACE, f"{LOGIN}.Manager", "PrepareForSleep", True),
        lambda: print("held", is_held(0)),
        lambda: say(PLACE, f"{LOGIN}.Manager", "PrepareForSleep", False),
        lambda: print("held again", len(login.holds), is_held(1)),
        desktop.let_go,
        lambda: print("held at the end", is_held(1)),
    ],
    "saver": [
        lambda: say("/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", False),
        lambda: say("/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", True),
        lambda: say("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", True),
    ],
    "nobody": [],
}[sys.argv[1]]
clock = QTimer(application, interval=60)


def step():
    if steps:
        steps.pop(0)()
    else:
        print(heard)
        application.quit()


clock.timeout.connect(step)
clock.start()
application.exec()
"""


BUS = """
import ctypes, os, sys
ctypes.CDLL(None).prctl(24, 29, 0, 0, 0)
os.execvp("dbus-run-session", ["dbus-run-session", "--", sys.executable, *sys.argv[1:]])
"""
"""Begins a bus. Where root does, it would tell the kernel's audit, by a socket that no test may open."""


def hear(what: str, tmp_path: Path) -> list[str]:
    """Return what a program says that listens to such a bus."""
    done = subprocess.run(
        [sys.executable, "-c", BUS, "-c", HEARS, what],
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
        env={**os.environ, "HOME": str(tmp_path)},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


if shutil.which("dbus-run-session") is not None:

    def test_the_computer_waits_till_all_is_locked_before_it_sleeps(tmp_path: Path) -> None:
        assert hear("logind", tmp_path) == [
            "held False",
            "held again 2 True",
            "held at the end False",
            "[('screen', [True]), ('asleep', [True])]",
        ]

    def test_a_screen_that_is_locked_is_heard_of(tmp_path: Path) -> None:
        assert hear("saver", tmp_path) == ["[('screen', []), ('screen', [])]"]

    def test_where_there_is_no_such_desktop_nothing_is_heard(tmp_path: Path) -> None:
        assert hear("nobody", tmp_path) == ["[]"]
