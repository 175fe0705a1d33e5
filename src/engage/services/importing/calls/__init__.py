"""Who was on a call or had a ticket, and what was written beside it: Zoom, Teams and Eventbrite."""
