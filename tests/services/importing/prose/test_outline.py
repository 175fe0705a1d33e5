"""Agendas from documents: which headings and lists are themes, and what their codes are."""

import datetime as dt
import string
from contextlib import suppress
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.errors import EngageError, Invalid
from engage.services.importing.limits import MAX_DEPTH, MAX_FIELD, MAX_THEMES
from engage.services.importing.prose.outline import Outline, read_outline, title_of

PRESS_PAGE = """\
Example Alliance | A Plan for Warm Homes

A Plan for Warm Homes

The Example Alliance wants every home to be warm. This page says how.

March 3, 2019

This plan has three pillars.

PILLAR 1:\N{NO-BREAK SPACE} Insulate the coldest homes first

  • Survey every street;
  • Pay for work in three kinds of home:
    • Rented flats;
    • Terraces; and
    • Farmhouses;
  • Check the work afterwards; and
  • Publish what was found, street by street.

Printed copies can be had at any library.

PILLAR 2:\N{NO-BREAK SPACE} Train those who will do it

  • Open a college in every region;

There is a film about this.

  • Pay apprentices properly; and
  • Recognise what people already know.

PILLAR 3:\N{NO-BREAK SPACE} Change the rules

  • Mend the building code; and
  • Enforce it.

Winter comes every year. By the next one we want to:

  • Sleep warm;
  • Pay less; and
  • Waste nothing.

Download the Plan
"""


def codes(outline: Outline) -> list[str]:
    return [theme.code for theme in outline.themes]


def titles(outline: Outline) -> dict[str, str]:
    return {theme.code: theme.title for theme in outline.themes}


def read(text: str) -> Outline:
    return read_outline(dedent(text))


def test_a_press_page_gives_its_pillars_actions_and_sub_actions() -> None:
    outline = read_outline(PRESS_PAGE)
    assert titles(outline) == {
        "1": "Insulate the coldest homes first",
        "1.1": "Survey every street",
        "1.2": "Pay for work in three kinds of home",
        "1.2.1": "Rented flats",
        "1.2.2": "Terraces",
        "1.2.3": "Farmhouses",
        "1.3": "Check the work afterwards",
        "1.4": "Publish what was found, street by street",
        "2": "Train those who will do it",
        "2.1": "Open a college in every region",
        "2.2": "Pay apprentices properly",
        "2.3": "Recognise what people already know",
        "3": "Change the rules",
        "3.1": "Mend the building code",
        "3.2": "Enforce it",
    }
    assert codes(outline) == list(titles(outline))
    assert outline.problems == ()


def test_a_press_page_says_who_published_what_and_when() -> None:
    outline = read_outline(PRESS_PAGE)
    assert outline.title == "A Plan for Warm Homes"
    assert outline.publisher == "Example Alliance"
    assert outline.published_on == dt.date(2019, 3, 3)
    assert outline.level_names == ("pillar", "action")


def test_what_belongs_to_no_list_is_left_out_and_told_by_line() -> None:
    assert [line for line, _ in read_outline(PRESS_PAGE).left_out] == [5, 9, 21, 27, 37, 39, 40, 41, 43]
    assert (21, "Printed copies can be had at any library.") in read_outline(PRESS_PAGE).left_out


def test_windows_line_ends_and_tabs_make_no_difference() -> None:
    tabbed = PRESS_PAGE.replace("    •", "\t\t•").replace("  •", "\t•").replace("\n", "\r\n").rstrip()
    assert read_outline(tabbed).themes == read_outline(PRESS_PAGE).themes


class TestAParagraphInsideAList:
    """Whether it interrupts the list or ends it."""

    def themes_of(self, list_above: str, paragraph: str, list_below: str, end: str = "") -> list[str]:
        outline = read_outline(
            f"Plan\n\nPillar 1: Heat\n\n{list_above}\n\n{paragraph}\n\n{list_below}\n\n{end}"
        )
        return [theme.title for theme in outline.themes if theme.code.startswith("1.")]

    def test_an_entry_left_open_goes_on_even_in_the_last_pillar(self) -> None:
        assert self.themes_of("- a;", "See the film.", "- b") == ["a", "b"]
        assert self.themes_of("- a; and", "See this:", "- b") == ["a", "b"]

    def test_a_paragraph_after_the_last_pillar_has_a_list_of_its_own(self) -> None:
        assert self.themes_of("- a\n- b", "Winter comes every year.", "- c\n- d") == ["a", "b"]

    def test_in_a_pillar_before_another_it_interrupts(self) -> None:
        assert self.themes_of("- a\n- b", "See the film", "- c\n- d", "Pillar 2: Light\n- e") == list("abcd")

    def test_unless_it_introduces_a_list_of_its_own(self) -> None:
        assert self.themes_of("- a\n- b", "We thank:", "- c\n- d", "Pillar 2: Light\n- e") == ["a", "b"]

    def test_or_the_list_had_closed(self) -> None:
        assert self.themes_of("- a; and\n- b.", "We thank them.", "- c", "Pillar 2: Light\n- e") == ["a", "b"]

    def test_once_ended_it_stays_so(self) -> None:
        others = "We thank:\n\n- c\n\nSee the film.\n\n- d"
        assert self.themes_of("- a\n- b", others, "- e", "Pillar 2: Light\n- f") == ["a", "b"]

    def test_an_entry_that_carries_on_the_numbers_goes_on(self) -> None:
        assert self.themes_of("1. a\n2. b", "Now look:", "3. c\n   - d") == ["a", "b", "c", "d"]
        assert self.themes_of("1. a\n2. b", "Now look:", "1. c\n2. d") == ["a", "b"]

    def test_lines_that_introduce_the_list_describe_the_pillar(self) -> None:
        outline = read_outline("Plan\n\nPillar 1: Heat\n\nHomes are cold.\n\nMinisters should:\n\n- a")
        assert outline.themes[0].description == "Homes are cold.\n\nMinisters should:"
        assert codes(outline) == ["1", "1.1"]
        assert outline.left_out == ()

    def test_a_paragraph_indented_below_an_entry_describes_it(self) -> None:
        outline = read_outline("# Plan\n\n## Heat\n\n- a\n\n  It is cold.\n\n- b")
        assert [theme.description for theme in outline.themes] == ["", "It is cold.", ""]


def test_a_pillar_keeps_its_own_number() -> None:
    outline = read("""\
        Plan
        Pillar 3 - Heat
        - a
        Pillar 1. Light
        - b
        PILLAR V: Water
        - c
        Pillar two – Air
        - d
        """)
    assert titles(outline) == {
        "3": "Heat", "3.1": "a", "1": "Light", "1.1": "b", "5": "Water", "5.1": "c", "2": "Air", "2.1": "d",
    }  # fmt: skip


def test_a_number_that_stands_twice_is_a_problem_and_takes_the_next_free_one() -> None:
    outline = read("""\
        Plan
        Pillar 2: Heat
        Pillar 2: Light
        Pillar 3: Water
        """)
    assert titles(outline) == {"2": "Heat", "4": "Light", "3": "Water"}
    assert outline.problems == ((3, "Pillar 2 stands there twice; this one became 4."),)


def test_a_pillar_may_have_its_title_on_the_next_line() -> None:
    outline = read("""\
        Plan

        PILLAR 1

        Heat every home

        - a

        PILLAR 2
        """)
    assert titles(outline) == {"1": "Heat every home", "1.1": "a", "2": "Pillar 2"}


def test_parts_hold_chapters() -> None:
    outline = read("""\
        Plan
        PART 1: Homes
        Chapter 1: Heat
        - a
        Chapter 2: Light
        PART 2: Work
        Chapter 1: Pay
        """)
    assert codes(outline) == ["1", "1.1", "1.1.1", "1.2", "2", "2.1"]
    assert outline.level_names == ("part", "chapter", "action")


def test_markdown_headings_and_lists() -> None:
    outline = read("""\
        # A Plan for **Warm** Homes

        Version: 2.1
        Published by: Example Alliance
        Date: 3 March 2019
        https://plan.example/warm

        ## Foreword

        Homes are cold.

        ## Heat

        * **Insulate** the [loft](https://loft.example)
            1. Survey
            2. Pay
        * Check

        Light
        -----

        + [ ] Windows
        """)
    assert (outline.title, outline.version, outline.publisher, outline.published_on, outline.url) == (
        "A Plan for Warm Homes", "2.1", "Example Alliance", dt.date(2019, 3, 3), "https://plan.example/warm"
    )  # fmt: skip
    assert titles(outline) == {
        "1": "Heat", "1.1": "Insulate the loft", "1.1.1": "Survey", "1.1.2": "Pay", "1.2": "Check",
        "2": "Light", "2.1": "Windows",
    }  # fmt: skip
    assert outline.left_out == ((8, "Foreword"), (10, "Homes are cold."))


def test_numbered_markdown_headings_are_the_top_of_the_tree() -> None:
    outline = read("""\
        # Plan
        ## Contents
        - Heat
        - Light
        ## Our pillars
        ### Pillar 1: Heat
        #### Homes
        - a
        ### Pillar 2: Light
        - b
        ## Conclusion
        - Begin now
        """)
    assert titles(outline) == {"1": "Heat", "1.1": "Homes", "1.1.1": "a", "2": "Light", "2.1": "b"}


def test_headings_alone_are_an_agenda() -> None:
    outline = read("""\
        # Plan
        ## Heat
        Homes are cold.
        ## Light
        ### At work
        """)
    assert titles(outline) == {"1": "Heat", "2": "Light", "2.1": "At work"}
    assert outline.themes[0].description == "Homes are cold."


def test_a_list_alone_is_an_agenda() -> None:
    outline = read("""\
        Plan for next year
        - Heat
          - Homes
        - Light
        """)
    assert outline.title == "Plan for next year"
    assert titles(outline) == {"1": "Heat", "1.1": "Homes", "2": "Light"}


def test_short_lines_above_lists_are_headings_where_there_are_no_others() -> None:
    outline = read("""\
        Plan for next year

        Heat:
        - Homes
        - Schools

        Light:
        - Windows
        """)
    assert titles(outline) == {"1": "Heat", "1.1": "Homes", "1.2": "Schools", "2": "Light", "2.1": "Windows"}


def test_a_line_that_introduces_another_list_is_no_heading() -> None:
    outline = read("""\
        Plan for next year
        - Heat
        - Light

        Before the winter:
        - Begin
        """)
    assert titles(outline) == {"1": "Heat", "2": "Light"}


def test_levels_without_indentation_are_told_by_their_marks() -> None:
    outline = read("""\
        Plan
        1. Heat
        1.1 Homes
        • Lofts
        ▪ Old ones
        1.2 Schools
        2. Light
        a) Windows
        o   Roofs
        b) Lamps
        """)
    assert titles(outline) == {
        "1": "Heat", "1.1": "Homes", "1.1.1": "Lofts", "1.1.1.1": "Old ones", "1.2": "Schools",
        "2": "Light", "2.1": "Windows", "2.1.1": "Roofs", "2.2": "Lamps",
    }  # fmt: skip


def test_markdown_may_number_every_entry_alike() -> None:
    outline = read("# Plan\n## Heat\n1. a\n1. b\n1. c")
    assert codes(outline) == ["1", "1.1", "1.2", "1.3"]
    assert outline.problems == ()


def test_a_number_that_begins_a_sentence_is_no_entry() -> None:
    outline = read("Plan\n\nPillar 1: Heat\n2.5 million homes are cold.\n- a")
    assert titles(outline) == {"1": "Heat", "1.1": "a"}


def test_wrapped_lines_are_joined() -> None:
    outline = read("""\
        Plan

        Pillar 1: Insulate the coldest homes first, and
          those of the oldest people

        - Survey every street in the land, whoever it
          belongs to
        - Pay for work in terraces, in flats and on farms in
        Wales;
        - Check
        """)
    assert titles(outline) == {
        "1": "Insulate the coldest homes first, and those of the oldest people",
        "1.1": "Survey every street in the land, whoever it belongs to",
        "1.2": "Pay for work in terraces, in flats and on farms in Wales",
        "1.3": "Check",
    }


@pytest.mark.parametrize(
    ("entry", "title"),
    [
        ("Retrain people; and", "Retrain people"),
        ("Retrain people, or", "Retrain people"),
        ("Retrain people;", "Retrain people"),
        ("Retrain people.", "Retrain people"),
        ("In three areas:", "In three areas"),
        ("Steel, cement, etc.", "Steel, cement, etc."),
        ("Lead in the U.S.", "Lead in the U.S."),
        ("Go on...", "Go on..."),
        (";", ";"),
    ],
)
def test_an_entry_loses_what_joins_it_to_the_next(entry: str, title: str) -> None:
    assert title_of(entry) == title


def test_the_title_may_come_from_the_caller() -> None:
    assert read_outline("- Heat\n- Light", title="Warm homes").title == "Warm homes"


@pytest.mark.parametrize("text", ["", "\n", "Just a sentence.", "Dear all,\n\nWe met.\n\nYours"])
def test_a_text_without_themes_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match=r"No agenda was found in plan\.txt"):
        read_outline(text, "plan.txt")


def test_lists_that_go_too_deep_are_refused() -> None:
    def nested(depth: int) -> str:
        return "\n".join(f"{'  ' * level}- x" for level in range(depth))

    assert len(read_outline(nested(MAX_DEPTH)).themes) == MAX_DEPTH
    with pytest.raises(Invalid, match=r"Line 101 of deep\.md is more than 100 levels deep"):
        read_outline(nested(1_000), "deep.md")


def test_a_line_that_is_too_long_is_refused() -> None:
    assert read_outline("- " + "x" * (MAX_FIELD - 2))
    with pytest.raises(Invalid, match=r"Line 1 of long\.md is longer than 1,000,000 characters"):
        read_outline("- " + "x" * MAX_FIELD, "long.md")


def test_an_agenda_that_no_one_could_use_is_refused() -> None:
    with pytest.raises(Invalid, match="more than 2,000 themes"):
        read_outline("- x\n" * (MAX_THEMES + 1))


marks = st.sampled_from(
    [
        "# ",
        "## ",
        "### ",
        "- ",
        "• ",
        "o  ",
        "1. ",
        "2. ",
        "1.1 ",
        "a) ",
        "PILLAR 2: ",
        "Part I",
        "",
        "  ",
        "\t",
        "---",
        "=",
        "\n",
    ]
)
words = st.sampled_from(
    ["Heat", "light;", "and", "10 March 2020", "so:", ".", "x", "", "A | B", "**", "[a](b)", "\u2028"]
)


@given(st.lists(st.tuples(st.sampled_from(["", " ", "  ", "    ", "\t"]), marks, words, words), max_size=25))
def test_any_text_is_read_or_refused_and_codes_are_unique(lines: list[tuple[str, ...]]) -> None:
    with suppress(EngageError):
        outline = read_outline("\n".join("".join(parts) for parts in lines))
        assert len(set(codes(outline))) == len(outline.themes) > 0
        for place, theme in enumerate(outline.themes):
            assert theme.title.strip()
            if theme.parent is None:
                assert "." not in theme.code
            else:
                assert theme.parent < place
                assert theme.code.rpartition(".")[0] == outline.themes[theme.parent].code


@given(st.text(max_size=300))
def test_no_text_is_too_strange(text: str) -> None:
    with suppress(EngageError):
        read_outline(text)


Tree = list[tuple[str, "Tree"]]  # type: ignore[misc]
names = st.text(string.ascii_letters, min_size=1, max_size=8)
trees = st.recursive(
    st.lists(st.tuples(names, st.just([])), min_size=1, max_size=3),
    lambda below: st.lists(st.tuples(names, below), min_size=1, max_size=3),
    max_leaves=12,
)


def flat(tree: "Tree", prefix: str = "") -> list[tuple[str, str]]:
    found = []
    for number, (name, below) in enumerate(tree, start=1):
        found += [(f"{prefix}{number}", name), *flat(below, f"{prefix}{number}.")]
    return found


@given(trees, st.sampled_from(["pillars", "headings", "bullets", "numbers"]))
def test_a_tree_survives_being_written_down(tree: "Tree", style: str) -> None:
    lines = ["# The Plan of the Year", ""]
    for code, name in flat(tree):
        level = code.count(".")
        if level == 0 and style == "pillars":
            lines.append(f"PILLAR {code}: {name}")
        elif level == 0 and style == "headings":
            lines.append(f"## {code}. {name}")
        elif style == "numbers":
            lines.append(f"{code}. {name}")
        else:
            lines.append(f"{'  ' * level}- {name}")
    outline = read_outline("\n".join(lines))
    assert list(titles(outline).items()) == flat(tree)
    assert outline.title == "The Plan of the Year"
