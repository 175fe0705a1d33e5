"""The text of the pages of a PDF file, read in a process of its own that takes little time and memory.

The library that reads PDF makes objects of all that a page holds, and a file can be made so that they fill
the memory or never end. So the file goes into another process, which gives up by itself before that and can
be ended at any time. Each line that it answers is an `Answer` in JSON.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Generator, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from engage.services.importing.limits import (
    MAX_PAGE_SECONDS,
    MAX_PAGES,
    MAX_PDF_MEMORY,
    MAX_SUBMISSION_TEXT,
)

OPTION = "--read-pdf"
"""By which `engage` is that process."""

PASSWORD, SWOLLEN, LONG = "password", "swollen", "long"
"""Why a file is refused; one that is damaged ends the answers before their time."""

Answer = dict[str, Any]
"""First how many `pages` there are, then each `page`; or `refused`, why; or nothing: it is still reading."""

_IN, _OUT = 0, 1
_BEAT = 0.1
"""Seconds between two looks at how much it takes."""

_ERR_PASSWORD = 4
"""FPDF_ERR_PASSWORD"""


def answers(data: bytes) -> Generator[Answer, None, None]:
    """Yield what the process says of a file; it ends with the iterator, whatever it is about."""
    # A bundle is the program itself; what lies in the folder where it was started is not to be imported.
    program = [sys.executable] if hasattr(sys, "frozen") else [sys.executable, "-P", "-m", "engage"]
    with subprocess.Popen(  # noqa: S603  ourselves
        [*program, OPTION],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_surroundings(),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as process:
        try:
            if process.stdin:
                with suppress(OSError):  # it has ended: so do its answers
                    process.stdin.write(data)
                    process.stdin.close()
            for line in process.stdout or ():
                if not line.endswith(b"\n"):
                    return
                yield json.loads(line)
        finally:
            process.kill()


def _surroundings() -> dict[str, str]:
    """What the process may know of ours: no passphrase, for it reads what strangers have made."""
    return {name: value for name, value in os.environ.items() if not name.endswith("_PASSPHRASE")}


def main() -> int:
    """Be that process: read a PDF file from the standard input, and answer."""
    with os.fdopen(_IN, "rb", closefd=False) as file:
        data = file.read()
    watch = _Watch()
    threading.Thread(target=watch.run, daemon=True).start()
    try:
        for answer in _read(data):
            watch.say(answer)
    except Exception:  # noqa: BLE001  the file is damaged; a program without a console would open a box
        return 1
    finally:
        watch.end()
    return 0


def _read(data: bytes) -> Iterator[Answer]:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        if getattr(error, "err_code", None) != _ERR_PASSWORD:
            raise
        yield {"refused": PASSWORD}
        return
    count = len(document)
    yield {"pages": count}
    for number in range(count if count <= MAX_PAGES else 0):
        page = document[number]
        text_page = page.get_textpage()
        if text_page.count_chars() > MAX_SUBMISSION_TEXT:
            yield {"refused": LONG}
            return
        yield {"page": text_page.get_text_range()}
        text_page.close()
        page.close()


class _Watch:
    """Says that the process is still reading, and ends it where that takes too much or nobody listens."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._since = time.monotonic()

    def run(self) -> None:
        """Look again and again."""
        while True:
            time.sleep(_BEAT)
            if _memory() > MAX_PDF_MEMORY or time.monotonic() - self._since > MAX_PAGE_SECONDS:
                self._write({"refused": SWOLLEN})
                os._exit(1)
            self._write({})

    def say(self, answer: Answer) -> None:
        """Answer something: a new page has its own time."""
        self._write(answer)
        self._since = time.monotonic()

    def end(self) -> None:
        """Write nothing any more."""
        self._lock.acquire()

    def _write(self, answer: Answer) -> None:
        line = memoryview(json.dumps(answer).encode() + b"\n")
        with self._lock:
            try:
                while line:
                    line = line[os.write(_OUT, line) :]
            except OSError:
                os._exit(1)  # whoever asked has gone


def _memory() -> int:
    """How many bytes of memory this process takes."""
    if sys.platform == "linux":  # where the most it ever took counts in what took the process that began it
        return int(Path("/proc/self/statm").read_bytes().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    if sys.platform == "win32":
        return _working_set()
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def _working_set() -> int:
    """What Windows says of that."""
    import ctypes

    sizes = (ctypes.c_size_t * 9)()  # PROCESS_MEMORY_COUNTERS: two numbers of 32 bits, then eight sizes
    counters = ctypes.cast(sizes, ctypes.POINTER(ctypes.c_uint32))
    counters[0] = ctypes.sizeof(sizes)
    this = ctypes.c_void_p(-1)
    ctypes.windll.kernel32.K32GetProcessMemoryInfo(this, sizes, ctypes.sizeof(sizes))  # type: ignore[attr-defined]
    return sizes[2]
