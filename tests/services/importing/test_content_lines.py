"""The lines of cards and calendars: whatever is folded and escaped comes back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.services.importing.content_lines import (
    UnfoldedLine,
    colon,
    read_line,
    split,
    unescaped,
    unfolded,
)

values = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=60)
"""What may stand in a line."""


def escaped(text: str) -> str:
    for mark in "\\;,":
        text = text.replace(mark, f"\\{mark}")
    return text.replace("\n", "\\n")


@given(st.lists(values.filter(str.strip), min_size=1, max_size=4), st.integers(1, 20), st.data())
def test_lines_are_unfolded_wherever_they_were_folded(
    lines: list[str], octets: int, data: st.DataObject
) -> None:
    line_feed = data.draw(st.sampled_from([b"\r\n", b"\n", b"\r"]))
    folded = b""
    for line in lines:
        whole = b"NOTE:" + line.encode()
        pieces = [whole[start : start + octets] for start in range(0, len(whole), octets)]
        folded += (line_feed + b" ").join(pieces) + line_feed  # amid a character too
    read = [read_line(line) for line in unfolded(folded, "a file")]
    assert [each and each.value for each in read] == lines


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=10), min_size=1))
def test_parts_are_kept_apart(parts: list[str]) -> None:
    value = ";".join(map(escaped, parts))
    assert [unescaped(part) for part in split(value, ";")] == parts


@given(st.text(max_size=20))
def test_any_text_is_read_or_is_no_line(text: str) -> None:
    line = UnfoldedLine(1, text.encode("utf-8", "replace").decode("latin-1"), is_whole=True)
    read = read_line(line)
    assert read is None or (read.name and colon(line.text) >= 0)


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("NOTE;CHARSET=windows-1252:caf\xe9", "café"),
        ("NOTE:caf\xe9", "café"),
        ("NOTE;CHARSET=no-such:caf\xc3\xa9", "café"),
        ("NOTE;ENCODING=QUOTED-PRINTABLE:caf=C3=A9", "café"),
        ("NOTE;QUOTED-PRINTABLE;CHARSET=latin1:caf=E9", "café"),
        ('item1.NOTE;X="a:b;c";Y=1:d:e', "d:e"),
        ('NOTE;X="open:d', "d"),
        ("PHOTO;ENCODING=b:AAAA", ""),
        ("PHOTO:data:image/png;base64,AAAA", ""),
        ("NOTE:data: none", "data: none"),
    ],
)
def test_values(line: str, value: str) -> None:
    read = read_line(UnfoldedLine(1, line, is_whole=True))
    assert read is not None
    assert read.value == value


def test_words_of_parameters() -> None:
    read = read_line(UnfoldedLine(1, 'item7.TEL;HOME;VOICE;TYPE="cell,pref";LABEL=a^nb^^:1', is_whole=True))
    assert read is not None
    assert (read.group, read.types, read.first("LABEL")) == (
        "item7",
        {"home", "voice", "cell", "pref"},
        "a\nb^",
    )
