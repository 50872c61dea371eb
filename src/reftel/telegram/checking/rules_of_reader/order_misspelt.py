"""The number of an executive order with a slip of the key.

Why it matters: it was read as the nearest order of the time.
Wrong: `E.O. 12598: N/A`
Right: `E.O. 12958: N/A`
"""

from reftel.telegram.checking.rule import Rule

__all__ = ["RULE"]


RULE = Rule("order-misspelt", "warning", "reading", __doc__)
