"""The agenda as a tree: given another shape by key and by mouse."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from engage.domain import theme_trees
from engage.domain.agendas import Agenda, Theme
from engage.domain.feedback import Coding, Feedback, Stance
from engage.domain.organisations import Organisation, OrganisationKind
from engage.domain.records import Noun, Reference
from engage.domain.theme_trees import Tree
from engage.services import records
from engage.services.projects import Project
from engage.ui.agendas.merge_dialog import MergeDialog
from engage.ui.agendas.moves import Step, after_step
from engage.ui.agendas.page import AgendaPage
from engage.ui.agendas.tree_model import ID, LEVEL, NOUN
from engage.ui.feedback.page import FeedbackPage
from engage.ui.main_window import MainWindow
from engage.ui.project_view import ProjectView
from engage.ui.widgets.page_foot import PageFoot
from tests.ui.conftest import add, focus, settle

MOVE = Qt.DropAction.MoveAction


@pytest.fixture
def at(project: Project) -> dict[str, int]:
    """An agenda of the themes 1, 2, 2.1, 2.2, 2.2.1 and 3, and another of the theme A: ids by their codes."""
    agenda, other = (add(project, Agenda(title=f"Example {word} agenda")) for word in ("first", "other"))
    ids: dict[str, int] = {"other": other.id}
    for position, code in ((0, "1"), (1, "2"), (2, "3"), (0, "2.1"), (1, "2.2"), (0, "2.2.1")):
        above = code.rpartition(".")[0]
        parent = Reference(ids[above]) if above else None
        theme = Theme(agenda=agenda, parent=parent, position=position, code=code, title=f"Theme {code}")
        ids[code] = add(project, theme).id
    ids["A"] = add(project, Theme(agenda=other, code="A", title="Theme A")).id
    return ids


@pytest.fixture
def project_view(at: dict[str, int], opened: MainWindow) -> ProjectView:
    assert opened.project_view is not None
    return opened.project_view


@pytest.fixture
def page(project_view: ProjectView, qtbot: QtBot) -> AgendaPage:
    project_view.context.actions["page_agenda"].trigger()
    settle(qtbot, project_view.context)
    page = project_view.page
    assert isinstance(page, AgendaPage)
    focus(qtbot, page.tree)
    return page


def outline(page: AgendaPage) -> str:
    """The codes of the first agenda as the tree has them, in brackets what stands below the one before."""

    def told(above: QModelIndex) -> str:
        found = []
        for row in range(page.model.rowCount(above)):
            index = page.model.index(row, 0, above)
            code = index.data(Qt.ItemDataRole.AccessibleTextRole).partition(" ")[0]
            found.append(f"{code}({told(index)})" if page.model.rowCount(index) else code)
        return " ".join(found)

    return told(page.model.index(0, 0))


def choose(page: AgendaPage, id: int, qtbot: QtBot) -> None:
    page.show_record(Noun.THEME, id)
    settle(qtbot, page.context)


def chosen(page: AgendaPage) -> tuple[Noun, int]:
    index = page.tree.currentIndex()
    return Noun(index.data(NOUN)), index.data(ID)


# By key


@pytest.mark.parametrize(
    ("code", "key", "outcome"),
    [
        ("2", Qt.Key.Key_Up, "2(2.1 2.2(2.2.1)) 1 3"),
        ("2", Qt.Key.Key_Down, "1 3 2(2.1 2.2(2.2.1))"),
        ("2.2", Qt.Key.Key_Right, "1 2(2.1(2.2(2.2.1))) 3"),
        ("2.2", Qt.Key.Key_Left, "1 2(2.1) 2.2(2.2.1) 3"),
        ("1", Qt.Key.Key_Up, "1 2(2.1 2.2(2.2.1)) 3"),
        ("3", Qt.Key.Key_Down, "1 2(2.1 2.2(2.2.1)) 3"),
        ("1", Qt.Key.Key_Right, "1 2(2.1 2.2(2.2.1)) 3"),
        ("3", Qt.Key.Key_Left, "1 2(2.1 2.2(2.2.1)) 3"),
    ],
)
def test_a_theme_moves_by_key_and_stays_chosen(
    page: AgendaPage, at: dict[str, int], qtbot: QtBot, code: str, key: Qt.Key, outcome: str
) -> None:
    choose(page, at[code], qtbot)
    qtbot.keyClick(page.tree, key, Qt.KeyboardModifier.AltModifier)
    settle(qtbot, page.context)
    assert outline(page) == outcome
    assert chosen(page) == (Noun.THEME, at[code])


def test_keys_pressed_fast_are_all_heard(page: AgendaPage, at: dict[str, int], qtbot: QtBot) -> None:
    choose(page, at["3"], qtbot)
    for _ in range(2):
        qtbot.keyClick(page.tree, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    settle(qtbot, page.context)
    assert outline(page) == "3 1 2(2.1 2.2(2.2.1))"


def test_a_move_is_undone_and_the_theme_stays_chosen(
    page: AgendaPage, at: dict[str, int], qtbot: QtBot
) -> None:
    choose(page, at["3"], qtbot)
    page.step(Step.IN)
    settle(qtbot, page.context)
    assert outline(page) == "1 2(2.1 2.2(2.2.1) 3)"
    qtbot.keyClick(page.tree, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, page.context)
    assert outline(page) == "1 2(2.1 2.2(2.2.1)) 3"
    assert chosen(page) == (Noun.THEME, at["3"])


def test_a_theme_moved_into_a_closed_one_is_seen(page: AgendaPage, at: dict[str, int], qtbot: QtBot) -> None:
    above = page.model.index_of(Noun.THEME, at["2"])
    page.tree.collapse(above)
    choose(page, at["3"], qtbot)
    page.step(Step.IN)
    settle(qtbot, page.context)
    assert page.tree.isExpanded(page.model.index_of(Noun.THEME, at["2"]))


def test_a_move_passes_over_what_the_filter_hides(page: AgendaPage, at: dict[str, int], qtbot: QtBot) -> None:
    page.filter_bar.set_text("-theme:2")
    settle(qtbot, page.context)
    assert outline(page) == "1 3"
    choose(page, at["1"], qtbot)
    page.step(Step.DOWN)
    settle(qtbot, page.context)
    assert outline(page) == "3 1"
    page.filter_bar.set_text("")
    settle(qtbot, page.context)
    assert outline(page) == "2(2.1 2.2(2.2.1)) 3 1"


def test_codes_follow_the_tree_when_asked_to(page: AgendaPage, at: dict[str, int], qtbot: QtBot) -> None:
    choose(page, at["2"], qtbot)
    page.step(Step.UP)
    page.context.actions["renumber_themes"].trigger()
    settle(qtbot, page.context)
    assert outline(page) == "1(1.1 1.2(1.2.1)) 2 3"
    assert chosen(page) == (Noun.THEME, at["2"])
    assert records.get(page.context.project, Theme, at["A"]).code == "A"


def test_the_deeds_of_the_tree_are_for_its_page_alone(page: AgendaPage, project_view: ProjectView) -> None:
    assert all(page.context.actions[name].isEnabled() for name in page.deeds)
    project_view.show_page("feedback")
    assert not any(page.context.actions[name].isEnabled() for name in page.deeds)


# Every step leads to a place in the tree, and back


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    tree: dict[int | None, tuple[int, ...]] = {}
    for id in range(1, draw(st.integers(1, 8)) + 1):
        parent = draw(st.sampled_from([None, *range(1, id)]))
        tree[parent] = (*tree.get(parent, ()), id)
    return tree


def stepped(tree: Tree, theme: int, step: Step, shown: set[int]) -> Tree | None:
    place = after_step(tree, theme, step, shown)
    if place is None:
        return None
    beside = [id for id in tree.get(place.parent, ()) if id != theme]
    position = beside.index(place.before) if place.before is not None else len(beside)
    return {
        above: ids for above, ids in theme_trees.moved(tree, theme, place.parent, position).items() if ids
    }


@given(tree=trees(), data=st.data())
def test_a_step_back_undoes_a_step(tree: Tree, data: st.DataObject) -> None:
    every = sorted(theme_trees.places(tree))
    theme = data.draw(st.sampled_from(every))
    for step, back in ((Step.UP, Step.DOWN), (Step.DOWN, Step.UP), (Step.OUT, Step.IN)):
        after = stepped(tree, theme, step, set(every))
        if after is None or (step is Step.OUT and tree[theme_trees.places(tree)[theme][0]][-1] != theme):
            continue
        assert after != tree
        assert stepped(after, theme, back, set(every)) == tree


@given(tree=trees(), data=st.data())
def test_what_is_shown_changes_its_order_with_every_step(tree: Tree, data: st.DataObject) -> None:
    every = sorted(theme_trees.places(tree))
    theme = data.draw(st.sampled_from(every))
    shown = data.draw(st.sets(st.sampled_from(every))) | {theme}
    parent, _ = theme_trees.places(tree)[theme]
    for step, by in ((Step.UP, -1), (Step.DOWN, 1)):
        after = stepped(tree, theme, step, shown)
        seen = [id for id in tree[parent] if id in shown]
        number = seen.index(theme) + by
        assert (after is not None) == (0 <= number < len(seen))
        if after is not None:
            assert [id for id in after[parent] if id in shown].index(theme) == number


# By mouse


def dragged(page: AgendaPage, id: int) -> QMimeData:
    return page.model.mimeData([page.model.index_of(Noun.THEME, id)])


def drop(page: AgendaPage, id: int, row: int, above: QModelIndex) -> bool:
    """Whether the theme may be dropped there; if so, it is."""
    data = dragged(page, id)
    can = page.model.canDropMimeData(data, MOVE, row, 0, above)
    assert not page.model.dropMimeData(data, MOVE, row, 0, above), "the view would take the row out"
    return can


def test_a_theme_is_dropped_between_others(page: AgendaPage, at: dict[str, int], qtbot: QtBot) -> None:
    choose(page, at["3"], qtbot)
    assert drop(page, at["3"], 1, page.model.index_of(Noun.THEME, at["2"]))
    settle(qtbot, page.context)
    assert outline(page) == "1 2(2.1 3 2.2(2.2.1))"
    assert chosen(page) == (Noun.THEME, at["3"])


def test_a_theme_is_dropped_onto_another_or_onto_its_agenda(
    page: AgendaPage, at: dict[str, int], qtbot: QtBot
) -> None:
    assert drop(page, at["3"], -1, page.model.index_of(Noun.THEME, at["1"]).siblingAtColumn(2))
    settle(qtbot, page.context)
    assert outline(page) == "1(3) 2(2.1 2.2(2.2.1))"
    assert drop(page, at["2.2"], -1, page.model.index(0, 0))
    settle(qtbot, page.context)
    assert outline(page) == "1(3) 2(2.1) 2.2(2.2.1)"


@pytest.mark.parametrize(("code", "onto"), [("2", "2"), ("2", "2.2.1"), ("2", "A")])
def test_a_theme_is_not_dropped_below_itself_or_into_another_agenda(
    page: AgendaPage, at: dict[str, int], qtbot: QtBot, code: str, onto: str
) -> None:
    assert not drop(page, at[code], -1, page.model.index_of(Noun.THEME, at[onto]))
    assert not drop(page, at[code], 0, QModelIndex())
    assert not page.model.canDropMimeData(QMimeData(), MOVE, -1, 0, page.model.index(0, 0))
    settle(qtbot, page.context)
    assert outline(page) == "1 2(2.1 2.2(2.2.1)) 3"


def test_only_themes_are_dragged(page: AgendaPage, at: dict[str, int]) -> None:
    def is_dragged(index: QModelIndex) -> bool:
        return bool(page.model.flags(index) & Qt.ItemFlag.ItemIsDragEnabled)

    assert is_dragged(page.model.index_of(Noun.THEME, at["2.2"]))
    assert not is_dragged(page.model.index(0, 0))


# Merging


@pytest.fixture
def said(project: Project, at: dict[str, int]) -> int:
    """Feedback that is coded to 2.2 and to 2.2.1; its id."""
    codings = tuple(
        Coding(theme=Reference(at[code]), stance=Stance.SUPPORT, coded_by="AB") for code in ("2.2", "2.2.1")
    )
    union = add(project, Organisation(name="Example Forge Union", kind=OrganisationKind.UNION))
    day = dt.date(2020, 3, 25)
    return add(project, Feedback(said_on=day, text="Said", organisation=union, codings=codings)).id


def merging(page: AgendaPage, id: int, qtbot: QtBot) -> MergeDialog:
    choose(page, id, qtbot)
    page.context.actions["merge_theme"].trigger()
    settle(qtbot, page.context)
    dialog = page.findChild(MergeDialog)
    assert dialog is not None
    focus(qtbot, dialog.line)
    return dialog


def offered(dialog: MergeDialog) -> list[str]:
    model = dialog.list.model()
    return [model.index(row, 0).data().partition(" ")[0] for row in range(model.rowCount())]


def test_a_theme_is_merged_by_keyboard_with_what_is_coded_to_it(
    said: int, page: AgendaPage, at: dict[str, int], qtbot: QtBot
) -> None:
    dialog = merging(page, at["2.2"], qtbot)
    assert offered(dialog) == ["1", "2", "2.1", "3"]
    assert not dialog.merge.isEnabled()
    qtbot.keyClicks(dialog.line, "theme 2")
    assert offered(dialog) == ["2", "2.1"]
    qtbot.keyClick(dialog.line, Qt.Key.Key_Down)
    assert dialog.outcome.text() == (
        "1 coding and 1 theme below it move to 2.1 Theme 2.1. The title “Theme 2.2” stays as a keyword there."
    )
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    settle(qtbot, page.context)
    assert outline(page) == "1 2(2.1(2.2.1)) 3"
    assert chosen(page) == (Noun.THEME, at["2.1"])
    coded = records.get(page.context.project, Feedback, said).codings
    assert {coding.theme.id for coding in coded} == {at["2.1"], at["2.2.1"]}


def test_what_names_no_theme_merges_nothing(page: AgendaPage, at: dict[str, int], qtbot: QtBot) -> None:
    dialog = merging(page, at["2"], qtbot)
    assert offered(dialog) == ["1", "3"]
    qtbot.keyClicks(dialog.line, "nothing of this name")
    assert dialog.outcome.text() == "No theme of this agenda has these words."
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    settle(qtbot, page.context)
    assert dialog.isVisible()
    dialog.reject()
    assert outline(page) == "1 2(2.1 2.2(2.2.1)) 3"


def test_a_theme_that_is_gone_by_then_is_said_in_the_dialog(
    page: AgendaPage, at: dict[str, int], qtbot: QtBot
) -> None:
    dialog = merging(page, at["2"], qtbot)
    qtbot.keyClicks(dialog.line, "3")
    records.remove(page.context.project, Theme, at["3"])
    dialog.accept()
    settle(qtbot, page.context)
    assert dialog.isVisible()
    assert "no longer there" in dialog.problem.text()


# What was said


@pytest.mark.parametrize(
    ("code", "narrowed", "count"),
    [
        ("2.2", 'theme:2.2 agenda:"Example first agenda"', 1),
        ("1", 'theme:1 agenda:"Example first agenda"', 0),
    ],
)
def test_enter_leads_to_what_was_said_to_a_theme(
    said: int,
    page: AgendaPage,
    project_view: ProjectView,
    at: dict[str, int],
    qtbot: QtBot,
    code: str,
    narrowed: str,
    count: int,
) -> None:
    choose(page, at[code], qtbot)
    qtbot.keyClick(page.tree, Qt.Key.Key_Return)
    settle(qtbot, page.context)
    found = project_view.page
    assert isinstance(found, FeedbackPage)
    assert found.filter_bar.text() == narrowed
    assert found.table.model().rowCount() == count


def test_enter_on_an_agenda_leads_to_all_that_was_said_to_it(
    said: int, page: AgendaPage, at: dict[str, int], qtbot: QtBot
) -> None:
    page.show_record(Noun.AGENDA, at["other"])
    settle(qtbot, page.context)
    with qtbot.waitSignal(page.list_wanted) as wanted:
        qtbot.keyClick(page.tree, Qt.Key.Key_Return)
    assert wanted.args == [Noun.FEEDBACK, 'agenda:"Example other agenda"']


def test_a_theme_is_renamed_by_key(page: AgendaPage, at: dict[str, int], qtbot: QtBot) -> None:
    choose(page, at["2"], qtbot)
    focus(qtbot, page.tree)
    qtbot.keyClick(page.tree, Qt.Key.Key_F2)
    title = page.window().focusWidget()
    assert title is not None
    qtbot.keyClicks(title, "Skills")
    qtbot.keyClick(title, Qt.Key.Key_Return)
    settle(qtbot, page.context)
    assert records.get(page.context.project, Theme, at["2"]).title == "Skills"
    assert page.model.index_of(Noun.THEME, at["2"]).data() == "Skills"


def test_a_word_without_an_end_leaves_the_tree_its_room(
    page: AgendaPage, at: dict[str, int], qtbot: QtBot
) -> None:
    width = page.width()
    agenda = records.get(page.context.project, Theme, at["1"]).agenda.id
    records.edit(page.context.project, Agenda, agenda, title="Donaudampfschifffahrt" * 40)
    page.refresh()
    choose(page, at["1"], qtbot)
    assert page.width() == width


# Levels


@pytest.mark.parametrize(("code", "level"), [("1", "Pillar"), ("2.2", "Action"), ("2.2.1", "Action")])
def test_a_theme_is_told_by_the_name_of_its_level(
    page: AgendaPage, at: dict[str, int], qtbot: QtBot, code: str, level: str
) -> None:
    choose(page, at[code], qtbot)
    told = [label.text() for label in page.inspectors[Noun.THEME].findChildren(QLabel)]
    assert f"{level} · Example first agenda" in told
    title = page.model.index_of(Noun.THEME, at[code])
    assert title.data(Qt.ItemDataRole.AccessibleDescriptionRole) == level.lower()


def test_levels_have_the_names_that_the_agenda_gives_them(
    page: AgendaPage, at: dict[str, int], qtbot: QtBot
) -> None:
    agenda = records.get(page.context.project, Theme, at["1"]).agenda.id
    records.edit(page.context.project, Agenda, agenda, level_names=("part", "aim", "step"))
    page.refresh()
    settle(qtbot, page.context)
    levels = [page.model.index_of(Noun.THEME, at[code]).data(LEVEL) for code in ("2", "2.2", "2.2.1")]
    assert levels == ["part", "aim", "step"]


def test_the_foot_counts_what_is_shown(page: AgendaPage, project_view: ProjectView, qtbot: QtBot) -> None:
    foot = page.findChild(PageFoot)
    assert foot is not None
    assert foot.text() == "7 themes  ·  2 agendas"
    page.filter_bar.set_text("2.2.1")
    settle(qtbot, project_view.context)
    assert foot.text().startswith("7 themes") is False


def test_the_cursor_is_in_the_tree_once_a_theme_is_added_or_given_up(
    page: AgendaPage, project_view: ProjectView, qtbot: QtBot
) -> None:
    for button in ("cancel", "add"):
        project_view.context.actions["new"].trigger()
        body = page.inspectors[Noun.THEME]._body
        focus(qtbot, getattr(body, button))
        page.inspectors[Noun.THEME].editor.save("title", title="Theme of an example")
        qtbot.keyClick(getattr(body, button), Qt.Key.Key_Space)
        settle(qtbot, page.context)
        assert page.tree.hasFocus(), button


def test_the_cursor_stays_on_the_page_as_the_first_agenda_is_added_or_given_up(
    project: Project, opened: MainWindow, qtbot: QtBot
) -> None:
    view = opened.project_view
    assert view is not None
    view.context.actions["page_agenda"].trigger()
    settle(qtbot, view.context)
    page = view.page_of(AgendaPage)
    inspector = page.inspectors[Noun.AGENDA]
    for button in ("cancel", "add"):
        page._on_add_empty()
        focus(qtbot, getattr(inspector._body, button))
        inspector.editor.save("title", title="Example agenda")
        qtbot.keyClick(getattr(inspector._body, button), Qt.Key.Key_Space)
        settle(qtbot, page.context)
        found = opened.focusWidget()
        assert found is not None
        assert page.isAncestorOf(found), button
    assert page.tree.hasFocus()


def test_a_first_agenda_that_is_given_up_leaves_nothing_behind(opened: MainWindow, qtbot: QtBot) -> None:
    view = opened.project_view
    assert view is not None
    view.context.actions["page_agenda"].trigger()
    settle(qtbot, view.context)
    page = view.page
    assert isinstance(page, AgendaPage)
    page._on_add_empty()
    inspector = page.inspectors[Noun.AGENDA]
    qtbot.keyClicks(inspector.editor.form.title, "Example agenda")
    qtbot.mouseClick(inspector.cancel, Qt.MouseButton.LeftButton)
    settle(qtbot, view.context)
    assert not inspector.has_draft
    assert not inspector.cancel.isVisible(), "no form of what was given up is left"
    assert list(inspector.half_typed()) == []
    page._on_add_empty()
    assert inspector.editor.form.title.text() == ""
