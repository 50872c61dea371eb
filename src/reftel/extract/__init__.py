"""What a telegram says: names, meetings, asks, answers, promises, events, with the words for each.

Names are handed on lazily: an archive asks for values and versions far more often than for a finder.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reftel.extract.findings import Findings
    from reftel.extract.run import find

__all__ = ["Findings", "find"]

_HOMES = {"Findings": "reftel.extract.findings", "find": "reftel.extract.run"}


def __getattr__(name: str) -> object:
    """Hand on a public name from the module it lives in."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'reftel.extract' has no attribute {name!r}")
    return getattr(import_module(home), name)
