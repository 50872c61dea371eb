"""The search language as values: read, print, match one record."""
