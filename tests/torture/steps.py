"""Every step by which files change on the disk, told before it is done: to note it, refuse it, or end there.

SQLite reaches files through a table of functions (https://www.sqlite.org/vfs.html), and the driver's library
lets everyone put one of their own in front. What Python does to files by itself it tells to its audit hooks
(https://docs.python.org/3/library/audit_events.html), but for `os.fsync`. So what is told is what really
happens, and no other program is needed. What Python writes into a file is not told: only that it is synced.
"""

from __future__ import annotations

import ctypes
import errno
import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import CFUNCTYPE, POINTER, Structure, c_char_p, c_int, c_int64, c_void_p
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from pathlib import Path
from typing import Any

import sqlcipher3._sqlite3


class Kind(Enum):
    """What is done."""

    MAKE = auto()
    WRITE = auto()
    CUT = auto()
    SYNC = auto()
    RENAME = auto()
    DELETE = auto()
    SYNC_FOLDER = auto()


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that is about to be done to a file, or to a folder."""

    kind: Kind
    path: Path
    offset: int = 0
    """Where something is written, or where the file is cut."""
    data: bytes = b""
    target: Path | None = None
    """The new name."""
    is_by_sqlite: bool = False


Watcher = Callable[[Step], None]
"""Is told of each step. Where it raises an `OSError`, the step fails with that, and is not done."""


@contextmanager
def watched(watcher: Watcher) -> Iterator[None]:
    """Tell a watcher of all that is done to files, within, by projects that are opened within."""
    front, fsync = _front(), os.fsync
    front.watcher = watcher
    _python_watchers.append(watcher)

    def watched_fsync(handle: int) -> None:
        if path := _path_of(handle):
            is_folder = stat.S_ISDIR(os.fstat(handle).st_mode)
            watcher(Step(Kind.SYNC_FOLDER if is_folder else Kind.SYNC, path))
        fsync(handle)

    os.fsync = watched_fsync
    front.library.sqlite3_vfs_register(ctypes.byref(front.vfs), 1)
    try:
        yield
    finally:
        front.library.sqlite3_vfs_register(front.real, 1)
        front.library.sqlite3_vfs_unregister(ctypes.byref(front.vfs))
        os.fsync = fsync
        _python_watchers.remove(watcher)
        front.watcher = _nobody


def _nobody(step: Step) -> None:
    pass


# Python


_python_watchers: list[Watcher] = []


def _audit(event: str, arguments: tuple[Any, ...]) -> None:
    for watcher in _python_watchers:
        for step in _steps_of(event, arguments):
            watcher(step)


sys.addaudithook(_audit)  # there is no way to take it away: it does nothing while nobody watches


def _steps_of(event: str, arguments: tuple[Any, ...]) -> Iterator[Step]:
    if event == "open":
        name, _, flags = arguments
        if isinstance(name, str | os.PathLike) and flags & os.O_CREAT and not os.path.lexists(name):
            yield Step(Kind.MAKE, _absolute(name))
    elif event == "os.rename" and os.path.lexists(arguments[0]):
        yield Step(Kind.RENAME, _absolute(arguments[0]), target=_absolute(arguments[1]))
    elif event == "os.remove" and os.path.lexists(arguments[0]):
        yield Step(Kind.DELETE, _absolute(arguments[0]))


def _absolute(name: Any) -> Path:
    return Path(os.path.abspath(os.fspath(name)))  # noqa: PTH100 -- links are not followed


def _path_of(handle: int) -> Path | None:
    try:
        return Path(f"/proc/self/fd/{handle}").readlink()
    except OSError:
        return None


# SQLite: https://www.sqlite.org/c3ref/vfs.html, .../c3ref/io_methods.html, and for the codes .../rescode.html


class _Methods(Structure):
    """What can be done to an open file."""


class _File(Structure):
    """What every open file begins with."""

    _fields_ = (("methods", POINTER(_Methods)),)


class _Vfs(Structure):
    """What can be done to files by their names."""


_Close = CFUNCTYPE(c_int, POINTER(_File))
_Write = CFUNCTYPE(c_int, POINTER(_File), c_void_p, c_int, c_int64)
_Truncate = CFUNCTYPE(c_int, POINTER(_File), c_int64)
_Sync = CFUNCTYPE(c_int, POINTER(_File), c_int)
_Open = CFUNCTYPE(c_int, POINTER(_Vfs), c_void_p, POINTER(_File), c_int, POINTER(c_int))
_Delete = CFUNCTYPE(c_int, POINTER(_Vfs), c_char_p, c_int)

_Methods._fields_ = (
    ("version", c_int),
    ("close", _Close),
    ("read", c_void_p),
    ("write", _Write),
    ("truncate", _Truncate),
    ("sync", _Sync),
    ("others", c_void_p * 13),
)
_Vfs._fields_ = (
    ("version", c_int),
    ("file_size", c_int),
    ("longest_name", c_int),
    ("next", c_void_p),
    ("name", c_char_p),
    ("data", c_void_p),
    ("open", _Open),
    ("delete", _Delete),
    ("others", c_void_p * 14),
)

_OK, _FULL, _CANNOT_OPEN = 0, 13, 14
_OPEN_CREATE = 0x4
_ERRORS = {
    Kind.WRITE: 778,
    Kind.SYNC: 1034,
    Kind.CUT: 1546,
    Kind.DELETE: 2570,
    Kind.SYNC_FOLDER: 1290,
    Kind.MAKE: _CANNOT_OPEN,
}


class _Front:
    """What stands in front of SQLite's own table; there is one, for SQLite keeps pointers into it."""

    def __init__(self) -> None:
        self.watcher: Watcher = _nobody
        self.library = ctypes.CDLL(sqlcipher3._sqlite3.__file__)
        self.library.sqlite3_vfs_find.restype = POINTER(_Vfs)
        self.real: Any = self.library.sqlite3_vfs_find(None)
        self._paths: dict[int, Path] = {}
        self._new_logs: set[Path] = set()
        self._methods: dict[int, tuple[_Methods, _Methods]] = {}
        """By the address of the real methods: those, and ours in front of them."""
        self.vfs = _Vfs()
        ctypes.pointer(self.vfs)[0] = self.real.contents
        self.vfs.next = None
        self.vfs.name = b"front"
        self.vfs.open = _Open(self._open)
        self.vfs.delete = _Delete(self._delete)

    def _tell(self, step: Step) -> int:
        try:
            self.watcher(step)
        except OSError as error:
            return _FULL if error.errno == errno.ENOSPC else _ERRORS[step.kind]
        return _OK

    def _open(self, vfs: Any, name: int | None, file: Any, flags: int, got: Any) -> int:
        path = Path(ctypes.string_at(name).decode()) if name else None
        is_new = path is not None and bool(flags & _OPEN_CREATE) and not path.exists()
        if is_new and (refused := self._tell(Step(Kind.MAKE, path, is_by_sqlite=True))):
            file.contents.methods = None
            return refused
        result: int = self.real.contents.open(self.real, name, file, flags, got)
        if result == _OK and path is not None:
            self._paths[ctypes.addressof(file.contents)] = path
            file.contents.methods = ctypes.pointer(self._in_front_of(file.contents.methods))
            if is_new and path.name.endswith(("-journal", "-wal")):
                self._new_logs.add(path)
        return result

    def _in_front_of(self, real: Any) -> _Methods:
        address = ctypes.addressof(real.contents)
        if address not in self._methods:
            methods, ours = real.contents, _Methods()
            ctypes.pointer(ours)[0] = methods

            def path_of(file: Any) -> Path:
                return self._paths[ctypes.addressof(file.contents)]

            def close(file: Any) -> int:
                del self._paths[ctypes.addressof(file.contents)]
                file.contents.methods = real
                result: int = methods.close(file)
                return result

            def write(file: Any, buffer: int, amount: int, offset: int) -> int:
                data = ctypes.string_at(buffer, amount)
                step = Step(Kind.WRITE, path_of(file), offset, data, is_by_sqlite=True)
                return self._tell(step) or methods.write(file, buffer, amount, offset)

            def truncate(file: Any, size: int) -> int:
                step = Step(Kind.CUT, path_of(file), size, is_by_sqlite=True)
                return self._tell(step) or methods.truncate(file, size)

            def sync(file: Any, flags: int) -> int:
                path = path_of(file)
                refused = self._tell(Step(Kind.SYNC, path, is_by_sqlite=True)) or methods.sync(file, flags)
                if not refused and path in self._new_logs:  # as SQLite does it within its own `sync`
                    self._new_logs.remove(path)
                    self._tell(Step(Kind.SYNC_FOLDER, path.parent, is_by_sqlite=True))
                return refused

            ours.close, ours.write = _Close(close), _Write(write)
            ours.truncate, ours.sync = _Truncate(truncate), _Sync(sync)
            self._methods[address] = (methods, ours)
        return self._methods[address][1]

    def _delete(self, vfs: Any, name: bytes, is_synced: int) -> int:
        path = Path(name.decode())
        if path.exists() and (refused := self._tell(Step(Kind.DELETE, path, is_by_sqlite=True))):
            return refused
        result: int = self.real.contents.delete(self.real, name, is_synced)
        if result == _OK and is_synced:
            self._tell(Step(Kind.SYNC_FOLDER, path.parent, is_by_sqlite=True))
        return result


@cache
def _front() -> _Front:
    return _Front()
