"""A plug-in for Engage: one format that comes in, one that goes out, and one summary."""
