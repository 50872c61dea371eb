"""Reasons by letter only, without the section of the order.

Why it matters: `(b)` of section 1.4 and of section 1.5 are not the same in every edition.
In: 2007 confidential
Wrong: `Classified By: DCM A. B. Quillon for reasons (b) and (d).`
Right: `Classified By: DCM A. B. Quillon for reasons 1.4 (b) and (d).`
"""

from reftel.telegram.checking.rule import Rule

__all__ = ["RULE"]


RULE = Rule("reason-without-section", "warning", "reading", __doc__)
