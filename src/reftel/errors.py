"""The base of all errors a caller may want to catch; imports nothing.

Faults in a telegram are never raised: they are diagnostics, kept with what was read.
Errors are for callers and for the world: a wrong argument, a missing file, a full disk.
"""

__all__ = ["ReftelError"]


class ReftelError(Exception):
    """Something the caller can act on; the message says what happened and what to do next."""
