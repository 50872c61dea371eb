"""The copies of the distribution block do not add up to its total.

Why it matters: the sum is the only check on a block of figures; one of them is garbled.
In: 1975
Wrong:
    ACTION EA-09
    INFO  OCT-01  ISO-00  EB-07  /018 W
Right:
    ACTION EA-09
    INFO  OCT-01  ISO-00  EB-07  /017 W
"""

from reftel.telegram.checking.rule import Rule

__all__ = ["RULE"]


RULE = Rule("distribution-sum", "warning", "reading", __doc__)
