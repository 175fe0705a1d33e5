"""What things are and their rules: frozen dataclasses, enumerations, pure functions. No SQL, no Qt, no I/O."""
