"""A number is left out between two paragraphs.

Why it matters: a page or a paragraph is lacking, or the number is mistyped.
Wrong:
    1. The Ministry will sell permits by lot.

    3. Growers asked for figures.
Right:
    1. The Ministry will sell permits by lot.

    2. Growers asked for figures.
"""

from reftel.telegram.checking.rule import Rule

__all__ = ["RULE"]


RULE = Rule("paragraph-missing", "info", "reading", __doc__)
