"""Whether two organisations, or two contacts, are one: for imports, and for what stands there twice."""
