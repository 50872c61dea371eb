"""Who reads: a person or a program with a clearance. Every question to the archive is asked by one."""

from dataclasses import dataclass

__all__ = ["LOCAL", "Reader"]


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader; under policy `open` (one user on a laptop) the clearance is `all`."""

    name: str
    clearance: str = "all"


LOCAL = Reader("local")
"""The one reader of an archive under policy `open`."""
