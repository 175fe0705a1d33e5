"""The text of a submission on the screen: places in it, what is marked of it, and that it stays fluid."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engage.domain.colours import NAMED, contrast, tinted
from engage.domain.feedback import Coding, Feedback, Stance
from engage.domain.records import Reference
from engage.domain.submissions import Passage
from engage.domain.text import clean
from engage.services.submissions import SplitPassage
from engage.settings import Appearance
from engage.ui import theme
from engage.ui.submissions.find_line import next_place
from engage.ui.submissions.margin import Margin
from engage.ui.submissions.marks import LANES, Mark, at, marks, stretches
from engage.ui.submissions.pieces import LONGEST, Pieces
from engage.ui.submissions.reading_text import ReadingText
from engage.ui.theme import DARK, LIGHT
from tests.builders import ODD_TEXTS, SCRIPTS
from tests.ui.conftest import focus

UNNOTICED = 0.05
"""Seconds for which the window may stand still."""

TEXT = "Loans help nobody. 🌞 Grants do.\n\nEnergy costs too much.\n\nYours"
LONG = (
    ("a line without a blank", "x" * 100_000),
    ("no blank, from right to left", "ابتثجحخدذرزسشصضطظعغفقكلمنهوي" * 3_600),
    ("emoji", "ohneend👩🏽\u200d🏭" * 9_000),
    ("many scripts", "".join(f"{' '.join(SCRIPTS)} steel\n\n" for _ in range(9_000))),
    ("a book", ("Power costs more here than it does next door, and nobody says why. " * 15 + "\n\n") * 990),
)

ANY_TEXT = st.lists(
    st.one_of(st.text(max_size=9), st.sampled_from([*SCRIPTS, *ODD_TEXTS, "\n", " ", ". "])), max_size=12
).map(lambda parts: clean("".join(parts)))


def passage(number: int, start: int, end: int, *themes: tuple[str, Stance, str]) -> SplitPassage:
    codings = tuple(
        Coding(theme=Reference(n, name="Theme", kind=code, colour=colour), stance=stance)
        for n, (code, stance, colour) in enumerate(themes, 1)
    )
    said = Feedback(id=100 + number, text="…", said_on=dt.date(2020, 3, 25), codings=codings)
    place = Passage(id=number, submission=Reference(1), start=start, end=end)
    return SplitPassage(place, said)


@pytest.fixture
def reading(qtbot: QtBot, qapp: QApplication) -> ReadingText:
    theme.apply(qapp, Appearance.LIGHT)
    reading = ReadingText()
    qtbot.addWidget(reading)
    reading.resize(800, 400)
    focus(qtbot, reading)
    return reading


# Places


@given(ANY_TEXT, st.integers(1, 7), st.data())
def test_a_place_of_the_text_is_found_in_the_document_and_back(
    text: str, longest: int, data: st.DataObject
) -> None:
    parted = Pieces(text, longest)
    assert max(map(len, parted.text.split("\n"))) <= longest
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert parted.offset(parted.position(start)) == start
    assert parted.offset(parted.position(end, is_end=True)) == end
    document = QTextDocument(parted.text)
    cursor = QTextCursor(document)
    cursor.setPosition(parted.position(start))
    cursor.setPosition(max(parted.position(end, is_end=end > start), parted.position(start)), KEEP)
    selected = cursor.selectedText().replace("\u2029", "\n")
    assert without_breaks(selected) == without_breaks(text[start:end])


KEEP = QTextCursor.MoveMode.KeepAnchor


def without_breaks(text: str) -> str:
    plain = text.replace("\u2060", "\ufeff").replace("\xa0", " ")
    return "".join(character for character in plain if character not in "\n\u2028\u2029\ufdd0\ufdd1")


def test_a_line_without_an_end_is_parted_where_one_pauses() -> None:
    sentences = "It pays. " * 1_000
    assert all(len(line) <= LONGEST for line in Pieces(sentences).text.split("\n"))
    assert {line[-2:] for line in Pieces(sentences).text.split("\n")} == {". "}
    assert {line[-1] for line in Pieces("word " * 2_000).text.split("\n")} == {" "}
    family = "👩🏽\u200d🏭"
    assert all(line.startswith("👩") for line in Pieces(family * 3_000).text.split("\n"))
    assert Pieces(TEXT).text == TEXT


def test_what_belongs_to_a_letter_is_parted_from_it_only_where_there_is_no_end_of_it() -> None:
    assert max(map(len, Pieces("e" + "\u0301" * 50_000).text.split("\n"))) == LONGEST


# Marks


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 30)), max_size=8), st.data())
def test_each_place_has_the_look_of_all_that_lies_there(
    given: list[tuple[int, int]], data: st.DataObject
) -> None:
    places = sorted((start, start + length) for start, length in given)
    found = marks([passage(number, *place) for number, place in enumerate(places, 1)])
    first = data.draw(st.integers(0, 60))
    last = data.draw(st.integers(first, 60))
    seen: dict[int, set[int]] = {}
    for start, end, over in stretches(found, first, last):
        assert first <= start < end <= last
        assert list(over) == sorted(over, key=lambda mark: (-mark.length, mark.start))
        for place in range(start, end):
            assert place not in seen
            seen[place] = {mark.id for mark in over}
    there = {
        place: {mark.id for mark in found if mark.start <= place < mark.end} for place in range(first, last)
    }
    assert seen == {place: ids for place, ids in there.items() if ids}


def test_bars_stand_side_by_side_where_passages_lie_over_one_another() -> None:
    found = marks([passage(1, 0, 9), passage(2, 0, 4), passage(3, 2, 9), passage(4, 3, 5), passage(5, 9, 12)])
    assert [mark.lane for mark in found] == [0, 1, 2, LANES - 1, 0]


def test_the_cursor_is_in_the_innermost_passage_and_rather_in_one_that_goes_on() -> None:
    found = marks([passage(1, 0, 20), passage(2, 3, 6), passage(3, 6, 12)])

    def there(start: int, end: int) -> int | None:
        mark = at(found, start, end)
        return mark.id if mark is not None else None

    assert [there(n, n) for n in (0, 4, 6, 12, 20, 21)] == [1, 2, 3, 1, 1, None]
    assert [there(*place) for place in ((3, 6), (2, 6), (5, 7), (18, 22))] == [2, 1, 1, None]


# Words in it


@pytest.mark.parametrize(
    ("words", "selected", "by", "place"),
    [
        ("a", (0, 0), 1, (0, 1)),
        ("a", (0, 1), 1, (2, 3)),
        ("A", (4, 5), 1, (0, 1)),
        ("a", (4, 5), -1, (2, 3)),
        ("a", (0, 1), -1, (4, 5)),
        (".", (0, 0), 1, None),
        ("", (0, 0), 1, None),
    ],
)
def test_the_next_place_and_the_one_before(
    words: str, selected: tuple[int, int], by: int, place: tuple[int, int] | None
) -> None:
    assert next_place("a-a-a", words, *selected, by) == place


# What is seen of it


def test_passages_have_the_ground_and_the_line_of_their_themes(reading: ReadingText, qtbot: QtBot) -> None:
    blue, red = ("1", Stance.SUPPORT, NAMED["blue"]), ("2", Stance.OPPOSE, NAMED["red"])
    show(reading, TEXT, passage(1, 0, 18, blue), passage(2, 6, 18, red), passage(3, 33, 40))
    reading.select(len(TEXT), len(TEXT))
    QApplication.processEvents()
    seen = [
        (
            each.cursor.selectedText(),
            each.format.underlineStyle().name,
            each.format.background().color().name(),
        )
        for each in reading.extraSelections()
    ]
    assert [each[:2] for each in seen] == [
        ("Loans ", "SingleUnderline"),
        ("help nobody.", "DashUnderline"),
        ("Energy ", "DotLine"),
    ]
    assert len({ground for _, _, ground in seen}) == 3


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
@pytest.mark.parametrize("share", [0.2, 0.45, 1.0])
def test_words_stand_out_from_the_ground_of_every_theme(scheme: theme.Scheme, share: float) -> None:
    for colour in (*NAMED.values(), "#000000", "#ffffff", "#ffff00", "#00ff00"):
        assert contrast(tinted(scheme.surface, colour, scheme.text, share), scheme.text) >= 4.5


def test_a_passage_is_gone_to_by_key_and_by_a_press_on_its_bar(reading: ReadingText, qtbot: QtBot) -> None:
    show(reading, TEXT, passage(1, 0, 18), passage(2, 6, 18), passage(3, 36, 40))
    met: list[int | None] = []
    reading.passage_met.connect(met.append)
    for key in (Qt.Key.Key_J, Qt.Key.Key_J, Qt.Key.Key_J, Qt.Key.Key_J, Qt.Key.Key_K):
        qtbot.keyClick(reading, key)
    assert met == [2, 3, 2], "at the beginning the cursor is on the first already"
    qtbot.keyClick(reading, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert reading.current is None
    qtbot.keyClick(reading, Qt.Key.Key_K)
    assert reading.current == 3
    margin = reading.findChild(Margin)
    assert isinstance(margin, Margin)
    qtbot.mouseClick(margin, Qt.MouseButton.LeftButton, pos=QPoint(4, 8))
    assert reading.current == 2, "the shorter of the two that stand in the first line"


def test_what_is_copied_is_what_was_received(reading: ReadingText, qtbot: QtBot) -> None:
    text = "x" * 9_000 + "🌞"
    show(reading, text)
    assert "\n" in reading.toPlainText()
    reading.selectAll()
    assert reading.selected() == (0, 9_001)
    reading.copy()
    assert QGuiApplication.clipboard().text() == text


@pytest.mark.parametrize(("what", "text"), LONG)
def test_the_window_does_not_stand_still(reading: ReadingText, what: str, text: str) -> None:
    """Opening, going to the end, making the window narrower, and painting each passage on the way."""
    parted = Pieces(text)
    ends = (0, len(text) // 2, len(text) - 40)
    found = marks(
        [passage(number, start, start + 40, ("1", Stance.MIXED, "")) for number, start in enumerate(ends, 1)]
    )
    longest = 0.0

    def held_up(deed: object) -> None:
        nonlocal longest
        began = time.thread_time()  # whatever else the machine does
        deed()  # type: ignore[operator]
        done = time.thread_time()
        QApplication.processEvents()
        longest = max(longest, done - began, time.thread_time() - done)

    reading.show_text(Pieces("".join(sorted(set(text[:9_000])))))  # which loads the fonts
    QApplication.processEvents()
    reading.grab()
    held_up(lambda: reading.show_text(parted))
    held_up(lambda: reading.show_marks(found))
    for mark in found:
        held_up(lambda mark=mark: reading.go_to(mark.id))
    held_up(lambda: reading.select(0, len(text)))
    held_up(lambda: reading.resize(600, 400))
    held_up(lambda: reading.step(1))
    assert longest < UNNOTICED


def show(reading: ReadingText, text: str, *passages: SplitPassage) -> None:
    reading.show_text(Pieces(text))
    reading.show_marks(marks(passages))
    QApplication.processEvents()


def test_a_mark_is_told_by_the_code_of_its_themes() -> None:
    (mark,) = marks([passage(1, 0, 4, ("1.2", Stance.MIXED, ""), ("3", Stance.UNCLEAR, NAMED["blue"]))])
    assert mark == Mark(1, 101, 0, 4, (("1.2", Stance.MIXED), ("3", Stance.UNCLEAR)), ("", NAMED["blue"]), 0)
