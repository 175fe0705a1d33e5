"""Looking through a project's file for damage: nothing here alters it."""
