"""A row of the list of feedback says what the whole record would say there."""

from __future__ import annotations

import datetime as dt

from engage.domain.disclosure import Level
from engage.domain.feedback import Coding, Feedback, Stance
from engage.services import listed_feedback, records
from engage.ui.feedback.page import COLUMNS
from tests.builders import DAY
from tests.ui.conftest import Roundtable


def test_a_row_says_what_the_record_says(roundtable: Roundtable) -> None:
    project = roundtable.project
    codings = (
        Coding(theme=roundtable.loans, stance=Stance.SUPPORT),
        Coding(theme=roundtable.energy, stance=Stance.OPPOSE),
    )
    permission = {"permission_by": "AB", "permission_on": DAY, "permission_how": "by e-mail"}
    for fields in (
        {"engagement": roundtable.engagement, "organisation": roundtable.castings, "codings": codings},
        {"engagement": roundtable.engagement, "contact": roundtable.ana, "stance": Stance.MIXED},
        {"contact": roundtable.ana, "organisation": roundtable.forge, "disclosure": Level.WITHHELD},
        {"engagement": roundtable.engagement, "disclosure": Level.NAMED, **permission},
        {"unresolved": ("@somebody", "#9"), "said_on": DAY + dt.timedelta(days=1)},
    ):
        records.add(project, Feedback(**{"said_on": DAY, "text": "Energy is dear ✓"} | fields))  # type: ignore[arg-type]
    ids = [*reversed(records.ids(project, Feedback)), 10_000]
    rows = listed_feedback.rows(project, ids)
    whole = records.rows(project, Feedback, ids)
    assert [row.id for row in rows] == ids[:-1]
    for column in COLUMNS:
        assert [column.text(row) for row in rows] == [column.text(record) for record in whole]
        if column.colours:
            assert [column.colours(row) for row in rows] == [column.colours(record) for record in whole]
