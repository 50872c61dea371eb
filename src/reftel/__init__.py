"""Reads diplomatic telegrams, keeps them, finds them, and links them.

`parse(text)` reads one telegram; `split(text)` finds the stretches of a text that holds several;
`exact(telegram)` gives the text back, character for character. Names are handed on lazily, so that
`import reftel` costs nothing and needs nothing but msgspec.
"""

from importlib import import_module

__version__ = "0.1.0"

_HOMES = {
    "parse": "reftel.telegram",
    "split": "reftel.telegram",
    "exact": "reftel.telegram",
    "join": "reftel.telegram",
    "check": "reftel.telegram.checking",
    "find": "reftel.extract",
    "Findings": "reftel.extract",
    "Telegram": "reftel.telegram",
    "Record": "reftel.telegram",
    "ReftelError": "reftel.errors",
}

__all__ = [
    "Findings",
    "Record",
    "ReftelError",
    "Telegram",
    "check",
    "exact",
    "find",
    "join",
    "parse",
    "split",
]


def __getattr__(name: str) -> object:
    """Hand on a public name from the module it lives in."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'reftel' has no attribute {name!r}")
    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    """Public names, for completion."""
    return sorted([*__all__, "__version__"])
