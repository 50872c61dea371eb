"""Addresses of the reading room, one file for each kind of work; each gives its `HANDLERS`."""
