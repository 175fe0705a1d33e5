"""What other programs make of our documents: LibreOffice, Chromium with axe-core, poppler.

They are large, so `make test` leaves this folder out; `make readers` installs them and runs it.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

collect_ignore_glob = [] if "ENGAGE_READERS" in os.environ else ["test_*.py"]


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core, which `tools/prepare.sh readers` has fetched."""
    return (Path(__file__).parents[2] / "build" / "readers" / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser."""
    return next(
        path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))
    )
