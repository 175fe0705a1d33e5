"""The verbs that every noun has: find, add, edit, remove, and what they refuse."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from engage.domain.agendas import Agenda, Theme
from engage.domain.commitments import Commitment
from engage.domain.contacts import Contact
from engage.domain.disclosure import Level, Rule
from engage.domain.engagements import Attendance, Engagement
from engage.domain.feedback import Feedback
from engage.domain.organisations import Email, Organisation
from engage.domain.records import Record, Reference
from engage.errors import Conflict, Invalid, NotFound
from engage.services import records, undo
from engage.services.projects import Project
from tests.builders import DAY, NOUNS, rows


def add(project: Project, record: Record) -> int:
    return records.add(project, record).first(records.noun_of(type(record)))


# Finding one

UID = "01a2b3c4-d5e6-7f01-8abc-{:012x}"


def test_a_record_is_found_by_its_uid_its_beginning_or_its_name(project: Project):
    first = add(project, Organisation(uid=UID.format(1), name="Example Steel", short_name="ES"))
    second = add(project, Organisation(uid=UID.format(0x1000_0000_0000), name="The Éxample  Glass"))
    for text in (UID.format(1), UID.format(1).upper(), UID.format(1).replace("-", ""), UID.format(1)[:-3]):
        assert records.find(project, Organisation, text) == first
    for text in ("Example Steel", " EXAMPLE STEEL ", "es"):
        assert records.find(project, Organisation, text) == first
    assert records.find(project, Organisation, "01a2b3c4-d5e6-7f01-8abc-1") == second
    assert records.find(project, Organisation, "the example  glass") == second


def test_two_that_could_be_meant_are_too_many(project: Project):
    add(project, Organisation(uid=UID.format(1), name="Example Steel"))
    add(project, Organisation(uid=UID.format(2), name="Example steel"))
    for text in ("01a2", UID.format(1)[:-1], "example steel"):
        with pytest.raises(Conflict, match="More than one organisation"):
            records.find(project, Organisation, text)


@pytest.mark.parametrize(
    "text", ["", " ", "Example", "01a", "01a2-x", UID.format(9), UID.format(1) + "0", "%", "____", "%%%%"]
)
def test_what_is_nobodys_name_is_not_found(project: Project, text: str):
    add(project, Organisation(uid=UID.format(1), name="Example Steel"))
    with pytest.raises(NotFound, match="There is no organisation"):
        records.find(project, Organisation, text)


def test_a_name_that_looks_like_the_beginning_of_a_uid_is_a_name(project: Project):
    add(project, Organisation(uid="decade00-d5e6-7f01-8abc-000000000000", name="Example Steel"))
    named = add(project, Organisation(uid=UID.format(1), name="Decade"))
    assert records.find(project, Organisation, "decade") == named
    records.remove(project, Organisation, named)
    assert (
        records.get(project, Organisation, records.find(project, Organisation, "decade")).name
        == "Example Steel"
    )


def test_a_whole_uid_goes_before_a_name(project: Project):
    meant = add(project, Organisation(uid=UID.format(1), name="Example Steel"))
    add(project, Organisation(uid=UID.format(2), name=UID.format(1)))
    assert records.find(project, Organisation, UID.format(1)) == meant


def test_each_noun_is_found_by_what_people_call_it(project: Project):
    agenda = Reference(add(project, Agenda(title="Example agenda")))
    theme = add(project, Theme(agenda=agenda, code="2.3", title="Carbon capture"))
    contact = add(project, Contact(given_name="Ana", family_name="Sample"))
    alone = add(project, Contact(family_name="Cher"))
    assert records.find(project, Theme, "2.3") == records.find(project, Theme, "carbon capture") == theme
    assert records.find(project, Contact, "ana sample") == contact
    assert records.find(project, Contact, "cher") == alone


# Adding, editing, removing


def test_only_the_given_fields_are_changed(project: Project):
    mail = Email(address="a@body.example")
    made = add(project, Organisation(name="Example Steel", notes="kept", tags=("steel",), emails=(mail,)))
    before = records.get(project, Organisation, made)
    changes = records.edit(project, Organisation, made, staff=7)
    after = records.get(project, Organisation, made)
    assert changes.ids == {"organisation": (made,)}
    assert (after.staff, before.staff) == (7, None)
    assert (after.notes, after.tags, after.emails) == (before.notes, before.tags, before.emails)


def test_several_are_edited_and_removed_as_one_deed(project: Project):
    made = [add(project, Organisation(name=f"Example {n}")) for n in range(4)]
    changes = records.edit(project, Organisation, [*made, 999, made[0]], archived=True)
    assert changes.ids == {"organisation": tuple(made)}
    assert changes.operation
    assert changes.operation.label == "Edit 5 organisations"
    assert records.count(project, Organisation) == 0
    removed = records.remove(project, Organisation, made[:2])
    assert removed.operation
    assert removed.operation.label == "Delete 2 organisations"
    undo.undo(project)
    undo.undo(project)
    assert list(records.ids(project, Organisation)) == made


def test_one_of_several_that_is_refused_refuses_all(project: Project):
    made = [add(project, Organisation(name=f"Example {n}")) for n in range(3)]
    before = rows(project)
    with pytest.raises(Invalid):
        records.edit(project, Organisation, made, name=" ")
    with pytest.raises(Invalid):
        records.edit(project, Organisation, made, staff=-1)
    assert rows(project) == before
    assert len(undo.history(project)) == 3


@pytest.mark.parametrize("kind", list(NOUNS.values()))
def test_what_is_no_longer_there_is_said_to_be_gone(project: Project, kind: type[Record]):
    for ids in (7, [7], [7, 8], []):
        with pytest.raises(NotFound, match="no longer there"):
            records.remove(project, kind, ids)
        with pytest.raises(NotFound, match="no longer there"):
            records.edit(project, kind, ids)
    with pytest.raises(NotFound, match="no longer there"):
        records.get(project, kind, 7)
    assert records.rows(project, kind, [7, 8]) == []
    assert undo.history(project) == []


def test_what_others_mention_is_forgotten_and_comes_back(project: Project):
    body = add(project, Organisation(name="Example Steel"))
    said = add(project, Feedback(organisation=Reference(body), said_on=DAY, text="More steel"))
    promised = add(project, Commitment(organisation=Reference(body), feedback=Reference(said), text="Write"))
    changes = records.remove(project, Organisation, body)
    assert set(changes.ids) == {"organisation", "feedback", "commitment"}
    assert records.get(project, Feedback, said).organisation is None
    records.remove(project, Feedback, said)
    assert records.get(project, Commitment, promised).feedback is None
    undo.undo(project)
    undo.undo(project)
    again = records.get(project, Commitment, promised)
    assert again.organisation
    assert again.feedback
    assert (again.organisation.name, again.feedback.name) == ("Example Steel", "More steel")


@pytest.mark.parametrize(
    ("rule", "own", "permitted", "then"),
    [
        (Rule.CHATHAM_HOUSE, None, False, Level.KIND),
        (Rule.CHATHAM_HOUSE, Level.WITHHELD, False, Level.WITHHELD),
        (Rule.CHATHAM_HOUSE, Level.NAMED, True, Level.NAMED),
        (Rule.PRIVATE, None, False, Level.WITHHELD),
        (Rule.PRIVATE, None, True, Level.WITHHELD),
        (Rule.ORGANISATION_ONLY, None, False, None),
        (Rule.ON_RECORD, None, False, None),
        (Rule.ON_RECORD, Level.NAMED, False, Level.NAMED),
    ],
)
def test_what_was_agreed_at_an_engagement_outlives_it(
    project: Project, rule: Rule, own: Level | None, permitted: bool, then: Level | None
):
    """Without its engagement it would else read more openly than was agreed."""
    held = add(project, Engagement(title="Round table", held_on=DAY, rule=rule))
    spoken = Feedback(engagement=Reference(held), said_on=DAY, text="More steel", disclosure=own)
    if permitted:
        spoken = replace(spoken, permission_by="Ana", permission_on=DAY, permission_how="letter")
    said = add(project, spoken)
    before = rows(project)
    records.remove(project, Engagement, held)
    assert records.get(project, Feedback, said).disclosure is then
    undo.undo(project)
    assert rows(project) == before


def test_what_had_a_too_open_level_is_closed_when_its_engagement_goes(project: Project):
    held = add(project, Engagement(title="Round table", held_on=DAY, rule=Rule.ON_RECORD))
    said = add(
        project, Feedback(engagement=Reference(held), said_on=DAY, text="Steel", disclosure=Level.NAMED)
    )
    records.edit(project, Engagement, held, rule=Rule.CHATHAM_HOUSE)
    assert list(records.ids(project, Feedback, "disclosure:kind")) == [said]
    records.edit(project, Feedback, said, notes="other fields can be changed still")
    with pytest.raises(Invalid, match="no more open than"):
        records.edit(project, Feedback, said, disclosure=Level.ORGANISATION)
    records.remove(project, Engagement, held)
    assert records.get(project, Feedback, said).disclosure is Level.KIND


@pytest.mark.parametrize("minutes", [-1, 20_161])
def test_nobody_attends_for_longer_than_a_fortnight(project: Project, minutes: int):
    body = Reference(add(project, Organisation(name="Example Steel")))
    with pytest.raises(Invalid, match="Minutes of attendance go from 0 to 20,160"):
        add(
            project,
            Engagement(
                title="Call", held_on=DAY, attendance=(Attendance(organisation=body, minutes=minutes),)
            ),
        )


# Lists


def test_every_noun_is_listed_counted_and_sorted(project: Project):
    for noun, kind in NOUNS.items():
        assert records.noun_of(kind) is noun
        assert list(records.ids(project, kind)) == []
        assert records.count(project, kind) == 0
        assert records.DEFAULT_SORTS[noun].removeprefix("-") in records.SORTS[noun]


@pytest.mark.parametrize("sort", ["colour", "-", "--name", "id", "name,kind", " ", "name desc", "-Name"])
def test_an_order_that_is_not_known_is_refused(project: Project, sort: str):
    with pytest.raises(Invalid, match="cannot be sorted by") as caught:
        records.ids(project, Organisation, sort=sort)
    assert caught.value.field == "sort"
    assert "influence" in str(caught.value)


@pytest.mark.parametrize(
    ("filter", "said"),
    [
        ("colour:red", "is not known for organisations"),
        ("theme:nowhere", "There is no theme “nowhere”"),
        ("-theme:nowhere", "There is no theme “nowhere”"),
        ("kind:unoin", "Did you mean “union”"),
    ],
)
def test_a_filter_that_is_not_understood_is_refused(project: Project, filter: str, said: str):
    for ask in (records.ids, records.count):
        with pytest.raises(Invalid, match=said):
            ask(project, Organisation, filter)


def test_filters_as_long_as_they_may_be(project: Project):
    """The database has limits of its own, which no filter may run into."""
    agenda = Reference(add(project, Agenda(title="Example agenda")))
    for n in range(3):
        add(project, Theme(agenda=agenda, code=f"{n}", title="Steel"))
    long = [
        " ".join(f"steel{n}" for n in range(200)),
        " ".join(f"-region:a{n}" for n in range(200)),
        "region:" + ",".join(f"a{n}" for n in range(200)),
        " ".join(f"theme:{n % 3}" for n in range(200)),
        f"region:{'x' * 70_000}",
        "x" * 70_000,
        "engagement:" + ",".join(f"%_{n}" for n in range(200)),
        " ".join(["theme:1,2 stance:support"] * 10),
    ]
    for filter in long:
        assert list(records.ids(project, Organisation, filter)) == []
    with pytest.raises(Invalid, match="asked for together"):
        records.ids(project, Organisation, " ".join(["theme:1 stance:support"] * 60))


def test_a_sign_that_means_something_to_the_database_is_itself(project: Project):
    for name in ("100% Example", "10 Example", "a_b Example", "axb Example", "[a] Example", "a/b Example"):
        add(project, Organisation(name=name))

    def found(filter: str) -> list[str]:
        return [
            each.name
            for each in records.rows(project, Organisation, records.ids(project, Organisation, filter))
        ]

    assert found("name:%") == ["100% Example"]
    assert found("name:a_b") == ["a_b Example"]
    assert found("name:[a]") == ["[a] Example"]
    assert found("name:/") == ["a/b Example"]


@pytest.mark.parametrize(
    ("record", "name"),
    [
        (Organisation(name="Example\n  Steel"), "Example Steel"),
        (Contact(given_name="Ana", family_name="Sample"), "Ana Sample"),
        (Agenda(title="Example agenda"), "Example agenda"),
        (Feedback(text="word " * 30, said_on=DAY), "word " * 11 + "word…"),
        (Commitment(text="Write"), "Write"),
    ],
)
def test_a_record_is_called_by_its_name_on_one_short_line(record: Record, name: str):
    assert records.name_of(record) == name


def test_sorting_by_code_counts_as_people_do(project: Project):
    agenda = Reference(add(project, Agenda(title="Example agenda")))
    for code in ("2.10", "2.9", "10", "2", "1", "2.9.1", "A", "1a"):
        add(project, Theme(agenda=agenda, code=code, title=code))
    listed = records.rows(project, Theme, records.ids(project, Theme))
    assert [theme.code for theme in listed] == ["1", "1a", "2", "2.9", "2.9.1", "2.10", "10", "A"]


def test_days_of_any_year_are_kept(project: Project):
    day = dt.date(1, 1, 1)
    said = add(project, Feedback(text="Long ago", said_on=day))
    assert records.get(project, Feedback, said).said_on == day
    assert list(records.ids(project, Feedback, "before:0001")) == [said]
