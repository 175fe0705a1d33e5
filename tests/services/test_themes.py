"""The tree of an agenda given another shape: every coding is kept, and one undo brings all back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from engage.domain.agendas import Agenda, Theme
from engage.domain.feedback import Coding, Feedback, Stance
from engage.domain.records import Reference
from engage.errors import Conflict, Invalid, NotFound
from engage.services import records, themes
from engage.services.projects import Project
from engage.services.themes import Part
from engage.services.undo import next_undo
from tests.builders import DAY
from tests.deeds import add, no_deed, one_deed


@pytest.fixture
def at(project: Project) -> dict[str, int]:
    """An agenda of the themes 1, 2, 2.1, 2.2, 2.2.1 and 3: the id of each by its code."""
    agenda = Reference(add(project, Agenda(title="Example agenda")))
    ids: dict[str, int] = {}
    for position, code in ((0, "1"), (1, "2"), (2, "3"), (0, "2.1"), (1, "2.2"), (0, "2.2.1")):
        above = code.rpartition(".")[0]
        parent = Reference(ids[above]) if above else None
        theme = Theme(agenda=agenda, parent=parent, position=position, code=code, title=f"Theme {code}")
        ids[code] = add(project, theme)
    return ids


def say(project: Project, text: str, **stances: Stance) -> int:
    """Log feedback that is coded to themes by their titles."""
    codings = []
    for code, stance in stances.items():
        theme = records.find(project, Theme, f"Theme {code.removeprefix('t').replace('_', '.')}")
        codings.append(Coding(theme=Reference(theme), stance=stance, coded_by="CD"))
    return add(project, Feedback(said_on=DAY, text=text, codings=tuple(codings)))


def codings(project: Project) -> dict[str, dict[str, Stance]]:
    """Text of each piece of feedback to the titles of its themes and the stance there."""
    said = records.rows(project, Feedback, records.ids(project, Feedback))
    assert all(len({coding.theme.id for coding in each.codings}) == len(each.codings) for each in said)
    return {each.text: {coding.theme.name: coding.stance for coding in each.codings} for each in said}


def outline(project: Project) -> list[str]:
    """Codes and titles as the tree has them, those below indented."""
    found = records.rows(project, Theme, records.ids(project, Theme))
    below: dict[int | None, list[Theme]] = {}
    for theme in sorted(found, key=lambda theme: theme.position):
        below.setdefault(theme.parent.id if theme.parent else None, []).append(theme)

    def lines(parent: int | None, depth: int) -> Iterator[str]:
        for theme in below.get(parent, ()):
            yield f"{'  ' * depth}{theme.code} {theme.title}"
            yield from lines(theme.id, depth + 1)

    return list(lines(None, 0))


def test_a_theme_moves_with_all_below_it(project: Project, at: dict[str, int]) -> None:
    say(project, "Said", t2_2_1=Stance.SUPPORT)
    with one_deed(project):
        changes = themes.move(project, at["2.2"], parent=None, position=1)
    assert changes.operation
    assert changes.operation.label == "Move theme Theme 2.2"
    assert outline(project) == [
        "1 Theme 1",
        "2.2 Theme 2.2",
        "  2.2.1 Theme 2.2.1",
        "2 Theme 2",
        "  2.1 Theme 2.1",
        "3 Theme 3",
    ]
    assert codings(project) == {"Said": {"Theme 2.2.1": Stance.SUPPORT}}
    with one_deed(project):
        themes.move(project, at["1"], parent=at["2.1"], position=99)
    assert outline(project) == [
        "2.2 Theme 2.2",
        "  2.2.1 Theme 2.2.1",
        "2 Theme 2",
        "  2.1 Theme 2.1",
        "    1 Theme 1",
        "3 Theme 3",
    ]


def test_a_theme_that_stands_there_already_does_not_move(project: Project, at: dict[str, int]) -> None:
    with no_deed(project):
        assert not themes.move(project, at["2.1"], parent=at["2"], position=0)


def test_a_theme_goes_neither_below_itself_nor_to_another_agenda(
    project: Project, at: dict[str, int]
) -> None:
    other = Reference(add(project, Agenda(title="Other agenda")))
    elsewhere = add(project, Theme(agenda=other, code="1", title="Elsewhere"))
    with no_deed(project):
        for parent in (at["2"], at["2.2.1"]):
            with pytest.raises(Conflict, match="below itself"):
                themes.move(project, at["2"], parent=parent, position=0)
        for deed in (
            lambda: themes.move(project, at["2"], parent=elsewhere, position=0),
            lambda: themes.merge(project, at["2"], elsewhere),
        ):
            with pytest.raises(Conflict, match="two agendas"):
                deed()
        with pytest.raises(NotFound):
            themes.move(project, at["2"], parent=999, position=0)
        with pytest.raises(NotFound):
            themes.move(project, 999, parent=None, position=0)


def test_a_theme_gets_another_title(project: Project, at: dict[str, int]) -> None:
    with one_deed(project):
        records.edit(project, Theme, at["2"], title=" Steel ")
    assert records.get(project, Theme, at["2"]).title == "Steel"
    with no_deed(project), pytest.raises(Invalid):
        records.edit(project, Theme, at["2"], title=" ")


def test_merging_keeps_every_coding_and_what_stands_below(project: Project, at: dict[str, int]) -> None:
    say(project, "One", t2_2=Stance.SUPPORT)
    say(project, "Other", t1=Stance.OPPOSE)
    say(project, "Same", t2_2=Stance.OPPOSE, t1=Stance.OPPOSE)
    say(project, "Differs", t2_2=Stance.OPPOSE, t1=Stance.SUPPORT, t3=Stance.NEUTRAL)
    say(project, "Below", t2_2_1=Stance.UNCLEAR)
    records.edit(project, Theme, at["2.2"], keywords=("iron",), notes="Ask", tags=("steel",))
    with one_deed(project):
        changes = themes.merge(project, at["2.2"], at["1"])
    assert changes.operation
    assert changes.operation.label == "Merge theme Theme 2.2 into theme Theme 1"
    assert codings(project) == {
        "One": {"Theme 1": Stance.SUPPORT},
        "Other": {"Theme 1": Stance.OPPOSE},
        "Same": {"Theme 1": Stance.OPPOSE},
        "Differs": {"Theme 1": Stance.MIXED, "Theme 3": Stance.NEUTRAL},
        "Below": {"Theme 2.2.1": Stance.UNCLEAR},
    }
    assert outline(project)[:3] == ["1 Theme 1", "  2.2.1 Theme 2.2.1", "2 Theme 2"]
    kept = records.get(project, Theme, at["1"])
    assert kept.keywords == ("iron", "Theme 2.2")
    assert (kept.notes, kept.tags) == ("Ask", ("steel",))
    assert records.count(project, Theme) == 5


def test_a_theme_merges_into_the_one_above_it_but_not_below(project: Project, at: dict[str, int]) -> None:
    with no_deed(project):
        for into in (at["2"], at["2.2.1"]):
            with pytest.raises(Conflict, match="cannot become one"):
                themes.merge(project, at["2"], into)
    with one_deed(project):
        themes.merge(project, at["2.2"], at["2"])
    assert outline(project) == [
        "1 Theme 1",
        "2 Theme 2",
        "  2.1 Theme 2.1",
        "  2.2.1 Theme 2.2.1",
        "3 Theme 3",
    ]


def test_what_i_logged_on_a_theme_is_found(project: Project, at: dict[str, int]) -> None:
    said = say(project, "Iron is short", t2=Stance.SUPPORT)
    assert list(themes.feedback_on(project, at["2"], "by:me")) == [said]


def test_splitting_beside_takes_what_it_is_given(project: Project, at: dict[str, int]) -> None:
    said = [say(project, f"Said {n}", t2=Stance.SUPPORT, t3=Stance.OPPOSE) for n in range(4)]
    elsewhere = say(project, "Elsewhere", t3=Stance.OPPOSE)
    parts = [Part("Iron", said[:2]), Part("Coal", [said[2], elsewhere, 999], code="2b"), Part("Empty")]
    with one_deed(project):
        changes = themes.split(project, at["2"], parts)
    assert outline(project) == [
        "1 Theme 1",
        "2 Theme 2",
        "  2.1 Theme 2.1",
        "  2.2 Theme 2.2",
        "    2.2.1 Theme 2.2.1",
        "4 Iron",
        "2b Coal",
        "5 Empty",
        "3 Theme 3",
    ]
    new = records.rows(project, Theme, changes.ids["theme"][:3])
    assert [theme.title for theme in new] == ["Iron", "Coal", "Empty"]
    both = {"Theme 3": Stance.OPPOSE}
    assert codings(project) == {
        "Said 0": {"Iron": Stance.SUPPORT, **both},
        "Said 1": {"Iron": Stance.SUPPORT, **both},
        "Said 2": {"Coal": Stance.SUPPORT, **both},
        "Said 3": {"Theme 2": Stance.SUPPORT, **both},
        "Elsewhere": both,
    }


def test_splitting_below(project: Project, at: dict[str, int]) -> None:
    with one_deed(project):
        themes.split(project, at["2"], [Part("Iron"), Part("Coal")], is_below=True)
    assert outline(project)[4:7] == ["    2.2.1 Theme 2.2.1", "  2.3 Iron", "  2.4 Coal"]


def test_a_split_that_cannot_be_is_refused_whole(project: Project, at: dict[str, int]) -> None:
    said = say(project, "Said", t2=Stance.SUPPORT)
    with no_deed(project):
        for parts, sentence in (
            ([], "nothing to split off"),
            ([Part("Iron", [said]), Part("Coal", [said])], "two parts"),
            ([Part("Iron"), Part(" ")], "needs a title"),
        ):
            with pytest.raises(Invalid, match=sentence):
                themes.split(project, at["2"], parts)
        with pytest.raises(Conflict, match="code 3 is taken"):
            themes.split(project, at["2"], [Part("Iron", [said]), Part("Coal", code="3")])


def test_codes_follow_the_tree(project: Project, at: dict[str, int]) -> None:
    with no_deed(project):
        assert not themes.renumber(project, records.get(project, Theme, at["1"]).agenda.id)
    themes.move(project, at["3"], parent=None, position=0)
    with one_deed(project):
        themes.renumber(project, records.get(project, Theme, at["1"]).agenda.id)
    assert outline(project) == [
        "1 Theme 3",
        "2 Theme 1",
        "3 Theme 2",
        "  3.1 Theme 2.1",
        "  3.2 Theme 2.2",
        "    3.2.1 Theme 2.2.1",
    ]


def test_what_is_coded_below_a_theme_goes_with_it(project: Project, at: dict[str, int]) -> None:
    say(project, "Both", t2=Stance.SUPPORT, t2_2_1=Stance.OPPOSE)
    say(project, "Also elsewhere", t2_2=Stance.SUPPORT, t3=Stance.OPPOSE)
    say(project, "Elsewhere", t1=Stance.SUPPORT)
    with one_deed(project):
        records.remove(project, Theme, at["2"])
    assert outline(project) == ["1 Theme 1", "3 Theme 3"]
    assert codings(project) == {
        "Both": {},
        "Also elsewhere": {"Theme 3": Stance.OPPOSE},
        "Elsewhere": {"Theme 1": Stance.SUPPORT},
    }
    last = next_undo(project)
    assert last
    assert last.label == "Delete theme Theme 2"


# Colour


def test_a_colour_is_kept_in_one_form(project: Project, at: dict[str, int]) -> None:
    with one_deed(project):
        records.edit(project, Theme, at["2"], colour="Blue")
    assert records.get(project, Theme, at["2"]).colour == "#2767b0"
    with no_deed(project), pytest.raises(Invalid, match="is no colour"):
        records.edit(project, Theme, at["2"], colour="blueish")


def test_whoever_mentions_a_theme_knows_its_colour(project: Project, at: dict[str, int]) -> None:
    records.edit(project, Theme, at["2"], colour="#27b")
    said = say(project, "Said", t2=Stance.SUPPORT, t1=Stance.OPPOSE)
    codings = records.get(project, Feedback, said).codings
    assert {coding.theme.kind: coding.theme.colour for coding in codings} == {"1": "", "2": "#2277bb"}
