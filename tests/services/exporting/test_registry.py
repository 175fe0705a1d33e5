"""Documents are saved in the format that the name asks for, whole or not at all."""

from __future__ import annotations

import hashlib
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import BinaryIO

import docx
import pytest

from engage.domain.progress import silent
from engage.errors import Cancelled, Invalid, NotFound, StorageFailed
from engage.services.exporting.registry import formats, write
from engage.services.exporting.saving import save
from engage.services.summaries.document import Document
from tests.builders import limited_file_size
from tests.services.exporting.documents import BY_THEME, ODD

SUFFIXES = [item.suffix for item in formats()]
ROOT = Path(__file__).parents[3]


def run_alone(script: str, folder: Path, **environment: str) -> None:
    """Run a script in a process of its own, in that folder."""
    variables = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}", **environment}
    subprocess.run([sys.executable, "-W", "error", "-c", script], check=True, cwd=folder, env=variables)


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("document", [BY_THEME, ODD], ids=["by theme", "odd"])
def test_every_format_takes_any_document_and_makes_the_same_bytes(
    suffix: str, document: Document, tmp_path: Path
) -> None:
    write(document, tmp_path / f"one{suffix}")
    write(document, tmp_path / f"two{suffix.upper()}")
    one, two = (tmp_path / f"one{suffix}").read_bytes(), (tmp_path / f"two{suffix.upper()}").read_bytes()
    assert one == two
    assert len(one) > 1000


def test_bytes_depend_on_nothing_in_the_process(tmp_path: Path) -> None:
    script = (
        "import hashlib, io\n"
        "from engage.domain.progress import silent\n"
        "from engage.services.exporting.registry import formats\n"
        "from tests.services.exporting.documents import BY_THEME\n"
        "for item in formats():\n"
        "    file = io.BytesIO()\n"
        "    item.load()(BY_THEME, file, silent)\n"
        "    assert hashlib.sha256(file.getvalue()).hexdigest() in open('sums').read(), item.suffix\n"
    )
    sums = []
    for suffix in SUFFIXES:
        write(BY_THEME, tmp_path / f"here{suffix}")
        sums.append(hashlib.sha256((tmp_path / f"here{suffix}").read_bytes()).hexdigest())
    (tmp_path / "sums").write_text("\n".join(sums))
    run_alone(script, tmp_path, PYTHONHASHSEED="7", TZ="Asia/Tokyo")


@pytest.mark.parametrize("name", ["report.xyz", "report", ".pdf", "report.pdf.", "pdf"])
def test_an_unknown_suffix_is_refused_with_the_known_ones(name: str, tmp_path: Path) -> None:
    with pytest.raises(Invalid, match=r"known are \.pdf, \.docx, \.odt, \.html, \.md, \.xlsx, \.csv, \.json"):
        write(BY_THEME, tmp_path / name)
    assert not any(tmp_path.iterdir())


def test_listing_the_formats_loads_none_of_them(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "from engage.services.exporting.registry import formats\n"
        "assert {item.suffix for item in formats()} >= {'.pdf', '.html', '.csv'}\n"
        "ours = {f'engage.services.exporting.{name}' for name in ('pdf', 'html', 'csv')}\n"
        "assert not {'reportlab', *ours} & set(sys.modules)\n"
    )
    run_alone(script, tmp_path)


def test_other_packages_add_formats_and_cannot_replace_ours(tmp_path: Path) -> None:
    (tmp_path / "other-1.0.dist-info").mkdir()
    (tmp_path / "other-1.0.dist-info" / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: other\nVersion: 1\n"
    )
    (tmp_path / "other-1.0.dist-info" / "entry_points.txt").write_text(
        "[engage.exporters]\ntxt = other:export\npdf = other:export\nodd = other:nothing\n"
    )
    (tmp_path / "other.py").write_text(
        "def export(document, file, progress, style):\n    file.write(document.title.encode())\n"
    )
    script = (
        "from pathlib import Path\n"
        "from engage.errors import Invalid\n"
        "from engage.services.exporting.registry import formats, write\n"
        "from tests.services.exporting.documents import document\n"
        "assert [i.label for i in formats() if i.suffix == '.txt'] == ['TXT, by other']\n"
        "write(document(title='Other'), Path('out.txt'))\n"
        "assert Path('out.txt').read_text() == 'Other'\n"
        "write(document(title='Other'), Path('out.pdf'))\n"
        "assert Path('out.pdf').read_bytes().startswith(b'%PDF')\n"
        "try:\n"
        "    write(document(), Path('out.odd'))\n"
        "except Invalid as error:\n"
        "    assert 'could not be loaded' in str(error)\n"
        "else:\n"
        "    raise AssertionError\n"
        "assert not Path('out.odd').exists()\n"
    )
    run_alone(script, tmp_path, PYTHONPATH=f"{ROOT}{os.pathsep}{tmp_path}")


# Saving


@contextmanager
def _left_untouched(folder: Path, *files: Path) -> Iterator[None]:
    before = {file: file.read_bytes() for file in files}
    names = sorted(folder.rglob("*"))
    yield
    assert {file: file.read_bytes() for file in files} == before
    assert sorted(folder.rglob("*")) == names


def _hello(file: BinaryIO) -> None:
    file.write(b"hello")


def test_a_file_is_on_the_disk_before_it_gets_its_name(tmp_path: Path) -> None:
    calls: list[str] = []

    def note(frame: FrameType, event: str, argument: object) -> None:
        if event == "c_call" and argument in (os.fsync, os.replace):
            calls.append(argument.__name__)

    sys.setprofile(note)
    try:
        save(tmp_path / "note.txt", _hello)
    finally:
        sys.setprofile(None)
    assert calls == ["fsync", "replace", "fsync"]


def test_a_file_is_made_and_replaced_and_nothing_else_remains(tmp_path: Path) -> None:
    target = tmp_path / "note.txt"
    save(target, _hello)
    assert target.read_bytes() == b"hello"
    save(target, lambda file: None)
    assert target.read_bytes() == b""
    assert list(tmp_path.iterdir()) == [target]


def test_a_new_file_is_its_owners_and_a_replaced_one_keeps_its_permissions(tmp_path: Path) -> None:
    save(tmp_path / "new.txt", _hello)
    assert stat.S_IMODE((tmp_path / "new.txt").stat().st_mode) == 0o600
    (tmp_path / "new.txt").chmod(0o644)
    save(tmp_path / "new.txt", _hello)
    assert stat.S_IMODE((tmp_path / "new.txt").stat().st_mode) == 0o644


def test_a_link_goes_on_leading_to_the_file(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_bytes(b"old")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")
    save(tmp_path / "link.txt", _hello)
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_bytes() == b"hello"


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with _left_untouched(tmp_path), pytest.raises(NotFound, match="There is no folder"):
        save(tmp_path / "nowhere" / "note.txt", _hello)


def test_a_file_in_place_of_a_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"old")
    with _left_untouched(tmp_path, tmp_path / "file"), pytest.raises(NotFound, match="There is no folder"):
        save(tmp_path / "file" / "note.txt", _hello)


def test_a_folder_as_target_is_said(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    with _left_untouched(tmp_path), pytest.raises(Invalid, match="is a folder"):
        save(tmp_path / "folder.txt", _hello)


def test_a_write_protected_file_is_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "kept.txt"
    target.write_bytes(b"old")
    target.chmod(0o444)
    with _left_untouched(tmp_path, target), pytest.raises(StorageFailed, match="write-protected"):
        save(target, _hello)


def test_a_name_that_cannot_be_is_said(tmp_path: Path) -> None:
    with _left_untouched(tmp_path), pytest.raises(Invalid, match="no name can hold"):
        save(tmp_path / "a\0b.txt", _hello)
    with _left_untouched(tmp_path), pytest.raises(StorageFailed, match="could not be written"):
        save(tmp_path / f"{'n' * 300}.txt", _hello)


def test_a_device_is_refused() -> None:
    with pytest.raises(Invalid, match="is a device"):
        save(Path("/dev/null"), _hello)


def test_a_disk_that_takes_no_more_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "big.bin"
    target.write_bytes(b"old")
    refused = pytest.raises(StorageFailed, match="could not be written")
    with limited_file_size(100_000), _left_untouched(tmp_path, target), refused:
        save(target, lambda file: file.write(b"x" * 1_000_000) and None)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_stopping_leaves_the_old_file(suffix: str, tmp_path: Path) -> None:
    target = tmp_path / f"old{suffix}"
    target.write_bytes(b"old")

    def stop(done: int, total: int, what: str = "") -> None:
        raise Cancelled("Stopped")

    with _left_untouched(tmp_path, target), pytest.raises(Cancelled):
        write(ODD, target, stop)


def test_a_bug_in_a_writer_is_passed_on_and_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "old.txt"
    target.write_bytes(b"old")

    def broken(file: BinaryIO) -> None:
        file.write(b"half")
        raise FileNotFoundError("Engage was installed without its resource")

    with _left_untouched(tmp_path, target), pytest.raises(FileNotFoundError):
        save(target, broken)


def test_a_file_of_ours_that_is_not_there_is_no_fault_of_the_folder(tmp_path: Path) -> None:
    target = tmp_path / "old.txt"
    target.write_bytes(b"old")
    with _left_untouched(tmp_path, target), pytest.raises(FileNotFoundError, match=r"template\.docx"):
        save(target, lambda file: file.write((tmp_path / "ours" / "template.docx").read_bytes()) and None)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_progress_is_told_and_never_goes_past_the_end(suffix: str, tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []

    def listen(done: int, total: int, what: str = "") -> None:
        told.append((done, total, what))

    write(ODD, tmp_path / f"out{suffix}", listen)
    assert told
    assert all(0 <= done <= total and what for done, total, what in told)
    silent(0, 0)


# What is opened

_opened: list[str] = []
_is_watching = False


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    is_handle = event == "open" and isinstance(arguments[0], int)
    if _is_watching and not is_handle and event.startswith(("open", "socket.", "urllib.", "subprocess.")):
        _opened.append(f"{event} {arguments[0]}")


sys.addaudithook(_watch)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_nothing_named_in_the_data_is_opened(suffix: str, tmp_path: Path) -> None:
    global _is_watching
    write(ODD, tmp_path / f"first{suffix}")
    _opened.clear()
    _is_watching = True
    try:
        write(ODD, tmp_path / f"out{suffix}")
    finally:
        _is_watching = False
    # The temporary file, and its folder to bring the name to the disk.
    # What python-docx begins a document with is its own.
    others = [entry for entry in _opened if str(tmp_path) not in entry]
    assert [entry for entry in others if not entry.startswith(f"open {Path(docx.__file__).parent}")] == []
