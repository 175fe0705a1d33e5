"""The command line: one module to a sub-command, each with its arguments, its examples and what it does."""
