"""Paragraphs break into lines that fit, and lose nothing on the way."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from engage.services.exporting.pdf import lines as setting
from engage.services.exporting.pdf.fonts import _FALLBACKS, SANS, SERIF, Typecase
from engage.services.exporting.pdf.lines import Line, Look, Style, one_line, set_balanced, set_lines
from engage.services.summaries.document import Emphasis, Figure, Link, Strong
from tests.services.exporting.documents import MARKUP, SCRIPTS

TYPECASE = Typecase()
STYLE = Style(10, 15)

ANY_TEXT = st.text(st.characters() | st.sampled_from(" \n-/“”עבسل中ภिএ😀\U0001f9ff\u200b\u202e"))
SPANS = st.lists(st.one_of(ANY_TEXT, ANY_TEXT.map(Strong), ANY_TEXT.map(Emphasis)), max_size=4).map(tuple)


def words(line: Line) -> str:
    return "".join(fragment.text for fragment in line.fragments)


@pytest.mark.parametrize("name", [*SERIF, *SANS, *_FALLBACKS])
def test_every_font_has_the_space_that_stands_between_its_words(name: str) -> None:
    assert 32 in TYPECASE.face(name).advances


@given(SPANS, st.floats(1, 500))
@example(("x" * 5000,), 100.0)
@example(("0000:: 𝕊 000000000:Icc𝕐𝕒𝕒𝕒𝕒𝕘𝕚𝕚𝕚𝕜𝕞𝕟𝕟𝕟𝕨𝕩𝕪",), 220.0)
@settings(max_examples=150, deadline=None)
def test_any_text_breaks_into_lines_that_fit(text: tuple[str, ...], width: float) -> None:
    lines = set_lines(text, STYLE, width, TYPECASE)
    assert lines
    for line in lines:
        single = len(words(line)) == 1
        assert line.width <= width + 0.01 or single or width < 20
        for fragment in line.fragments:
            assert all(ord(character) in fragment.look.face.advances for character in fragment.text)


@given(st.text(st.characters(max_codepoint=0x24F, exclude_categories=["Cc", "Cf", "Mn"])), st.floats(40, 500))
@settings(deadline=None)
def test_no_word_is_lost(text: str, width: float) -> None:
    lines = set_lines(text, STYLE, width, TYPECASE)
    assert "".join(map(words, lines)).replace(" ", "") == unicodedata.normalize("NFC", text).replace(" ", "")


@given(
    st.text(
        st.sampled_from("abcdefgh éŵ-/“”中😀\u0928\u093f") | st.characters(max_codepoint=0x17F), max_size=200
    ),
    st.floats(20, 300),
)
@settings(deadline=None)
def test_the_quick_way_and_the_general_way_break_alike(text: str, width: float) -> None:
    room = width * 1000 / STYLE.size
    for atoms in setting._paragraphs(setting._atoms(text, STYLE, TYPECASE)):
        if len(atoms) == 1:
            tokens = setting._tokens(atoms, room)
            general = [
                ("".join(part.text for part in setting._merged(line)), ends_word)
                for line, ends_word in setting._broken(tokens, room)
            ]
            quick = [(part.text, ends_word) for part, ends_word in setting._plain(*atoms[0], room)]
            assert general == quick


@pytest.mark.parametrize("text", MARKUP)
def test_markup_is_text(text: str) -> None:
    (line,) = set_lines(text, STYLE, 500, TYPECASE)
    assert words(line) == text


def test_every_script_has_its_glyphs() -> None:
    for name, text in SCRIPTS.items():
        (line,) = set_lines(text, STYLE, 500, TYPECASE)
        assert "[U+" not in words(line), name


def test_a_character_that_no_font_has_prints_as_its_code_point() -> None:
    (line,) = set_lines("a\U0001f9ffb\ue000", STYLE, 500, TYPECASE)
    assert words(line) == "a[U+1F9FF]b[U+E000]"


def test_control_and_format_characters_are_not_printed() -> None:
    (line,) = set_lines("a\x00\x07\u200b\u202eb\u00adc\ufeff\td", STYLE, 500, TYPECASE)
    assert words(line) == "abc d"


def test_half_a_surrogate_pair_is_seen() -> None:
    (line,) = set_lines("a\ud800b", STYLE, 500, TYPECASE)
    assert words(line) == "a\ufffdb"


def test_accents_are_set_as_one_letter() -> None:
    (line,) = set_lines("w\u0302", STYLE, 500, TYPECASE)
    assert words(line) == "ŵ"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x0b"])
def test_line_breaks_are_kept(end: str) -> None:
    assert [words(line) for line in set_lines(f"one{end}two", STYLE, 500, TYPECASE)] == ["one", "two"]


def test_spans_have_their_looks_and_share_words() -> None:
    text = ("un", Strong("break"), "able ", Emphasis("words"), " ", Figure(12304))
    (line,) = set_lines(text, STYLE, 500, TYPECASE)
    assert [(fragment.text, fragment.look.face.name) for fragment in line.fragments] == [
        ("un", SERIF.plain),
        ("break", SERIF.strong),
        ("able ", SERIF.plain),
        ("words ", SERIF.emphasis),
        ("12,304", SERIF.plain),
    ]
    narrow = set_lines(("aaa ", "un", Strong("break"), "able"), STYLE, 70, TYPECASE)
    assert [words(line) for line in narrow] == ["aaa", "unbreakable"]


@pytest.mark.parametrize(
    ("target", "link"),
    [
        ("https://example.org/a?b=c", "https://example.org/a?b=c"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("mailto:someone@example.org", "mailto:someone@example.org"),
        ("#anchor", "#anchor"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("data:text/html,x", ""),
        (" https://example.org", ""),
        ("https://example.org/ x", ""),
        ('https://example.org/"x', ""),
        ("https:// ", ""),
        ("", ""),
    ],
)
def test_only_safe_links_lead_anywhere(target: str, link: str) -> None:
    (line,) = set_lines((Link("words", target),), STYLE, 500, TYPECASE)
    assert [fragment.look.link for fragment in line.fragments] == [link]


def test_a_space_beside_a_link_is_not_part_of_it() -> None:
    (line,) = set_lines(("see ", Link("here", "https://example.org"), " and on"), STYLE, 500, TYPECASE)
    assert [(fragment.text, bool(fragment.look.link)) for fragment in line.fragments] == [
        ("see ", False),
        ("here", True),
        (" and on", False),
    ]


def test_right_to_left_text_is_set_in_its_order() -> None:
    first, second = set_lines("אבג דהו", STYLE, 25, TYPECASE)
    assert (words(first), words(second)) == ("גבא", "והד")
    assert first.is_rtl
    (mixed,) = set_lines("ab אב cd", STYLE, 500, TYPECASE)
    assert words(mixed) == "ab בא cd"
    assert not mixed.is_rtl


def test_one_line_is_cut_off_with_an_ellipsis() -> None:
    line = one_line("word " * 100, STYLE, 100, TYPECASE)
    assert words(line).startswith("word word")
    assert words(line).endswith("…")
    assert line.width <= 100
    assert words(one_line("two\nlines", STYLE, 100, TYPECASE)) == "two lines"
    assert words(one_line("", STYLE, 100, TYPECASE)) == ""


def test_balanced_lines_are_of_about_one_length() -> None:
    text = "Public procurement that counts carbon from the ore to the girder and back"
    plain, balanced = (setter(text, STYLE, 330, TYPECASE) for setter in (set_lines, set_balanced))
    assert len(plain) == len(balanced) == 2
    assert balanced[1].width > 0.8 * balanced[0].width > 0.8 * plain[1].width
    assert [*map(words, set_balanced("word " * 500, STYLE, 360, TYPECASE))] == [
        *map(words, set_lines("word " * 500, STYLE, 360, TYPECASE))
    ]


def test_looks_are_told_apart_by_font_colour_and_link() -> None:
    face = TYPECASE.face(SERIF.plain)
    assert Look(face, "#000000") == Look(face, "#000000")
    assert len({Look(face, "#000000"), Look(face, "#111111"), Look(face, "#000000", "#a")}) == 3
