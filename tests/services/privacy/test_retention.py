"""How long records are kept: rules, what they would do, and doing it as one deed."""

from __future__ import annotations

import datetime as dt

import pytest

from engage.domain.contacts import Affiliation, Contact
from engage.domain.engagements import Engagement
from engage.domain.feedback import Feedback
from engage.domain.objections import Objection
from engage.domain.organisations import Organisation
from engage.domain.records import Noun, Reference
from engage.domain.retention import RetentionAction, RetentionRule, RetentionStart
from engage.errors import Invalid
from engage.services import records, undo
from engage.services.privacy import retention
from engage.services.projects import Project
from tests.builders import add

TODAY = dt.datetime.now().astimezone().date()
LONG_AGO = dt.date(2020, 2, 29)


def rule(
    noun: Noun, since: RetentionStart, months: int, action: RetentionAction, note: str = ""
) -> RetentionRule:
    return RetentionRule(noun=noun, since=since, months=months, action=action, note=note)


HEARD = rule(Noun.CONTACT, RetentionStart.LAST_HEARD, 24, RetentionAction.REVIEW, "Nobody reads old cards.")


@pytest.fixture
def people(project: Project) -> dict[str, int]:
    """Contacts who were last heard from long ago, just now, or never."""
    made: dict[str, Reference] = {}
    for name, fields in {
        "old": {},
        "new": {},
        "never": {},
        "kept": {"review_on": TODAY + dt.timedelta(days=90)},
        "restricted": {"objections": (Objection.RESTRICTED,)},
    }.items():
        made[name] = add(project, Contact(given_name=name, **fields))
    for name, day in (("old", LONG_AGO), ("kept", LONG_AGO), ("restricted", LONG_AGO), ("new", TODAY)):
        add(project, Feedback(text="Said", said_on=day, contact=made[name]))
    return {name: reference.id for name, reference in made.items()}


def names(found: list[retention.Due]) -> list[list[str]]:
    return [[each.name for each in due.records] for due in found]


def test_rules_are_kept_in_their_order_and_can_be_undone(project: Project) -> None:
    other = rule(Noun.ENGAGEMENT, RetentionStart.ENDED, 60, RetentionAction.ARCHIVE)
    retention.keep(project, [HEARD, other])
    kept = retention.rules(project)
    assert [(each.uid, each.note) for each in kept] == [(HEARD.uid, HEARD.note), (other.uid, "")]
    retention.keep(project, [kept[1]])
    assert [each.uid for each in retention.rules(project)] == [other.uid]
    undo.undo(project)
    assert [each.uid for each in retention.rules(project)] == [HEARD.uid, other.uid]


def test_what_is_due_is_seen_before_it_is_done(project: Project, people: dict[str, int]) -> None:
    erase = rule(Noun.CONTACT, RetentionStart.LAST_HEARD, 36, RetentionAction.ERASE)
    retention.keep(project, [HEARD, erase])
    found = retention.due(project)
    assert names(found) == [["old", "restricted"], ["old"]]
    assert found[0].records[0].since == LONG_AGO
    assert not records.get(project, Contact, people["old"]).review_on
    done = retention.apply(project)
    assert (done.reviewed, done.archived, done.to_erase) == (2, 0, ((Noun.CONTACT, people["old"]),))
    assert list(records.ids(project, Contact, "is:review")) == [people["old"], people["restricted"]]
    assert names(retention.due(project)) == [[], ["old"]]
    undo.undo(project)
    assert not records.ids(project, Contact, "is:review")


def test_months_are_counted_to_the_day(project: Project) -> None:
    add(project, Engagement(title="Long ago", held_on=LONG_AGO))
    retention.keep(project, [rule(Noun.ENGAGEMENT, RetentionStart.ENDED, 12, RetentionAction.ARCHIVE)])
    assert names(retention.due(project, dt.date(2021, 2, 27))) == [[]]
    assert names(retention.due(project, dt.date(2021, 3, 1))) == [["Long ago"]]
    retention.apply(project, dt.date(2021, 3, 1))
    assert [each.archived for each in records.rows(project, Engagement, [1])] == [True]
    assert names(retention.due(project, dt.date(2021, 3, 1))) == [[]]


def test_who_holds_no_role_any_more_has_ended(project: Project) -> None:
    body = add(project, Organisation(name="Example Works"))
    for name, ends in {"gone": [LONG_AGO], "stays": [LONG_AGO, None], "free": []}.items():
        roles = tuple(Affiliation(organisation=body, ended=end) for end in ends)
        add(project, Contact(given_name=name, affiliations=roles))
    retention.keep(project, [rule(Noun.CONTACT, RetentionStart.ENDED, 1, RetentionAction.ARCHIVE)])
    assert names(retention.due(project)) == [["gone"]]


def test_who_was_put_in_just_now_is_not_due_and_later_is(project: Project, people: dict[str, int]) -> None:
    retention.keep(project, [rule(Noun.CONTACT, RetentionStart.ADDED, 1, RetentionAction.ARCHIVE)])
    assert names(retention.due(project)) == [[]]
    later = TODAY + dt.timedelta(days=400)
    assert names(retention.due(project, later)) == [["old", "new", "never", "kept"]]


@pytest.mark.parametrize(
    "wrong",
    [
        rule(Noun.CONTACT, RetentionStart.ADDED, 0, RetentionAction.REVIEW),
        rule(Noun.THEME, RetentionStart.ADDED, 1, RetentionAction.ARCHIVE),
        rule(Noun.FEEDBACK, RetentionStart.ENDED, 1, RetentionAction.ERASE),
        rule(Noun.ENGAGEMENT, RetentionStart.LAST_HEARD, 1, RetentionAction.ARCHIVE),
    ],
)
def test_a_rule_that_makes_no_sense_is_refused(project: Project, wrong: RetentionRule) -> None:
    with pytest.raises(Invalid):
        retention.keep(project, [wrong])
