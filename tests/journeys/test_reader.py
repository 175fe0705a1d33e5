"""Somebody who reads what was sent in, and makes feedback of it, by the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from engage.domain.feedback import Stance
from engage.domain.submissions import Submission
from engage.services import projects, records, submissions
from tests.journeys.person import Person

_TITLE = "Views of the glass and ceramics council"
_WORKS = (
    "Green recovery: views of the glass and ceramics council",
    "We speak for fifty-eight makers of glass",
    "What would make our next investment a clean one",
    "What must hold across borders",
    "We would gladly show you round a works.",
)
"""The paragraphs of which nothing is feedback yet, as they begin."""
_IN_OTHER_WORDS = "They speak for some sixty works."


def test_a_submission_is_split_into_feedback_by_keyboard(
    start: Callable[[], Person], sample_path: Path
) -> None:
    person = start()
    person.window.open_path(sample_path)
    person.until(lambda: person.window.project_view is not None)

    person.press("Ctrl+5")
    person.reads("Submissions", _TITLE, "30%")
    person.press("Return")
    person.reads("Green recovery: views of the glass and ceramics council", "coded: 30%")
    assert person.focused() == "Text of the submission"

    for paragraph, theme, sign in zip(_WORKS, ("5.2", "furnace", "1.1"), ("0", "+", "-"), strict=False):
        person.press("U")
        assert selected(person).startswith(paragraph)
        person.press("T")
        person.write(theme)
        person.press("Return", sign)
    person.reads("5.2 ·", "1.1 −", "Passages  5")

    person.press("Ctrl+Z", "Ctrl+Z")  # its stance, and then the third itself
    person.reads("Passages  4")
    assert selected(person) == _WORKS[2], "what was selected is so still, to be coded otherwise"
    person.press("U")
    assert selected(person) == _WORKS[3]
    person.press("U", "T")
    person.write("5.2")
    person.press("Return")
    person.reads("Passages  5")

    person.press("Ctrl+Home", "J", "F2")
    person.tab_to("In other words, for outside")
    person.write(_IN_OTHER_WORDS)
    person.press("Ctrl+Return", "F6", "F6")
    assert person.focused() == "Text of the submission"
    person.press("Return")
    person.reads("What was said", _IN_OTHER_WORDS)
    person.press("W")
    person.reads(_TITLE, "Passage 2 of 5")
    person.press("Delete")
    person.reads("Passages  4")
    person.press("Ctrl+Z", "Esc")
    assert person.focused() == "submissions"
    person.window.close()
    person.gone()
    check(sample_path)


def selected(person: Person) -> str:
    """What is selected in the text: it can be copied."""
    QGuiApplication.clipboard().clear()
    person.press("Ctrl+C")
    return QGuiApplication.clipboard().text()


def check(path: Path) -> None:
    """What was coded is there, with where it stands, and the one that was taken back is not."""
    with projects.open_project(path, who="AB") as project:
        (id,) = records.ids(project, Submission)
        read = submissions.read(project, id)
        stances = [[coding.stance for coding in each.feedback.codings] for each in read.passages]
        assert stances == [
            [Stance.NEUTRAL],
            [Stance.SUPPORT],
            [Stance.SUPPORT, Stance.MIXED],
            [Stance.MIXED],
            [Stance.UNCLEAR],
        ]
        texts = [read.submission.text[each.passage.start : each.passage.end] for each in read.passages]
        assert [each.feedback.text for each in read.passages] == texts
        assert texts[-1] == _WORKS[-1]
        assert [each.feedback.paraphrase for each in read.passages] == ["", _IN_OTHER_WORDS, "", "", ""]
