"""A classifier who gives no reason.

Why it matters: without one of the reasons of the order a classification does not hold.
In: 2007 confidential
Wrong: `Classified By: DCM A. B. Quillon.`
Right: `Classified By: DCM A. B. Quillon for reasons 1.4 (b) and (d).`
"""

from reftel.telegram.checking.rule import Rule

__all__ = ["RULE"]


RULE = Rule("classified-by-without-reason", "warning", "reading", __doc__)
