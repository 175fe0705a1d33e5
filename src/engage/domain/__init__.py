"""What things are and their rules: frozen dataclasses, enumerations and pure functions. No SQL, no I/O."""
