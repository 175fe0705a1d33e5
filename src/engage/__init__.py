"""Engage: contacts, roundtables, feedback and printed summaries for a parliamentary group."""

__version__ = "0.1.0"
