"""The words of a telegram: paragraphs with their marks, headings, sections, the signature."""

from reftel.telegram.body.read import Body, read_body

__all__ = ["Body", "read_body"]
