"""A reference that is only a number.

Why it matters: it was read as a telegram of the own post, which is what people mean, mostly.
Wrong: `REF: 307`
Right: `REF: SUVA 307`
"""

from reftel.telegram.checking.rule import Rule

__all__ = ["RULE"]


RULE = Rule("reference-post-missing", "info", "references", __doc__)
