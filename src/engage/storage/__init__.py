"""The only place that knows SQLAlchemy and SQLite: rows in, dataclasses out."""
