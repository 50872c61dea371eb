"""Two head lines on one line.

Why it matters: it was taken apart at the label; what stands before it may have lost its end.
Wrong: `E.O. 12958: N/A TAGS: EAGR, ETRD, FJ`
Right:
    E.O. 12958: N/A
    TAGS: EAGR, ETRD, FJ
"""

from reftel.telegram.checking.rule import Rule

__all__ = ["RULE"]


RULE = Rule("labels-run-together", "warning", "reading", __doc__)
