"""One file a form: what only that form prints, and how its lines are read."""
