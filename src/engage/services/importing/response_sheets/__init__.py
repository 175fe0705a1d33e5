"""Answers to a consultation from a sheet with a row for each respondent and a column for each question."""
