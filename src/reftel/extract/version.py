"""The version of the finders: raised when they find something else in the same text.

An archive looks through its texts again where they were looked through by another version.
"""

__all__ = ["FINDER"]

FINDER = "3"
