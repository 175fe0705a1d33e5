"""What is asked of a project before anything else, by the driver alone: to load SQLAlchemy takes longer."""

from __future__ import annotations

from typing import Any


def name(connection: Any) -> str:
    """Return what a project calls itself."""
    return str(connection.execute("SELECT name FROM project").fetchone()[0])


def standing(connection: Any) -> str:
    """Return by which deed a project has become what it is now; blank where there was none."""
    newest = connection.execute("SELECT hex(uid) FROM operation ORDER BY id DESC LIMIT 1").fetchone()
    return str(newest[0]) if newest else ""
