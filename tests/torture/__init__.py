"""What is done to Engage that ought never to happen to it, and how often it was done without harm.

Everything goes through the services, on real files. `make test` runs the short form; `make torture` the full
one, within an hour on two cores, and prints the table of figures that `docs/reliability.md` shows.
`make torture ONLY=kill` runs `test_kill.py` alone, and renews its rows. `python -m tests.torture` prints the
table of the last runs, which are kept in `build/torture.json`.

To add a figure, write `test_<what>.py` here. A test asks `rounds` how often, does its worst, and reports:

    from tests.torture import rounds
    from tests.torture.figures import Report, kind

    @pytest.mark.parametrize("deed", ["logging", "importing"])
    def test_killed(path: Path, key: Key | None, chance: Random, report: Report, deed: str) -> None:
        times = rounds(short=5, full=500)
        lost = 0
        ...
        report("kill -9", f"{deed}, {kind(key)}", times, "kills", never={"lost": lost})

Figures of one name are a row of the table, and are added up: a figure may be made by several tests, which
run side by side. Make several of what takes long. `report` fails where a number in `never` is not 0; what
else was seen (how many were told to have failed, for one) goes into `seen`. All of the short form takes
40 seconds on two cores: a module ought to take two or three. Choose by `chance`, which
`pytest --randomly-seed=last` repeats. A test that asks for `key` is made for both kinds of project.

What is here to build on: `deeds` (what a person does all day, and projects to do it in), `wholeness` (what
is wrong with a project, and whether it is the same), `killing` (a process that is killed within its work),
`alone` (a fresh process that may fork), `steps` (each step by which files change, to note or to refuse it),
and `power` (what a disk may hold after its power was cut).
"""

from __future__ import annotations

import os

IS_FULL = bool(os.environ.get("ENGAGE_TORTURE"))

PASSPHRASE = "four invented words together"
"""Of the encrypted projects."""


def rounds(short: int, full: int) -> int:
    """How often a thing is tried: in `make test`, and in `make torture`."""
    return full if IS_FULL else short
