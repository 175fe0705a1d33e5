"""Tables in whatever file: their header, what their columns give, and their rows as texts for our fields."""
