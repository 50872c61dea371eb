"""A reference to a sender that no table holds.

Why it matters: the number is kept as written; whether it can be found depends on the spelling.
Wrong: `REF: FAFNIR 221`
Right: `REF: WELLINGTON 221`
"""

from reftel.telegram.checking.rule import Rule

__all__ = ["RULE"]


RULE = Rule("reference-post-unknown", "info", "references", __doc__)
