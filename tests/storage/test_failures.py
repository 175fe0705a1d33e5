"""What the database complains of, in words."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from engage.errors import ProjectLocked
from engage.storage.failures import translated


def test_a_lock_that_could_not_be_had_for_all_the_others_is_no_mistake_of_ours():
    refused = driver.OperationalError("locking protocol")
    refused.sqlite_errorcode = 15  # https://www.sqlite.org/rescode.html#protocol
    with (
        pytest.raises(ProjectLocked, match="is being written to by another program"),
        translated(Path("green.engage")),
    ):
        raise refused
