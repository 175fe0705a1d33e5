"""The help: that it speaks of what there is, and of all of it, and loads nothing from elsewhere."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAccessible, QColor, QImage, QKeySequence, QTextDocument
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

import engage
from engage.domain.filter_fields import FIELDS, Flag
from engage.domain.filters import parse as parse_filter
from engage.domain.quick_log import MarkKind, marks, parse
from engage.domain.records import Choice
from engage.errors import Invalid
from engage.paths import resource
from engage.settings import Appearance
from engage.ui import actions, pages, theme
from engage.ui.help.generated import escaped
from engage.ui.help.help_key import topic_offered
from engage.ui.help.topics import MARKDOWN, names, topic
from engage.ui.help.view import HelpView
from engage.ui.help.window import HelpWindow
from engage.ui.main_window import MainWindow
from engage.ui.preferences import Preferences
from engage.ui.theme import DARK, LIGHT
from tests.ui.conftest import Roundtable, focus, settle

FILES = sorted(resource("help").glob("*.md"))
SOURCES = {file.stem: file.read_text("utf-8") for file in FILES}

pytestmark = pytest.mark.usefixtures("qapp")


def typed(source: str) -> list[str]:
    """What a page shows as typed."""
    return re.findall(r"`([^`\n]+)`", source)


# What it says


def test_every_page_of_the_help_is_in_its_contents_once() -> None:
    assert sorted(names()) == sorted(SOURCES)


def test_every_page_of_the_window_has_help(opened: MainWindow) -> None:
    assert opened.project_view is not None
    assert {kind.name for kind in pages.kinds()} <= set(names())


@pytest.mark.parametrize("name", sorted(SOURCES))
def test_every_page_begins_with_its_title_and_asks_for_nothing_unknown(name: str) -> None:
    page = topic(name)
    assert SOURCES[name].startswith(f"# {page.title}\n")
    assert "{" not in page.markdown
    assert "| ---" not in page.text  # each table is read as one


@pytest.mark.parametrize("name", sorted(SOURCES))
def test_every_link_leads_to_a_page(name: str) -> None:
    links = re.findall(r"(?<!!)\[[^]]*\]\(([^)]*)\)", SOURCES[name])
    assert {link.removesuffix(".md") for link in links} <= set(names())
    assert "http" not in SOURCES[name]


def test_every_shortcut_is_listed() -> None:
    lines = topic("keyboard").markdown.splitlines()
    for spec in actions.SPECS.values():
        for shortcut in spec.shortcuts.split():
            key = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
            assert any(f"`{key}`" in line and escaped(actions.plain(spec.text)) in line for line in lines)


def test_shortcuts_are_never_written_by_hand() -> None:
    """But for those of a field and of the help itself, which are no actions."""
    by_hand = {key for name, source in SOURCES.items() for key in re.findall(r"(?:Ctrl|Alt)\+\w+", source)}
    assert by_hand == {"Ctrl+Enter", "Ctrl+F", "Alt+Left"}


def test_every_field_and_value_of_a_filter_is_listed() -> None:
    page = topic("filters").markdown
    for noun, fields in FIELDS.items():
        for name, field in fields.items():
            assert f"| `{name}:` | {escaped(field.help)} |" in page, noun
            assert all(f"`{choice.value}`" in page for choice in field.choices)
    assert all(f"`is:{flag.value}` | {escaped(flag.help)}" in page for flag in Flag)


def test_every_mark_of_a_line_is_listed_as_it_is_typed() -> None:
    for kind in MarkKind:
        assert f"| `{kind.typed}` | {escaped(kind.help)} |" in topic("logging").markdown
        assert {mark.kind for sign in kind.typed.split() for mark in marks(sign)} == {kind}


def test_the_lines_that_it_shows_are_understood() -> None:
    lines = [line for line in typed(SOURCES["logging"]) if len(line) > 25]
    assert len(lines) == 3
    for line in lines:
        logged = parse(line)
        assert logged.who
        assert logged.themes or logged.is_commitment
        assert not logged.surplus


def is_understood(text: str) -> bool:
    for noun in FIELDS:
        try:
            parse_filter(text, noun)
        except Invalid:
            continue
        return True
    return False


def test_the_filters_that_it_shows_are_understood() -> None:
    shown = [text for source in SOURCES.values() for text in typed(source) if re.match(r"-?[a-z]+:\S", text)]
    assert len(shown) > 20
    assert [text for text in shown if not is_understood(text)] == []


def words_of_the_window() -> set[str]:
    """All that buttons, fields and tabs may be called."""
    there = {actions.plain(spec.text) for spec in actions.SPECS.values()}
    for path in (Path(engage.__file__).parent / "ui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                there |= {node.value, node.value.replace("&", "")}
    choices: list[type[Choice]] = list(Choice.__subclasses__())
    for choice in choices:
        there |= {value.label.capitalize() for value in choice}
        there |= {getattr(value, "plural", "").capitalize() for value in choice}
    return there


def test_it_names_nothing_that_is_not_there() -> None:
    """What stands in bold is the name of something on the screen."""
    named = {name for source in SOURCES.values() for name in re.findall(r"\*\*([^*]+)\*\*", source)}
    assert len(named) > 40
    assert named - words_of_the_window() == set()


TEXTS = st.text(
    st.characters(min_codepoint=0x21, max_codepoint=0x17F, exclude_categories=["C", "Z"]) | st.just(" ")
).filter(str.strip)


@given(TEXTS)
def test_what_is_made_from_data_reads_as_it_is(text: str) -> None:
    document = QTextDocument()
    document.setMarkdown(escaped(text), MARKDOWN)
    assert document.toPlainText() == " ".join(text.split())


# The window


@pytest.fixture
def help_window(qtbot: QtBot, qapp: QApplication) -> HelpWindow:
    theme.apply(qapp, Appearance.LIGHT)
    window = HelpWindow(Preferences())
    qtbot.addWidget(window)
    window.open_at("welcome")
    return window


def shown(window: MainWindow | HelpWindow) -> str:
    """The name of the page that is read."""
    if isinstance(window, MainWindow):
        assert window.help is not None
        assert window.help.isVisible()
        window = window.help
    assert window.view.topic is not None
    return window.view.topic.name


def press_f1(widget: QWidget, qtbot: QtBot) -> None:
    focus(qtbot, widget)
    qtbot.keyClick(widget, Qt.Key.Key_F1)


def test_f1_opens_the_page_about_the_screen_in_front(
    roundtable: Roundtable, window: MainWindow, qtbot: QtBot
) -> None:
    press_f1(window.welcome.new, qtbot)
    assert shown(window) == "welcome"
    window.open_path(roundtable.project.path)
    qtbot.waitUntil(lambda: window.project_view is not None)
    view = window.project_view
    assert view is not None
    settle(qtbot, view.context)
    for kind in pages.kinds():
        view.show_page(kind.name)
        settle(qtbot, view.context)
        press_f1(view.navigation.list, qtbot)
        assert shown(window) == kind.name
    view.log()
    settle(qtbot, view.context)
    press_f1(view.log_bar.line, qtbot)
    assert shown(window) == "logging"
    window.actions_by_name["keys"].trigger()
    assert shown(window) == "keyboard"


@pytest.mark.parametrize(
    ("action", "name"),
    [
        ("new_project", "welcome"),
        ("import_files", "importing"),
        ("preferences", "preferences"),
        ("project_details", "project"),
    ],
)
def test_f1_tells_of_the_dialog_that_is_open(
    opened: MainWindow, action: str, name: str, qtbot: QtBot
) -> None:
    opened.actions_by_name[action].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    assert topic_offered(dialog) == name
    press_f1(dialog.findChildren(QLineEdit)[0], qtbot)
    assert shown(opened) == name
    assert opened.help is not None
    assert opened.help.windowHandle().transientParent() is None  # else the dialog would block it
    dialog.close()


def test_the_help_closes_with_the_window(window: MainWindow, qtbot: QtBot) -> None:
    window.show_help("welcome")
    assert shown(window) == "welcome"
    help_window = window.help
    assert help_window is not None
    window.close()
    assert not help_window.isVisible()


def test_a_link_leads_to_its_page_and_back_to_where_one_was(help_window: HelpWindow, qtbot: QtBot) -> None:
    help_window.show_topic("filters")
    help_window.view.verticalScrollBar().setValue(300)
    help_window.view.anchorClicked.emit(QUrl("disclosure.md"))
    assert shown(help_window) == "disclosure"
    assert help_window.contents.currentIndex().data() == "Disclosure"
    qtbot.mouseClick(help_window.back, Qt.MouseButton.LeftButton)
    assert shown(help_window) == "filters"
    assert help_window.view.verticalScrollBar().value() == 300
    qtbot.mouseClick(help_window.back, Qt.MouseButton.LeftButton)
    assert shown(help_window) == "welcome"
    assert not help_window.back.isEnabled()


@pytest.mark.parametrize(
    "link",
    ["https://example.org/welcome.md", "file:///etc/hostname", "../../README.md", "nowhere.md", "#top"],
)
def test_a_link_to_elsewhere_leads_nowhere(help_window: HelpWindow, link: str) -> None:
    help_window.view.anchorClicked.emit(QUrl(link))
    assert shown(help_window) == "welcome"
    assert not help_window.view.openLinks()


def picture(view: HelpView, name: QUrl) -> QImage:
    image = view.document().resource(QTextDocument.ResourceType.ImageResource.value, name)
    assert isinstance(image, QImage)
    return image


def test_nothing_else_is_loaded(help_window: HelpWindow, tmp_path: Path) -> None:
    elsewhere = tmp_path / "picture.png"
    help_window.grab().save(str(elsewhere))
    for name in (
        QUrl.fromLocalFile(str(elsewhere)),
        QUrl("images/../../icons/engage.png"),
        QUrl("images/nowhere.png"),
        QUrl("https://example.org/images/overview.png"),
        QUrl("//example.org/images/overview.png"),
    ):
        image = picture(help_window.view, name)
        assert (image.width(), image.height()) == (1, 1), name


PICTURES = sorted({name for source in SOURCES.values() for name in re.findall(r"\]\((images/.+?)\)", source)})


@pytest.mark.parametrize("name", ["overview", "filters"])
def test_a_page_is_filled_in_and_then_left_alone(help_window: HelpWindow, name: str, qtbot: QtBot) -> None:
    qtbot.waitExposed(help_window)
    help_window.show_topic(name)
    for _ in range(5):
        QApplication.processEvents()
    filled: list[str] = []
    help_window.view.textChanged.connect(lambda: filled.append(name))
    for _ in range(50):
        QApplication.processEvents()
    assert filled == []


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
def test_pictures_follow_the_colours_and_fit_the_page(
    help_window: HelpWindow, qapp: QApplication, appearance: Appearance
) -> None:
    theme.apply(qapp, appearance)
    assert PICTURES
    seen = set()
    for name in PICTURES:
        image = help_window.view.loadResource(2, QUrl(name))
        assert image.width() > 300, name
        assert image.deviceIndependentSize().width() <= help_window.view.viewport().width()
        dark = image.pixelColor(2, image.height() // 2).lightness() < 128
        seen.add(dark)
    assert seen == {appearance is Appearance.DARK}


def test_every_picture_is_shown_and_said_in_words() -> None:
    there = {file.name.rsplit("-", 1)[0] for file in resource("help/images").glob("*.png")}
    assert {f"images/{name}.png" for name in there} == set(PICTURES)
    assert not [source for source in SOURCES.values() if "![](" in source]


def test_the_contents_lead_to_every_page(help_window: HelpWindow, qtbot: QtBot) -> None:
    assert help_window.shown() == names()
    help_window.contents.setFocus()
    for name in names()[1:]:
        qtbot.keyClick(help_window.contents, Qt.Key.Key_Down)
        assert shown(help_window) == name


def test_searching_lists_the_pages_that_have_the_words(help_window: HelpWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(help_window.line, "lawful basis")
    assert "data-protection" in help_window.shown()
    assert "keyboard" not in help_window.shown()
    help_window.show_topic("data-protection")
    found = {selection.cursor.selectedText().strip() for selection in help_window.view.extraSelections()}
    assert found >= {"Lawful", "Basis"} or found >= {"Lawful", "basis"}
    help_window.line.setText("zebra")
    assert help_window.shown() == []
    assert not help_window._nothing.isHidden()
    help_window.line.clear()
    assert help_window.shown() == names()
    assert not help_window.view.extraSelections()


def grounds(view: HelpView) -> Iterator[str]:
    """The colours on which words stand."""
    block = view.document().begin()
    while block.isValid():
        for text_format in block.textFormats():
            if text_format.format.background().style() != Qt.BrushStyle.NoBrush:
                yield text_format.format.background().color().name()
        block = block.next()


def test_pages_follow_the_colours(help_window: HelpWindow, qapp: QApplication, qtbot: QtBot) -> None:
    help_window.show_topic("feedback")
    for appearance, scheme in ((Appearance.DARK, DARK), (Appearance.LIGHT, LIGHT)):
        theme.apply(qapp, appearance)
        qtbot.waitUntil(lambda scheme=scheme: set(grounds(help_window.view)) == {QColor(scheme.chip).name()})


def test_every_control_has_a_name_and_can_be_reached(help_window: HelpWindow) -> None:
    controls = [help_window.line, help_window.contents, help_window.back, help_window.view]
    for control in controls:
        assert QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name).strip()
    reached = []
    widget = help_window.nextInFocusChain()
    while widget is not help_window:
        reached.append(widget)
        widget = widget.nextInFocusChain()
    assert [control for control in reached if control in controls] == controls
    kinds = (QAbstractButton, QLineEdit, QAbstractItemView, HelpView)
    others = [widget for widget in help_window.findChildren(QWidget) if isinstance(widget, kinds)]
    assert [w for w in others if w not in controls and w.focusPolicy() != Qt.FocusPolicy.NoFocus] == []


def test_no_page_is_wider_than_a_small_window(help_window: HelpWindow, qtbot: QtBot) -> None:
    help_window.resize(help_window.minimumSize())
    for name in names():
        help_window.show_topic(name)
        assert help_window.view.horizontalScrollBar().maximum() == 0, name
