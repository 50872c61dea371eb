"""Two paragraphs with the same number.

Why it matters: an answer to `PARA 2` could mean either.
Wrong:
    1. The Ministry will sell permits by lot.

    2. Growers asked for figures.

    2. Talks will resume.

    3. The Embassy will report.
Right:
    1. The Ministry will sell permits by lot.

    2. Growers asked for figures.

    3. Talks will resume.
"""

from reftel.telegram.checking.rule import Rule

__all__ = ["RULE"]


RULE = Rule("paragraph-repeated", "info", "reading", __doc__)
