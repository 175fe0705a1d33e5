"""Submissions: read, split into feedback that remembers where it stands, and given back as they came."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.domain.agendas import Agenda, Theme
from engage.domain.contacts import Contact
from engage.domain.disclosure import Level, Rule
from engage.domain.engagements import Engagement
from engage.domain.feedback import Feedback, Stance
from engage.domain.organisations import Organisation
from engage.domain.records import Noun, Record, Reference
from engage.domain.submissions import Passage, Submission
from engage.domain.text import clean
from engage.errors import Conflict, EngageError, Invalid, NotFound
from engage.services import codings, records, submissions, undo
from engage.services.duplicates import merge
from engage.services.projects import Project
from engage.storage import contents
from tests.builders import DAY, ODD_TEXTS, SCRIPTS, keep_in_memory, new_project, rows

TEXT = "Dear all,\n\nGreen growth pays. 🌞 Not at once.\n\nYours\n"
SAID = "Green growth pays. 🌞"
START = TEXT.index(SAID)
END = START + len(SAID)


def add(project: Project, record: Record) -> int:
    return records.add(project, record).first(records.noun_of(type(record)))


@pytest.fixture
def themes(project: Project) -> list[int]:
    agenda = Reference(add(project, Agenda(title="Example agenda")))
    return [
        add(project, Theme(agenda=agenda, code=code, title=f"Theme {code}", colour="blue")) for code in "123"
    ]


@pytest.fixture
def sent(project: Project) -> int:
    """A submission to an engagement, from somebody who speaks for a body."""
    body = Reference(add(project, Organisation(name="Example Glass")))
    person = Reference(add(project, Contact(given_name="Ana", family_name="Sample")))
    held = Reference(add(project, Engagement(title="Call for views", held_on=DAY, rule=Rule.CHATHAM_HOUSE)))
    return add(
        project,
        Submission(
            title="Views", received_on=DAY, text=TEXT, organisation=body, contact=person, engagement=held
        ),
    )


def made(project: Project, submission: int) -> list[Feedback]:
    return [each.feedback for each in submissions.read(project, submission).passages]


@pytest.mark.parametrize(
    ("rule", "level"),
    [(Rule.CHATHAM_HOUSE, Level.KIND), (Rule.PRIVATE, Level.WITHHELD), (Rule.ON_RECORD, None)],
)
def test_what_was_agreed_at_an_engagement_holds_for_passages_split_off_later(
    project: Project, sent: int, rule: Rule, level: Level | None
):
    held = records.get(project, Submission, sent).engagement
    assert held
    records.edit(project, Engagement, held.id, rule=rule)
    before = rows(project)
    records.remove(project, Engagement, held.id)
    submissions.split_off(project, sent, START, END)
    (later,) = made(project, sent)
    assert (later.engagement, later.disclosure) == (None, level)
    undo.undo(project)
    undo.undo(project)
    assert rows(project) == before


@pytest.mark.parametrize(
    ("rule", "level"), [(Rule.ON_RECORD, Level.KIND), (Rule.CHATHAM_HOUSE, None), (Rule.PRIVATE, None)]
)
def test_of_two_engagements_the_more_closed_one_holds(
    project: Project, sent: int, rule: Rule, level: Level | None
):
    held = records.get(project, Submission, sent).engagement
    assert held
    records.remove(project, Engagement, held.id)
    other = Reference(add(project, Engagement(title="Another call", held_on=DAY, rule=rule)))
    records.edit(project, Submission, sent, engagement=other)
    submissions.split_off(project, sent, START, END)
    assert [each.disclosure for each in made(project, sent)] == [level]


def test_a_passage_becomes_feedback_of_whoever_sent_it(project: Project, sent: int, themes: list[int]):
    changes = submissions.split_off(project, sent, START - 1, END + 1, themes[:2])
    (found,) = submissions.read(project, sent).passages
    said = found.feedback
    assert said.id == changes.first(Noun.FEEDBACK)
    assert (found.passage.start, found.passage.end) == (START, END)
    assert TEXT[found.passage.start : found.passage.end] == said.text == SAID
    assert (said.is_verbatim, said.said_on) == (True, DAY)
    assert said.who == "Ana Sample, Example Glass"
    assert said.engagement
    assert said.engagement.kind == Rule.CHATHAM_HOUSE
    assert [(each.theme.kind, each.stance, each.coded_by) for each in said.codings] == [
        ("1", Stance.UNCLEAR, "AB"),
        ("2", Stance.UNCLEAR, "AB"),
    ]
    assert said.codings[0].theme.colour
    assert records.ids(project, Feedback, "submission:views")[0] == said.id
    assert list(records.ids(project, Submission, "is:coded theme:2")) == [sent]


def test_the_same_passage_again_is_coded_to_one_theme_more(project: Project, sent: int, themes: list[int]):
    submissions.split_off(project, sent, START, END, themes[:1])
    codings.set_stance(project, [made(project, sent)[0].id], Stance.SUPPORT)
    submissions.split_off(project, sent, START, END, themes)
    (said,) = made(project, sent)
    assert [(each.theme.kind, each.stance) for each in said.codings] == [
        ("1", Stance.SUPPORT),
        ("2", Stance.UNCLEAR),
        ("3", Stance.UNCLEAR),
    ]


def test_a_passage_is_taken_back_with_what_was_made_of_it(project: Project, sent: int, themes: list[int]):
    submissions.split_off(project, sent, START, END, themes)
    before = rows(project)
    submissions.remove_passages(project, [submissions.read(project, sent).passages[0].passage.id])
    assert submissions.read(project, sent).passages == ()
    assert not records.ids(project, Feedback)
    undo.undo(project)
    assert rows(project) == before


def test_feedback_that_stands_elsewhere_too_stays(project: Project, sent: int):
    places = tuple(Passage(submission=Reference(sent), start=at, end=at + 3) for at in (0, 11))
    said = add(project, Feedback(text="Said twice", said_on=DAY, passages=places))
    first, second = (each.passage.id for each in submissions.read(project, sent).passages)
    submissions.remove_passages(project, [first])
    assert [each.passage.id for each in submissions.read(project, sent).passages] == [second]
    submissions.remove_passages(project, [second])
    with pytest.raises(NotFound):
        records.get(project, Feedback, said)


def test_what_cannot_be_split_off_is_said(project: Project, sent: int, themes: list[int]):
    with pytest.raises(Invalid, match="Nothing is selected"):
        submissions.split_off(project, sent, 9, 11)
    with pytest.raises(NotFound):
        submissions.split_off(project, sent + 1, 0, 4)
    with pytest.raises(EngageError):
        submissions.split_off(project, sent, 0, 4, [themes[-1] + 1])
    assert not records.ids(project, Feedback)


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (4, 3), (0, len(TEXT) + 1)])
def test_a_passage_lies_within_its_submission(project: Project, sent: int, start: int, end: int):
    place = Passage(submission=Reference(sent), start=start, end=end)
    with pytest.raises(Invalid, match="no such passage"):
        records.add(project, Feedback(text="Said", said_on=DAY, passages=(place,)))


def test_the_text_stays_as_it_was_received(project: Project, sent: int):
    with pytest.raises(Conflict, match="stays as it was received"):
        records.edit(project, Submission, sent, text="Other words")
    records.edit(project, Submission, sent, title="Other title", notes="Read")


def test_the_paragraphs_to_code(project: Project, sent: int):
    submissions.split_off(project, sent, 0, 9)
    found = submissions.read(project, sent).uncoded()
    assert [TEXT[slice(*place)] for place in found] == ["Green growth pays. 🌞 Not at once.", "Yours"]


def test_merging_its_senders_moves_it(project: Project, sent: int):
    other = add(project, Organisation(name="Example Glass Ltd"))
    (was,) = records.rows(project, Submission, [sent])
    assert was.organisation
    merge(project, Organisation, other, was.organisation.id, {})
    now = records.get(project, Submission, sent).organisation
    assert now
    assert now.id == other


def test_what_is_sent_in_goes_and_comes_back_with_its_passages(project: Project, sent: int):
    submissions.split_off(project, sent, START, END)
    before = rows(project)
    records.remove(project, Submission, sent)
    (said,) = records.rows(project, Feedback, records.ids(project, Feedback))
    assert said.passages == ()
    undo.undo(project)
    assert rows(project) == before


def test_the_file_is_given_back_as_it_came(project: Project, sent: int, tmp_path: Path):
    held = b"\x00as it came\r\n"
    with project.transaction("Keep") as tx:
        sha256 = contents.keep(tx.connection, held)
    filed = add(
        project,
        Submission(title="Filed", received_on=DAY, file_name="a.bin", size=len(held), sha256=sha256),
    )
    submissions.save_copy(project, filed, tmp_path / "copy.bin")
    assert (tmp_path / "copy.bin").read_bytes() == held
    with pytest.raises(NotFound, match="has no file"):
        submissions.save_copy(project, sent, tmp_path / "none.bin")


WRITTEN = st.lists(st.one_of(st.text(max_size=9), st.sampled_from([*SCRIPTS, *ODD_TEXTS, "\r\n"])))


@given(WRITTEN.map("".join), st.data())
def test_a_passage_is_found_by_its_place_whatever_is_written(text: str, data: st.DataObject):
    with tempfile.TemporaryDirectory() as folder, new_project(Path(folder) / "p.engage") as project:
        keep_in_memory(project)
        sent = add(project, Submission(title="Views", received_on=dt.date(2020, 7, 1), text=text))
        kept = submissions.read(project, sent).submission.text
        assert kept == clean(text).lstrip("\ufeff")
        start = data.draw(st.integers(0, len(kept)))
        end = data.draw(st.integers(start, len(kept)))
        if not kept[start:end].strip():
            return
        submissions.split_off(project, sent, start, end)
        (found,) = submissions.read(project, sent).passages
        assert kept[found.passage.start : found.passage.end] == found.feedback.text
        assert found.feedback.text == kept[start:end].strip()


def test_a_list_says_how_much_is_coded_and_holds_no_text(project: Project, sent: int, themes: list[int]):
    empty = add(project, Submission(title="Only a file", received_on=DAY))
    submissions.split_off(project, sent, START, END)
    assert [each.coded for each in submissions.listed(project, [sent, empty])] == [0, None]
    submissions.split_off(project, sent, START, END, themes[:2])
    submissions.split_off(project, sent, START, START + 5, themes[:1])
    (found,) = submissions.listed(project, [sent, empty + 1])
    assert (found.id, found.record.title, found.record.text) == (sent, "Views", "")
    assert found.coded == pytest.approx(len(SAID) / len(TEXT))


def test_the_feedback_of_a_passage_is_found_by_its_place(project: Project, sent: int):
    with pytest.raises(NotFound, match="No feedback was made of this passage"):
        submissions.made_of(project, sent, START, END)
    changes = submissions.split_off(project, sent, START, END)
    assert submissions.made_of(project, sent, START, END + 1) == changes.first(Noun.FEEDBACK)
