"""Data in the formats of other programs: a module for each, and the list of them in `registry`."""
