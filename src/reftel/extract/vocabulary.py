"""Sets of words, written as one string each, so that a table of fifty words is five lines to read."""

__all__ = ["listed"]


def listed(written: str) -> frozenset[str]:
    """The words of a string, as a set."""
    return frozenset(written.split())
