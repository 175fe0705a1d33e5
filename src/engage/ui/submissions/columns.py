"""The columns of submissions and of their passages, and how their figures are worded."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QLocale

from engage.domain.choices import excerpt
from engage.domain.feedback import Feedback
from engage.domain.submissions import Submission
from engage.ui.dates import short_date
from engage.ui.models.paged_table import Column, Look
from engage.ui.translation import mark, translated
from engage.ui.widgets.cells import stance_text


def size_text(size: int) -> str:
    """The size of a file: "48.2 kB"; blank where there is none."""
    if not size:
        return ""
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def coded_text(share: float | None) -> str:
    """How much of a text is coded: "37%"; a little is not nothing, and nearly all is not all."""
    if share is None:
        return translated("no text")
    if not share:
        return translated("not yet")
    percent = round(100 * share)
    return f"{min(max(percent, 1), 99 if share < 1 else 100)}%"


def sent_in_to(submission: Submission) -> str:
    """For what it was sent in."""
    for_what = submission.engagement or submission.consultation
    return for_what.name if for_what else ""


def _of_record(field: str) -> Callable[[Any], str]:
    return lambda listed: str(getattr(listed.record, field))


COLUMNS = (
    Column(
        mark("Received"),
        lambda listed: short_date(listed.record.received_on),
        Look.QUIET,
        "received_on",
        14,
        descending_first=True,
        least=14,
    ),
    Column(mark("Title"), _of_record("title"), sort="title", least=32),
    Column(mark("From"), _of_record("who"), sort="who", width=24, least=16, gives_way=1),
    Column(
        mark("Sent in to"),
        lambda listed: sent_in_to(listed.record),
        Look.QUIET,
        "engagement",
        24,
        least=18,
        gives_way=3,
    ),
    Column(mark("Coded"), lambda listed: coded_text(listed.coded), width=8),
    Column(mark("Size"), lambda listed: size_text(listed.record.size), Look.QUIET, "size", 9, gives_way=2),
    Column(mark("File"), _of_record("file_name"), Look.QUIET, width=24, least=18, gives_way=4),
)


PASSAGES = (
    Column(
        mark("Theme"),
        lambda split: _themes(split.feedback),
        Look.ACCENT_CHIPS,
        width=15,
        colours=lambda split: [coding.theme.colour for coding in split.feedback.codings],
    ),
    Column(mark("Passage"), lambda split: excerpt(split.feedback.text)),
)


def _themes(said: Feedback) -> list[str]:
    """The code of each, with the sign of the stance; where it has none, the stance as it was logged."""
    coded = [f"{coding.theme.kind} {stance_text(coding.stance)[:1]}" for coding in said.codings]
    return coded or [f"{translated('no theme')} {stance_text(said.stance)[:1]}".strip()]
