"""The window: widgets and pages, which ask the services for everything and never the storage.

Here Qt is loaded, and Python's own `import` kept. PySide puts another in its place, which reads the source of
each module that is loaded later, to see whether it asks for other spellings of Qt's names; none of ours does.
"""

from __future__ import annotations

import builtins
from importlib import import_module

_import = builtins.__import__
import_module("PySide6.QtCore")
builtins.__import__ = _import
