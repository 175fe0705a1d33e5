"""Engagements from calendars (iCalendar), with who is invited and what they answered."""
