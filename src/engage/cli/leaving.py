"""What the sub-commands share that write for others: for whom, and what that would give away."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from engage.cli.output import Output, say
from engage.domain.disclosure import Audience
from engage.services.leaks import Leak, Leaking


def leaving_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the audience, and the reason to write despite leaks."""
    parser.add_argument(
        "--audience",
        choices=[audience.value for audience in Audience],
        default=Audience.INTERNAL.value,
        help="who will read it: ourselves, partners, anybody; internal without",
    )
    parser.add_argument(
        "--despite-leaks",
        metavar="REASON",
        default="",
        help="write it though it names who may not be named; the journal keeps the reason",
    )


@contextmanager
def leaks_listed(out: Output) -> Iterator[None]:
    """Say where what is written within gives somebody away, before that ends it."""
    try:
        yield
    except Leaking as error:
        if out.is_json:
            out.document({"leaks": [as_json(leak) for leak in error.leaks]})
        else:
            for leak in error.leaks:
                say(leak.sentence)
        raise


def as_json(leak: Leak) -> dict[str, object]:
    """Return a leak as scripts read it."""
    return {
        "place": leak.place,
        "words": leak.words,
        "sort": leak.sort.value,
        "whom": [name for _, name in leak.whom],
    }
