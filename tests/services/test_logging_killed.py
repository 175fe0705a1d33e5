"""A program that is killed while lines are logged loses none that it has answered to."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path

from engage.domain.agendas import Agenda, Theme
from engage.domain.contacts import Contact
from engage.domain.engagements import Attendance, Engagement
from engage.domain.feedback import Feedback
from engage.domain.records import Reference
from engage.services import projects, records, undo
from tests.builders import check_indexes, new_project
from tests.deeds import add

LINES = 200

_KILLED_AFTER_EACH = """
import gc, os, shutil, signal, sys
from pathlib import Path
from engage.services import feedback, projects

path, lines = Path(sys.argv[1]), int(sys.argv[2])

def log_on(there, answers):
    with projects.open_project(path, who="CD") as project:
        while True:
            # Ids are given one after the other, so this one says how many lines were there.
            there = feedback.log(project, 1, f"@as #2.3 + Remark {there} =as").record.id
            os.write(answers, b"%d\\n" % there)

# Modules are loaded when something first asks for them: here, not by each child again.
with projects.open_project(Path(shutil.copy(path, path.with_name("Aside.engage"))), who="CD") as aside:
    feedback.log(aside, 1, "@as #2.3 + Remark")

told = kills = 0
gc.freeze()
while told < lines:
    reading, writing = os.pipe()
    if not (child := os.fork()):
        os.close(reading)
        try:
            log_on(told, writing)
        finally:
            os._exit(1)  # it is killed before
    os.close(writing)
    with os.fdopen(reading) as answers:
        first = answers.readline()
        os.kill(child, signal.SIGKILL)
        kills += 1
        answered = [int(line) for line in (first, *answers)]
    assert os.waitpid(child, 0)[1] == signal.SIGKILL, told
    assert answered[0] in (told + 1, told + 2), (told, answered)
    told = answered[-1]
print(told, kills)
"""


def test_each_line_that_was_answered_to_is_there_after_the_program_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "Example.engage"
    with new_project(path) as project:
        agenda = Reference(add(project, Agenda(title="Example agenda")))
        add(project, Theme(agenda=agenda, code="2.3", title="Carbon capture"))
        seat = Attendance(contact=Reference(add(project, Contact(given_name="Ana"))), seat="as")
        day = dt.date(2020, 3, 25)
        assert add(project, Engagement(title="Table", held_on=day, agenda=agenda, attendance=(seat,))) == 1
    program = [sys.executable, "-c", _KILLED_AFTER_EACH, str(path), str(LINES)]
    done = subprocess.run(program, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told, kills = map(int, done.stdout.split())
    assert told >= LINES
    assert kills > LINES / 4, "it is killed after a line or two"
    with projects.open_project(path, who="AB") as project:
        said = records.rows(project, Feedback, sorted(records.ids(project, Feedback)))
        assert told <= len(said) <= told + 1, "at most one that was not answered to"
        assert [each.id for each in said] == [*range(1, len(said) + 1)]
        assert all(each.contact and len(each.codings) == len(each.agreements) == 1 for each in said)
        assert sum(deed.label.startswith("Log ") for deed in undo.history(project, limit=10_000)) == len(said)
        check_indexes(project)
