"""A corrected copy that does not say what was corrected.

Why it matters: readers of the first copy cannot know whether what they acted on still holds.
Wrong: `C O R R E C T E D   C O P Y`
Right: `C O R R E C T E D   C O P Y (PARA 2)`
"""

from collections.abc import Iterator

from reftel.gazetteer.posts import fold_name
from reftel.telegram.checking.eras import PADDED_SERIALS
from reftel.telegram.checking.places import first_of, top
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram

__all__ = ["RULE"]


def check(telegram: Telegram) -> Iterator[Finding]:
    """Whatever stands behind the two words will do."""
    written = telegram.values.corrected
    if written is not None and fold_name(written.strip("*()#=: ")) in ("CORRECTEDCOPY", "CORRECTED"):
        span = first_of(telegram, "corrected") or top(telegram)
        yield Finding(span, "nothing says what is corrected", "add it in brackets, for example `(PARA 2)`")


RULE = Rule("correction-unexplained", "warning", "form", __doc__, check, since=PADDED_SERIALS)
