"""Manual pages of what the reader itself tells; one file a rule."""
