"""A label with nothing behind it.

Why it matters: a reference was forgotten, or the label stands twice.
Wrong: `REF: A) B) STATE 45678 C) SUVA 77`
Right: `REF: A) STATE 45678 B) SUVA 77`
"""

from reftel.telegram.checking.rule import Rule

__all__ = ["RULE"]


RULE = Rule("reference-label-empty", "warning", "references", __doc__)
