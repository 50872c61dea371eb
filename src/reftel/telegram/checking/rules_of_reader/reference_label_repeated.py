"""The same label for two references.

Why it matters: `REF B` in the text could be either.
Wrong: `REF: (A) STATE 45678; (B) SUVA 77; (B) SUVA 78`
Right: `REF: (A) STATE 45678; (B) SUVA 77; (C) SUVA 78`
"""

from reftel.telegram.checking.rule import Rule

__all__ = ["RULE"]


RULE = Rule("reference-label-repeated", "warning", "references", __doc__)
