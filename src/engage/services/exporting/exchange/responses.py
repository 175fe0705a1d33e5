"""Answers to a consultation as a table: a row for each respondent, a column for each question."""

from __future__ import annotations

import csv
import io
import re
from typing import BinaryIO

from engage.domain.consultations import Question
from engage.services.exporting.exchange import answers
from engage.services.exporting.exchange.wanted import Wanted
from engage.services.formulas import guarded

NO_RESPONSE = "No response"
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,2})*[a-z]?", re.IGNORECASE)
"""What stands before a question as its number where a sheet is read."""


def export(wanted: Wanted, file: BinaryIO) -> list[str]:
    """Write the table (RFC 4180), in UTF-8 with the mark by which spreadsheets know it."""
    found = answers.read(wanted)
    questions = found.consultation.questions
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    try:
        table = csv.writer(text)
        table.writerow(["Respondent", *(guarded(heading(question)) for question in questions)])
        for respondent in found.respondents:
            said = (respondent.text(question) for question in questions)
            row = [guarded(each) if each else NO_RESPONSE for each in said]
            table.writerow([f"Respondent {respondent.number}", *row])
    finally:
        text.detach()  # the file is its opener's to close
    return list(found.left_out)


def heading(question: Question) -> str:
    """Return a question as it stands above its column, with its number where that is known for one."""
    text = " ".join(question.text.split())
    return f"{question.number}. {text}" if _NUMBER.fullmatch(question.number) else text
