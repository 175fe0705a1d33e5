"""Logging a line: what it becomes, and that nothing typed is lost."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engage.domain import quick_log
from engage.domain.agendas import Agenda, Theme
from engage.domain.commitments import Commitment
from engage.domain.contacts import Affiliation, Contact
from engage.domain.engagements import Attendance, Engagement
from engage.domain.feedback import Capacity, Feedback, Stance
from engage.domain.organisations import Organisation, OrganisationKind
from engage.domain.records import Noun, Reference
from engage.domain.text import clean
from engage.errors import Invalid, NotFound
from engage.services import feedback, projects, records, undo
from engage.services.projects import Project
from tests.deeds import no_deed, one_deed


@pytest.fixture
def project(tmp_path: Path):
    with projects.create(tmp_path / "room.engage", name="Room", who="AB") as made:
        yield made


def _reference(project: Project, record: object) -> Reference:
    noun = records.noun_of(type(record))  # type: ignore[arg-type]
    return Reference(records.add(project, record).first(noun))  # type: ignore[arg-type]


@pytest.fixture
def room(project: Project) -> int:
    """A roundtable with Ana of the Example Forge Union (seat "fu") and the body Example Press (seat "p")."""
    agenda = _reference(project, Agenda(title="Example agenda"))
    for code, title, keywords in (("2", "Innovation", ()), ("2.3", "Carbon capture", ("ccus",))):
        records.add(project, Theme(agenda=agenda, code=code, title=title, keywords=keywords))
    union = _reference(project, Organisation(name="Example Forge Union", kind=OrganisationKind.UNION))
    press = _reference(project, Organisation(name="Example Press", kind=OrganisationKind.SME))
    ana = _reference(
        project,
        Contact(given_name="Ana", family_name="Sample", affiliations=(Affiliation(organisation=union),)),
    )
    return _reference(
        project,
        Engagement(
            title="Scoping",
            held_on=dt.date(2020, 3, 25),
            agenda=agenda,
            attendance=(Attendance(contact=ana, seat="fu"), Attendance(organisation=press, seat="p")),
        ),
    ).id


def test_a_line_with_every_mark_is_kept_as_what_it_means(project: Project, room: int):
    logged = feedback.log(project, room, "@fu #ccus + Contracts would unlock capture ! * =p")

    said = records.get(project, Feedback, logged.record.id)
    assert said.text == "Contracts would unlock capture"
    assert (said.contact.name, said.organisation.name) == ("Ana Sample", "Example Forge Union")
    assert [(coding.theme.kind, coding.stance, coding.coded_by) for coding in said.codings] == [
        ("2.3", Stance.SUPPORT, "AB")
    ]
    assert [agreement.organisation.name for agreement in said.agreements] == ["Example Press"]
    assert said.has_evidence
    assert said.is_key_point
    assert said.said_on == dt.date(2020, 3, 25)
    assert said.said_at is None, "typed up years later: the minute is not known"
    assert said.unresolved == ()


def test_what_is_returned_is_what_is_stored(project: Project, room: int):
    logged = feedback.log(project, room, "@p #2 ~ Mixed news")

    stored = records.get(project, Feedback, logged.record.id)
    assert logged.record.text == stored.text
    assert logged.record.organisation == stored.organisation
    assert logged.changes.ids["feedback"] == (stored.id,)


def test_unknown_marks_keep_the_line_and_are_listed_as_typed(project: Project, room: int):
    logged = feedback.log(project, room, '@zed #"deep sea" + Wait for nobody =qq @again')

    assert isinstance(logged.record, Feedback)
    assert logged.record.text == "Wait for nobody"
    assert logged.record.stance is Stance.SUPPORT
    assert set(logged.record.unresolved) == {"@zed", '#"deep sea"', "=qq", "@again"}
    assert list(records.ids(project, Feedback, "is:unresolved")) == [logged.record.id]


def test_someone_outside_the_room_is_found_by_name(project: Project, room: int):
    records.add(project, Organisation(name="Example Castings Federation"))

    logged = feedback.log(project, room, "@castings Green growth is key")

    assert isinstance(logged.record, Feedback)
    assert logged.record.organisation is not None
    assert logged.record.organisation.name == "Example Castings Federation"
    assert logged.record.contact is None


def test_a_body_is_found_by_its_short_name(project: Project, room: int):
    records.add(project, Organisation(name="Example Energy Workers", short_name="EEW"))
    records.add(project, Organisation(name="Example Eewood Council"))

    logged = feedback.log(project, room, "@eew Crews before contracts")

    assert isinstance(logged.record, Feedback)
    assert logged.record.organisation is not None
    assert logged.record.organisation.name == "Example Energy Workers"


def test_a_person_without_a_body_speaks_for_themselves(project: Project, room: int):
    records.add(project, Contact(given_name="Bo", family_name="Specimen"))

    logged = feedback.log(project, room, "@specimen I would rather retrain")

    assert isinstance(logged.record, Feedback)
    assert logged.record.capacity is Capacity.PERSONAL


def test_a_line_that_begins_with_a_bracket_is_a_commitment(project: Project, room: int):
    logged = feedback.log(project, room, "> @fu Send the figures #2.3 =p")

    made = records.get(project, Commitment, logged.record.id)
    assert made.text == "Send the figures"
    assert made.contact.name == "Ana Sample"
    assert made.engagement.id == room
    assert made.made_on == dt.date(2020, 3, 25)
    assert made.unresolved == ("#2.3", "=p"), "a commitment has no themes: what was typed is kept"


def test_a_day_at_the_end_of_a_commitment_is_when_it_is_due(project: Project, room: int):
    made = feedback.log(project, room, "> @fu Send the figures by 4 December #2.3").record

    assert isinstance(made, Commitment)
    assert made.text == "Send the figures by 4 December", "the words stay whole"
    assert made.due_on == dt.date(2020, 12, 4), "the next one from the day of the engagement"


def test_a_remark_has_no_day_to_be_done_by(project: Project, room: int):
    said = feedback.log(project, room, "@fu We send the figures by 4 December").record

    feedback.to_commitment(project, said.id)

    (made,) = records.rows(project, Commitment, records.ids(project, Commitment))
    assert made.due_on == dt.date(2020, 12, 4)


@pytest.mark.parametrize(
    ("line", "due", "corrected", "then"),
    [
        ("> Send it by 4 May", None, "> Send it by 5 May", (5, 5)),
        ("> Send it by 4 May", None, "> Send it", None),
        ("> Send it", None, "> Send it by 5 May", (5, 5)),
        ("> Send it by 4 May", (6, 6), "> Send all by 4 May", (6, 6)),
        ("> Send it by 4 May", (6, 6), "> Send it", (6, 6)),
        ("> Send it by 4 May", (6, 6), "> Send it by 5 May", (5, 5)),
        ("> Send it", (6, 6), "> Send all", (6, 6)),
    ],
)
def test_a_corrected_line_moves_the_day_that_it_said(
    line: str,
    due: tuple[int, int] | None,
    corrected: str,
    then: tuple[int, int] | None,
    project: Project,
    room: int,
):
    """A day that was set since stays, unless the line says another one than before."""
    made = feedback.log(project, room, line).record
    if due:
        records.edit(project, Commitment, made.id, due_on=dt.date(2020, *due))

    feedback.relog(project, Noun.COMMITMENT, made.id, corrected)

    assert records.get(project, Commitment, made.id).due_on == (dt.date(2020, *then) if then else None)


def test_marks_without_words_are_kept_as_words(project: Project, room: int):
    logged = feedback.log(project, room, "@fu +")

    assert isinstance(logged.record, Feedback)
    assert logged.record.text == "@fu +"
    assert logged.record.contact is not None


@pytest.mark.parametrize("line", ["", "   ", "\t", "\0"])
def test_an_empty_line_is_refused_in_a_sentence(project: Project, room: int, line: str):
    with pytest.raises(Invalid, match="nothing to log"):
        feedback.log(project, room, line)


def test_an_engagement_that_is_gone_is_said(project: Project, room: int):
    records.remove(project, Engagement, room)

    with pytest.raises(NotFound, match="no longer there"):
        feedback.log(project, room, "Anyone?")


def test_a_line_logged_on_the_day_has_its_minute(project: Project, room: int):
    today = dt.datetime.now(dt.UTC).date()
    records.edit(project, Engagement, room, held_on=today)

    logged = feedback.log(project, room, "@fu Now")

    assert isinstance(logged.record, Feedback)
    assert logged.record.said_at is not None


def test_what_is_said_before_the_day_is_dated_today(project: Project, room: int):
    tomorrow = dt.datetime.now(dt.UTC).date() + dt.timedelta(days=40)
    records.edit(project, Engagement, room, held_on=tomorrow)

    logged = feedback.log(project, room, "@fu Called ahead")

    assert isinstance(logged.record, Feedback)
    assert logged.record.said_on < tomorrow


def test_understanding_a_line_keeps_nothing(project: Project, room: int):
    before = undo.history(project)

    taken = feedback.understood(project, room, "@fu #2.3 - No")

    assert isinstance(taken, Feedback)
    assert taken.codings[0].stance is Stance.OPPOSE
    assert undo.history(project) == before
    assert records.count(project, Feedback) == 0


def test_one_undo_takes_the_whole_line_back(project: Project, room: int):
    feedback.log(project, room, "@fu #2.3 + Yes =p")

    assert undo.undo(project).ids.keys() == {"feedback", "coding", "agreement"}
    assert records.count(project, Feedback) == 0


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(line=st.text(max_size=200))
def test_whatever_is_typed_is_kept_or_refused_as_empty(project: Project, room: int, line: str):
    if not clean(line).strip():
        return
    logged = feedback.log(project, room, line)
    assert records.rows(project, type(logged.record), [logged.record.id])[0].text == logged.record.text


# Whatever is typed or pasted

LONG = "wide words " * 910
PAGE = [
    "@fu #nothing-like-it + An unknown theme",
    "@nobody #2.3 - An unknown person =nobodyelse",
    '@"Zoe from the North" @fu Two at once',
    "",
    " \t ",
    "\u202eright to left\u202c العربية @fu #ccus",
    "👩🏽\u200d🏭 emoji 🏴\U000e0067\U000e0062\U000e007f @p =👩🏽 ! *",
    LONG,
    f"@fu #2.3 {'x' * 10_000} +",
    "#" * 10_000,
    "@a " * 3_000,
    "half a pair \ud800 and \0 nothing",
    "=1+1 '; DROP TABLE feedback; -- \\ \\\\ \"",
    "> @zed promised #2.3 = x",
] * 22  # fmt: skip
"""A page of 308 lines, of which 44 say nothing."""


def test_a_page_that_is_pasted_is_one_deed_with_nothing_lost(project: Project, room: int) -> None:
    said = [line for line in PAGE if line.strip()]
    with one_deed(project):
        changes = feedback.log_lines(project, room, PAGE)
    assert changes.operation
    assert changes.operation.label == "Log 264 lines"
    kept = records.rows(project, Feedback, changes.ids["feedback"])
    promised = records.rows(project, Commitment, changes.ids["commitment"])
    assert (len(kept), len(promised)) == (242, 22)
    in_order = iter(kept), iter(promised)
    for line in said:
        record = next(in_order[line.startswith(">")])
        check_kept(record, line)
    assert feedback.log_lines(project, room, ["Alone"]).ids["feedback"]
    with no_deed(project), pytest.raises(Invalid, match="nothing to log"):
        feedback.log_lines(project, room, ["", " ", "\0"])


def check_kept(record: Feedback | Commitment, line: str) -> None:
    """Every word and every mark of a line is in the record, as text, as what it means or as it was typed."""
    typed = quick_log.parse(line)
    assert record.text == typed.text.strip() or record.text == clean(line).strip()
    open_marks = list(record.unresolved)
    who = [typed.who] * (typed.who is not None) if not (record.contact or record.organisation) else []
    assert [mark for mark in open_marks if mark.startswith("@")] == [
        *(quick_log.as_typed(quick_log.MarkKind.WHO, name) for name in who),
        *typed.surplus,
    ]
    if isinstance(record, Feedback):
        assert (record.stance, record.has_evidence, record.is_key_point) == (
            typed.stance,
            typed.has_evidence,
            typed.is_key_point,
        )
        themes = [mark for mark in open_marks if mark.startswith("#")]
        assert len(themes) + len(record.codings) == len(typed.themes)
        agrees = [mark for mark in open_marks if mark.startswith("=")]
        assert len(agrees) + len(record.agreements) == len(typed.agrees)


def test_each_of_these_lines_is_kept_alone_as_well(project: Project, room: int) -> None:
    for line in PAGE[:14]:
        if line.strip():
            record = feedback.log(project, room, line).record
            check_kept(records.get(project, type(record), record.id), line)
            understood = feedback.understood(project, room, line)
            assert (understood.text, understood.unresolved) == (record.text, record.unresolved)


def test_a_long_line_holds_nobody_up(project: Project, room: int) -> None:
    started = time.process_time()
    for line in (f"@fu {LONG} #2.3", "@a " * 3_000, "#a " * 3_000, "=a " * 3_000):
        feedback.log(project, room, line)
    assert time.process_time() - started < 3  # a tenth is usual


any_line = st.text(max_size=60) | st.lists(
    st.sampled_from(
        ["@fu", "@p", "@zed", '@"a b"', "#2.3", "#zz", "+", "-", "!", "*", "=p", "=q", "x", "العم"]
    )
).map(" ".join)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(any_line, max_size=6))
def test_whatever_is_pasted_is_kept_line_by_line(project: Project, room: int, lines: list[str]) -> None:
    said = [line for line in lines if clean(line).strip()]
    if not said:
        return
    changes = feedback.log_lines(project, room, lines)
    kept = records.rows(project, Feedback, changes.ids.get("feedback", ()))
    kept += records.rows(project, Commitment, changes.ids.get("commitment", ()))  # type: ignore[arg-type]
    assert len(kept) == len(said)
    assert sorted(record.text for record in kept) == sorted(
        quick_log.parse(line).text.strip() or clean(line).strip() for line in said
    )
