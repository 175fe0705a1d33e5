"""Tests of the window, which loads Qt: before them, so that Python's own `import` is kept (`engage.ui`)."""

import engage.ui as engage_ui  # noqa: F401
