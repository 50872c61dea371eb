"""An executive order on classification that never was.

Why it matters: nobody can tell by which rules the telegram is classified.
Wrong: `E.O. 77777: N/A`
Right: `E.O. 12958: N/A`
"""

from reftel.telegram.checking.rule import Rule

__all__ = ["RULE"]


RULE = Rule("order-unknown", "warning", "reading", __doc__)
