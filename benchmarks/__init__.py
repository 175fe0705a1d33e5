"""Measurements of Engage against the bare work that it cannot avoid: `make bench`."""
