"""Which records of a project the rows of a file are about, and what these say then."""
