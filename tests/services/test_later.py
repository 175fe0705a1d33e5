"""Services are loaded when something of them is first asked for."""

from __future__ import annotations

import subprocess
import sys

import pytest

from engage.services import drafts

PROGRAM = """
import sys
from engage.services import drafts
assert "engage.services.drafts" not in sys.modules
assert drafts.keep.__module__ == "engage.services.drafts"
assert "engage.services.drafts" in sys.modules
from engage.services import nothing
try:
    nothing.at_all
except ModuleNotFoundError as error:
    print(error)
"""


def test_a_module_is_loaded_by_the_first_who_needs_it() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    assert done.stdout == "No module named 'engage.services.nothing'\n"


def test_what_is_put_into_one_is_taken_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    from engage.services import drafts as again

    was = drafts.keep
    with monkeypatch.context() as patched:
        patched.setattr(drafts, "keep", print)
        assert again.keep is print
    assert drafts.keep is again.keep is was
