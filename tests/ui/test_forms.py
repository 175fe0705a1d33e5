"""The Designer forms and what is compiled from them."""

from __future__ import annotations

import pytest

from engage.ui.forms import build


def test_every_form_is_as_its_source_makes_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert build.main(["--check"]) == 0, capsys.readouterr().err


def test_a_form_that_is_other_than_its_source_is_named() -> None:
    built = {path.name: path.read_text("utf-8") for path in build.FORMS.glob("ui_*.py")}
    assert build.stale(built) == []
    name = next(iter(built))
    assert build.stale({**built, name: "other"}) == [name]
    assert build.stale({**built, "ui_new.py": ""}) == ["ui_new.py"]
    del built[name]
    assert build.stale(built) == [name]
