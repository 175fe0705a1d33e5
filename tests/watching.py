"""Who opens a file or a socket while something goes on: by Python, and below it."""

from __future__ import annotations

import ctypes
import os
import struct
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.hostile import BAIT

_OPENED = 0x20
"""IN_OPEN of inotify(7)."""
_EVENT = struct.Struct("iIII")
# A picture of one transparent dot, that every reader of pictures likes.
_PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)

_watches: list[list[str]] = []


def _notice(event: str, arguments: tuple[object, ...]) -> None:
    """Note what Python opens, starts or connects to, for as long as somebody watches."""
    if not _watches:
        return
    if event == "open" and isinstance(arguments[0], str | bytes | os.PathLike):
        opened = os.fsdecode(arguments[0])
    elif event in ("subprocess.Popen", "os.system", "os.exec", "os.startfile", "webbrowser.open"):
        opened = f"{event} {arguments[0]!r}"
    elif event.startswith("socket."):
        opened = event
    else:
        return
    for watch in _watches:
        watch.append(opened)


sys.addaudithook(_notice)


@contextmanager
def nothing_opened(*own: Path) -> Iterator[None]:
    """Fail where a file is opened that lies neither in these folders nor with the program, or anything at all
    is started or connected to; or where anybody opens the bait.
    """
    with _bait_is_left_alone():
        watch: list[str] = []
        _watches.append(watch)
        try:
            yield
        finally:
            _watches.remove(watch)
    roots = [str(root) for root in (*own, *_program())]
    others = sorted({path for path in watch if not path.startswith(tuple(roots))})
    assert not others, f"opened: {others}"


def _program() -> Iterator[str]:
    """Where the program lies, with Python and what the system has for all programs."""
    yield from {str(Path(path).resolve()) for path in (*sys.path, sys.prefix, sys.base_prefix) if path}
    yield from {path for path in sys.path if path}
    yield str(Path(__file__).parents[1])
    yield str(Path("~/.reportlab_").expanduser())  # which it looks for when it is imported
    yield from ("/usr/share/", "/usr/lib/", "/etc/localtime", "/etc/timezone", "/proc/self/", "/dev/urandom")


@contextmanager
def _bait_is_left_alone() -> Iterator[None]:
    """Fail where anything opens the bait, below Python too, where the system tells (Linux)."""
    BAIT.write_bytes(_PICTURE)
    library = ctypes.CDLL(None, use_errno=True)
    if not hasattr(library, "inotify_init1"):
        yield
        return
    watch = library.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        assert library.inotify_add_watch(watch, os.fsencode(BAIT), _OPENED) >= 0
        yield
        try:
            events = os.read(watch, 64 * _EVENT.size)
        except BlockingIOError:
            events = b""
        assert not events, "the bait was opened"
    finally:
        os.close(watch)
        BAIT.unlink(missing_ok=True)
