"""A signature broken over two lines.

Why it matters: it was put together; see whether that is the name.
In: 1975
Wrong:
    1. DELEGATIONS COULD NOT AGREE.
    QUILL
    ON
    (no signature)
Right: `QUILLON`
"""

from reftel.telegram.checking.rule import Rule

__all__ = ["RULE"]


RULE = Rule("signature-broken", "info", "reading", __doc__)
