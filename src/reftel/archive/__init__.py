"""Storage and search: one folder on the reader's disk."""
