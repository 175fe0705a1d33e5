"""ZIP files and XML from outside: what is hostile is refused with a sentence, before it costs anything."""

import io
import zipfile
import zlib
from pathlib import Path

import pytest

from engage.errors import Invalid
from engage.services.importing.archives import Archive, is_archive
from engage.services.importing.limits import MAX_ENTRIES, MAX_XML_DEPTH
from engage.services.importing.source import Source
from engage.services.importing.xml_files import attribute, events, local


def packed(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Source:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return Source(Path("file.docx"), held.getvalue())


def opened(source: Source) -> Archive:
    return Archive.opened(source, "a Word document")


def test_a_file_is_read_whatever_the_case_of_its_name() -> None:
    archive = opened(packed({"Word/Document.xml": b"<a/>", "word/": b""}))
    assert archive.names() == ["Word/Document.xml"]
    assert archive.read("word/document.XML") == b"<a/>"
    with pytest.raises(Invalid, match=r"file\.docx is not whole: it seems to be .*, but has no b\.xml"):
        archive.read("b.xml")


def test_a_file_may_have_no_name() -> None:
    source = packed({"?b": b"x", "a": b"y"})
    archive = opened(Source(source.path, source.data.replace(b"?b", b"\0b")))
    assert archive.names() == ["", "a"]


def test_what_swells_is_refused() -> None:
    archive = opened(packed({"a.xml": b"\0" * 100_000_000}))
    with pytest.raises(Invalid, match="would swell"):
        archive.read("a.xml")


def test_a_size_that_is_declared_is_believed_where_it_is_too_large() -> None:
    source = packed({"a": b"x" * 10})
    lie = source.data.replace((10).to_bytes(4, "little"), (2**31).to_bytes(4, "little"))
    with pytest.raises(Invalid, match="would swell"):
        opened(Source(source.path, lie))


def test_entries_are_bounded() -> None:
    source = packed({f"{number}": b"" for number in range(MAX_ENTRIES + 1)})
    with pytest.raises(Invalid, match="holds more than 10,000 files"):
        opened(source)


def test_a_password_is_told() -> None:
    source = packed({"a": b"secret"}, zipfile.ZIP_STORED)
    data = bytearray(source.data)
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(Invalid, match="protected by a password"):
        opened(Source(source.path, bytes(data)))


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"PK\x03\x04" + b"x" * 500, b""])
def test_what_is_damaged_is_told(data: bytes) -> None:
    with pytest.raises(Invalid, match="a part of it is damaged"):
        opened(Source(Path("file.docx"), data))


def test_a_damaged_entry_is_told() -> None:
    source = packed({"a": b"hello " * 500}, zipfile.ZIP_STORED)
    assert is_archive(source)
    broken = Source(source.path, source.data.replace(b"hello hello", b"hello jello", 1))
    with pytest.raises(Invalid, match="a part of it is damaged"):
        opened(broken).read("a")


def read(text: str) -> list[str]:
    source = Source(Path("a.qdc"), b"")
    return [f"{event} {local(element)}" for event, element in events(text.encode(), source, "a codebook")]


def test_elements_come_in_order_by_their_local_names() -> None:
    assert read('<x:a xmlns:x="urn:x"><b/></x:a>') == ["start a", "start b", "end b", "end a"]


def test_attributes_are_found_with_and_without_a_namespace() -> None:
    text = b'<a xmlns:w="urn:w" w:val="1" plain="2"/>'
    ((_, element), _) = events(text, Source(Path("a.xml"), b""), "XML")
    assert [attribute(element, name) for name in ("val", "plain", "none")] == ["1", "2", ""]


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
        "<a><b></a>",
        "<a>",
        "",
    ],
)
def test_entities_and_damage_are_refused(text: str) -> None:
    with pytest.raises(Invalid, match=r"a\.qdc cannot be read: it seems to be a codebook"):
        read(text)


def test_depth_is_bounded() -> None:
    assert len(read("<a>" * MAX_XML_DEPTH + "</a>" * MAX_XML_DEPTH)) == 2 * MAX_XML_DEPTH
    with pytest.raises(Invalid, match="nested more than 250 levels deep"):
        read("<a>" * 10_000 + "</a>" * 10_000)


def test_what_goes_on_beyond_its_declared_size_is_told() -> None:
    data = packed({"a": b"x" * 5_000}).data
    short = zlib.crc32(b"x" * 10).to_bytes(4, "little")
    for before, after in (((5_000).to_bytes(4, "little"), (10).to_bytes(4, "little")),
                          (zlib.crc32(b"x" * 5_000).to_bytes(4, "little"), short)):  # fmt: skip
        data = data.replace(before, after)
    archive = opened(Source(Path("file.docx"), data))
    with pytest.raises(Invalid, match="a part of it is damaged"):
        archive.read("a")


def test_two_files_of_one_name_are_refused() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("a", b"one")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a", b"two")
    with pytest.raises(Invalid, match="a part of it is damaged"):
        opened(Source(Path("file.docx"), held.getvalue()))
