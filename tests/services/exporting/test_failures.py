"""Where a document cannot be saved, in whatever format: the old file stays, and a sentence says why."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from engage.errors import EngageError, NotFound, StorageFailed
from engage.services.exporting.registry import formats, write
from tests.builders import as_ordinary_person, limited_file_size
from tests.services.exporting.documents import BY_THEME

OLD = b"what was there before"
every_format = pytest.mark.parametrize("suffix", [item.suffix for item in formats()])


@contextmanager
def untouched(folder: Path, suffix: str, kind: type[EngageError], words: str) -> Iterator[Path]:
    """A file that is there already, and that a deed fails to replace, in so many words."""
    target = folder / f"summary{suffix}"
    target.write_bytes(OLD)
    with pytest.raises(kind, match=words) as failure:
        yield target
    assert failure.value.next_step
    assert target.read_bytes() == OLD
    assert list(folder.iterdir()) == [target]


@every_format
@pytest.mark.parametrize("room", [0, 1_000])
def test_a_full_disk(suffix: str, room: int, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    with (
        untouched(tmp_path / "there", suffix, StorageFailed, "could not be written") as target,
        limited_file_size(room),
    ):
        write(BY_THEME, target)


@every_format
def test_a_file_that_may_not_be_written(suffix: str, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    with untouched(tmp_path / "there", suffix, StorageFailed, "is write-protected") as target:
        target.chmod(0o444)
        write(BY_THEME, target)


@every_format
def test_a_folder_that_may_not_be_written_to(suffix: str, tmp_path: Path) -> None:
    folder = tmp_path / "there"
    folder.mkdir()
    write(BY_THEME, tmp_path / f"before{suffix}")
    for above in (folder, *folder.parents[: len(folder.parents) - 2]):
        above.chmod(0o755)
    with untouched(folder, suffix, StorageFailed, "may not be written") as target:
        target.chmod(0o666)
        folder.chmod(0o555)
        with as_ordinary_person():
            write(BY_THEME, target)


@every_format
def test_a_folder_that_vanishes_meanwhile(suffix: str, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()

    def pulled(done: int, total: int, what: str = "") -> None:
        shutil.rmtree(folder, ignore_errors=True)

    with pytest.raises(NotFound, match="There is no folder") as failure:
        write(BY_THEME, folder / f"summary{suffix}", pulled)
    assert failure.value.next_step
    assert not list(tmp_path.rglob("*summary*"))
