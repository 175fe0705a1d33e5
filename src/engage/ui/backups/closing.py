"""What a project leaves to be done when it is closed: nobody waits for it, and the program ends after it."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from engage.domain.backups import Why
from engage.errors import EngageError
from engage.services import backups, projects

if TYPE_CHECKING:
    from engage.services.projects import Key, Project

_going_on: list[threading.Thread] = []
_letting_go: list[threading.Thread] = []


def begin(path: Path, who: str, key: Key | None, folder: str = "") -> None:
    """Back a project up that has changed since the newest backup, also into a folder of the person's own.

    On a thread of its own, which reads by its own connections, so that the project can be closed, and opened
    again, meanwhile. Python waits for such threads before it ends.
    """
    _going_on[:] = [thread for thread in _going_on if thread.is_alive()]
    thread = threading.Thread(target=_back_up, args=(path, who, key, folder), name="engage-closing-backup")
    _going_on.append(thread)
    thread.start()


def let_go(project: Project) -> None:
    """Close the project's file: what is in the log beside it may have to be written into it."""
    _letting_go[:] = [thread for thread in _letting_go if thread.is_alive()]
    thread = threading.Thread(target=project.close, name="engage-letting-go")
    _letting_go.append(thread)
    thread.start()


def wait_till_let_go() -> None:
    """Wait for all files that are being closed, before one of them is opened again."""
    for thread in tuple(_letting_go):
        thread.join()


def wait() -> None:
    """Wait until nothing is going on."""
    wait_till_let_go()
    while _going_on:
        _going_on.pop().join()


def _back_up(path: Path, who: str, key: Key | None, folder: str) -> None:
    try:
        with projects.open_to_read(path, who=who, key=key) as project:
            made = backups.back_up_if_changed(project, Why.CLOSING)
        if made is not None and folder:
            backups.copy_to(made, Path(folder))
    except EngageError:
        pass  # nobody is there to be told; on opening it is tried again, and said
