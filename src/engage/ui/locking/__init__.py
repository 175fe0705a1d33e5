"""When a project is locked without being asked, and what goes then."""
