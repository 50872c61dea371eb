"""Readers of files: from bytes to the raw text of telegrams."""
