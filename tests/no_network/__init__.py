"""Nothing that a test does, or a program that it starts, reaches a network.

Two guards stand one behind the other. Python's own tells where somebody asks, in words; every Python that a
test starts has it too. Linux's own sees what is done below Python as well, by Qt or by any library: whoever
opens a socket that is not between programs of this machine is ended at once, whatever programs came between.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tests.no_network import kernel
from tests.no_network.below.sitecustomize import refuse_network


def stand_guard() -> None:
    """From now on, in this process and in all that it starts."""
    sys.addaudithook(refuse_network)
    # The service that prints is asked over a socket of this machine, and there is none in tests.
    os.environ["CUPS_SERVER"] = str(Path(__file__).parent / "no-printer")
    below = str(Path(__file__).parent / "below")
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (below, os.environ.get("PYTHONPATH"))))
    if "ENGAGE_READERS" not in os.environ:  # browsers talk to themselves over sockets
        kernel.stand_guard()
