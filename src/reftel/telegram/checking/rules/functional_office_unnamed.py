"""A telegram on a special subject that no passing line sends to the office in charge.

Why it matters: the message centre sends it to the office for the country; the others see it days later.
Wrong: `TAGS: PREL, SNAR, FJ`
Right:
    DEPT FOR EAP/ANP AND INL
    TAGS: PREL, SNAR, FJ
"""

from collections.abc import Iterator

from reftel.telegram.checking.eras import SIPDIS_BEGINS
from reftel.telegram.checking.places import spans_of
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram
from reftel.telegram.mrn import HEADQUARTERS

__all__ = ["RULE"]


_OFFICES = {
    "SNAR": ("INL", "INM"),
    "PREF": ("PRM", "RP"),
    "CVIS": ("CA", "VO"),
    "KTIP": ("G/TIP", "TIP"),
}


def check(telegram: Telegram) -> Iterator[Finding]:
    """Only telegrams to Washington, and only subjects with an office of their own."""
    record = telegram.values
    if record.originator.canonical_post == HEADQUARTERS:
        return
    if not any("SECSTATE" in each.plad for each in record.action):
        return
    named = " ".join(office for line in record.passing for office in line.offices).upper()
    for tag, span in zip(record.tags, spans_of(telegram, "tags"), strict=False):
        offices = _OFFICES.get(tag)
        if offices and not any(office in named for office in offices):
            yield Finding(
                span, f"{tag} concerns {offices[0]}, which no line names", f"add `DEPT FOR {offices[0]}`"
            )


RULE = Rule("functional-office-unnamed", "info", "addressing", __doc__, check, since=SIPDIS_BEGINS)
