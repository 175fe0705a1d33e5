"""The process that reads PDF files knows nothing that it does not need."""

from __future__ import annotations

import os
import subprocess
from typing import Any

import pytest

from engage.services.importing.submissions import pdf_pages


def test_no_passphrase_reaches_it(monkeypatch: pytest.MonkeyPatch):
    known: list[dict[str, str]] = []

    class Watched(subprocess.Popen[bytes]):
        def __init__(self, *arguments: Any, **options: Any) -> None:
            known.append(options["env"])
            super().__init__(*arguments, **options)

    monkeypatch.setenv("ENGAGE_PASSPHRASE", "solder teapot umbrella")
    monkeypatch.setenv("ENGAGE_NEW_PASSPHRASE", "noodle quarry")
    monkeypatch.setattr(subprocess, "Popen", Watched)
    said = [answer for answer in pdf_pages.answers(b"no PDF") if answer]  # it may say that it is reading
    assert said == []
    (told,) = known
    assert told == {name: value for name, value in os.environ.items() if "PASSPHRASE" not in name}
    assert "PATH" in told
