"""`engage`, and `python -m engage`: the window, or a sub-command of the command line."""

from __future__ import annotations

import gc
import io
import sys
from pathlib import Path


def main() -> int:
    """Do what the words after `engage` say; return the exit code."""
    if sys.stdout is None:  # on Windows, in the program that opens no console: what is printed goes nowhere
        sys.stdout = sys.stderr = io.StringIO()
    if sys.argv[1:] == ["--self-test"]:
        from engage import self_test

        return self_test.run()
    if sys.argv[1:] == ["--read-pdf"]:  # a process that we begin ourselves, and that is to be quick
        from engage.services.importing.submissions import pdf_pages

        return pdf_pages.main()
    from engage import bugs
    from engage.cli import main as command_line
    from engage.services.temporary_files import private_files

    def open_window(project: Path | None) -> int:
        gc.disable()  # none of what is loaded now is garbage; later the window looks for it (`ui.garbage`)
        from engage.app import run_window  # Qt, for those who want to see something

        return run_window(project, crash)

    with private_files():
        crash = bugs.watch_for_crashes()
        return command_line.main(sys.argv[1:], open_window)


if __name__ == "__main__":
    sys.exit(main())
