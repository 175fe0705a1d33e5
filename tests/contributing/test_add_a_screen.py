"""The list “Adding a screen” of CONTRIBUTING.md: a page that counts the questions that people asked."""

from pathlib import Path

from tests.contributing.tree import Edits, below, grown, run

PAGE = '''"""How many questions people asked."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engage.domain.feedback import Feedback
from engage.services import records
from engage.services.projects import Project
from engage.ui.context import Context
from engage.ui.page import Page
from engage.ui.widgets.words import Words


class QuestionsPage(Page):
    """A number that is read off the window's thread, and again when something has changed."""

    name = "questions"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.words = Words(self.title())
        QVBoxLayout(self).addWidget(self.words)

    @staticmethod
    def title() -> str:
        return QCoreApplication.translate("QuestionsPage", "Questions")

    def refresh(self) -> None:
        def show(number: int) -> None:
            if task is self._reading:
                self.words.setText(self.tr("{} questions").format(f"{number:,}"))

        task = self._reading = self.context.read(_asked, show)


def _asked(project: Project) -> int:
    return sum("?" in said.text for said in records.rows(project, Feedback, records.ids(project, Feedback)))
'''
EDITS: Edits = {
    "src/engage/ui/feedback/questions_page.py": PAGE,
    "src/engage/ui/pages.py": below(
        "PAGES = (",
        "    PageEntry(",
        '        "questions",',
        '        lambda: QCoreApplication.translate("QuestionsPage", "Questions"),',
        '        "help-circle-outline",',
        '        "feedback.questions_page:QuestionsPage",',
        "    ),",
    ),
    "src/engage/ui/actions.py": below(
        '                ActionSpec("page_overview", mark("&Overview"), "Ctrl+1", "view-dashboard-outline"),',
        '                ActionSpec("page_questions", mark("&Questions"), "Alt+Q", "help-circle-outline"),',
    ),
    "src/engage/ui/handlers.py": below(
        '    "page_overview": partial(_go, "overview"),', '    "page_questions": partial(_go, "questions"),'
    ),
    "resources/help/questions.md": "# Questions\n\n{menu:page_questions} says how many there are.\n",
    "src/engage/ui/help/topics.py": [('("welcome", "overview",', '("welcome", "questions", "overview",')],
}
TURNED_TO = """
import time
from pathlib import Path
from engage.app import make_window
from engage.services import projects
from engage.ui.feedback.questions_page import QuestionsPage
from engage.ui.help import topics

app, window = make_window()

def wait(is_done):
    end = time.monotonic() + 600
    while not is_done():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.005)
        app.processEvents()

window.open_path(Path("steel.engage"))
window.show()
wait(lambda: window.project_view is not None)
view = window.project_view
view.context.actions["page_questions"].trigger()
assert isinstance(view.page, QuestionsPage)
wait(lambda: view.page.words.text() != "Questions")
print(view.page.words.text())
print(topics.topic("questions").text)
window.close()
wait(lambda: not window.isVisible())
"""


def test_a_screen_is_added_by_what_the_list_names(tmp_path: Path) -> None:
    tree = grown(tmp_path / "tree", "Adding a screen", EDITS)
    run(tree, tree / "src", "-m", "engage", "new", "steel.engage")
    said = run(tree, tree / "src", "-c", TURNED_TO)
    assert "0 questions" in said
    assert "Go" in said
    assert "Alt+Q" in said
