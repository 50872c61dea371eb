"""Which side somebody is on: ours, who write the telegrams, or theirs, who are asked and promise."""

import re
from typing import Final

from reftel.suspense.entry import Entry

__all__ = ["is_ours", "theirs_to_do"]

_OURS: Final = re.compile(
    r"\b(?:US|USG|UNITED STATES|AMERICAN|EMBASSY|EMB|AMEMBASSY|AMEMB|CONSULATE|MISSION|POST"
    r"|AMBASSADOR|AMB|CHARG[EÉ]|A/?DCM|DCM|EMBOFFS?|EMBOFF|POLOFFS?|ECONOFFS?|POLCOUNS?|CONOFFS?|CONSUL|DEPARTMENT|DEPT"
    r"|STATE|SECRETARY|DEPUTY SECRETARY|UNDER SECRETARY|ASSISTANT SECRETARY|A/S|DAS|WASHINGTON|WE|I|OURS)\b"
)
_THEIRS: Final = re.compile(
    r"\b(?:MINIST(?:ER|RY)|FOREIGN|GOVERNMENT OF|PRESIDENT|PRIME|POLICE|GENERAL|COURT|PARLIAMENT|"
    r"SECRETARY OF STATE FOR|STATE SECRETARY|SECRETARY GENERAL|PERMANENT SECRETARY)\b"
)


def is_ours(party: str | None) -> bool:
    """Whether a party is the post, the Department or somebody who speaks for them."""
    if not party:
        return False
    upper = party.upper()
    return _OURS.search(upper) is not None and _THEIRS.search(upper) is None


def theirs_to_do(entry: Entry) -> bool:
    """Whether the other side has to act: it was asked, or it promised."""
    if entry.kind == "promise":
        return not is_ours(entry.by)
    return not is_ours(entry.to)
