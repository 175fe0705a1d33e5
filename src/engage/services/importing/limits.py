"""How large a file from outside may be; beyond, it is refused with a sentence that names the limit."""

from __future__ import annotations

MAX_FILE_BYTES = 50 * 1024 * 1024
"""Of a file."""

MAX_ROWS = 1_000_000
"""Rows of a table, lines of a text."""

MAX_COLUMNS = 512
"""Columns of a table."""

MAX_FIELD = 1_000_000
"""Characters of a cell, of a line of a text."""

MAX_DEPTH = 100
"""Levels of an outline, one inside the other."""

MAX_THEMES = 2_000
"""Themes of an agenda: far more than anyone could log against."""
