"""Steps from one schema to the next, by Alembic, which is imported only when a step is due."""
