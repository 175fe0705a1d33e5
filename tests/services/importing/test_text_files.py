"""Reading a file from outside: encodings, and a sentence for each file that cannot be read."""

import os
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.errors import EngageError, Invalid, NotFound
from engage.services.importing.limits import MAX_FILE_BYTES
from engage.services.importing.text_files import read_text

WORDS = "Llanfair: tŵr, £5 a head – “café”"


def written(folder: Path, data: bytes, name: str = "note.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_with_and_without_a_mark(tmp_path: Path, encoding: str) -> None:
    assert read_text(written(tmp_path, WORDS.encode(encoding))) == WORDS


def test_utf_16_is_read_in_either_byte_order(tmp_path: Path) -> None:
    assert read_text(written(tmp_path, b"\xfe\xff" + WORDS.encode("utf-16-be"))) == WORDS


@pytest.mark.parametrize("words", ["£5 only", "Café – “fine”", "Zoë", "à", "€"])
def test_what_is_no_utf_8_is_read_as_windows_1252_however_short(tmp_path: Path, words: str) -> None:
    assert read_text(written(tmp_path, words.encode("cp1252"))) == words


def test_a_text_that_cannot_be_western_is_guessed(tmp_path: Path) -> None:
    words = "Привет мир, как дела сегодня"
    assert read_text(written(tmp_path, words.encode("cp1251"))) == words


@pytest.mark.parametrize("end", [b"\r\n", b"\r", b"\n"])
def test_lines_are_parted_by_line_feeds(tmp_path: Path, end: bytes) -> None:
    assert read_text(written(tmp_path, b"one" + end + b"two" + end)) == "one\ntwo\n"


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"There is no file gone\.txt"):
        read_text(tmp_path / "gone.txt")


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="is a folder"):
        read_text(tmp_path)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(Invalid, match="pipe is not a file that can be read"):
        read_text(pipe)


@pytest.mark.parametrize("data", [b"", b"\n \n\t\r\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_file(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(Invalid, match=r"note\.txt is empty"):
        read_text(written(tmp_path, data))


@pytest.mark.parametrize(
    "data",
    [
        b"abc\x00def",
        b"PK\x03\x04\x14\x00\x06\x00",
        b"%PDF-1.7\nstream\nendstream",
        b"\xff\xfe\x00",  # half a character of UTF-16
        b"\xff\xfeA\x00\x00\x00",
        bytes(range(1, 32)) * 4,
    ],
)
def test_a_binary_file(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(Invalid, match=r"note\.txt is not a text file"):
        read_text(written(tmp_path, data))


def test_a_name_that_no_file_can_have(tmp_path: Path) -> None:
    with pytest.raises(EngageError):
        read_text(tmp_path / "no\0where.txt")


def test_a_file_over_the_limit(tmp_path: Path) -> None:
    path = written(tmp_path, b"long")
    os.truncate(path, MAX_FILE_BYTES + 1)
    with pytest.raises(Invalid, match=r"note\.txt is too large: a file of at most 50 MB can be imported"):
        read_text(path)


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = written(tmp_path_factory.mktemp("bytes"), data)
    with suppress(EngageError):
        text = read_text(path)
        assert "\0" not in text
        assert "\r" not in text
