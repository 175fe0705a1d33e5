"""A session of random deeds at the window goes through, and tells what it held."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from engage.services import sample

_SESSION = """
import sys
from pathlib import Path
from benchmarks import deeds
deeds._DEEDS["S"], deeds._SAMPLES, deeds._WARM = 24, 4, 1
samples = deeds.session(Path(sys.argv[1]), "S")
(result,) = deeds.results(samples, "S")
print(len(samples), result.runs, result.ours > 0, "objects of Qt" in [*deeds.lines(samples)][-1])
"""


def test_a_session_tells_what_was_held(tmp_path: Path) -> None:
    path = tmp_path / "Example.engage"
    sample.create(path, who="Robin Example").close()
    told = subprocess.run(
        [sys.executable, "-c", _SESSION, str(path)], capture_output=True, text=True, check=False
    )
    assert told.stdout == "4 24 True True\n", told.stderr
