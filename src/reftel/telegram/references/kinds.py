"""Words that tell what a thing cited is: a letter, a call, a meeting, another agency's report.

The first such word of a stretch decides: `DOE-ROE E-MAIL ON THE MEETING` is an e-mail.
"""

from reftel.telegram.record import ReferenceKind
from reftel.telegram.references.tokens import FIGURES, WORD, Token

__all__ = ["BARE_SENDERS", "NOTHING", "kind_at", "kind_of"]

NOTHING = frozenset({"NONE", "NIL", "NA", "NULL"})
"""Words that say there is no reference."""

_WORDS: dict[str, ReferenceKind] = {
    **dict.fromkeys(("EMAIL", "EMAILS", "MAILS"), "email"),
    **dict.fromkeys(
        (
            "TELCON", "TELCONS", "TELECON", "TELECONS", "TELECONVERSATION", "FONECON", "FONECONS",
            "PHONECON", "PHONECONS", "PHONCON", "PHONE", "TELEPHONE", "TELEPHONED", "TELEPHONIC", "FONE",
            "CALL", "CALLS", "TELEFONE", "TELECONFERENCE", "TELCOM", "TELECOM",
        ),
        "phone",
    ),
    **dict.fromkeys(
        (
            "MEETING", "MEETINGS", "MTG", "MTGS", "CONVERSATION", "CONVERSATIONS", "DISCUSSION",
            "DISCUSSIONS", "CONSULTATION", "CONSULTATIONS", "VISIT", "BRIEFING", "LUNCH", "DINNER", "TALK",
            "TALKS", "SVTC", "VTC", "DVC", "CONFERENCE", "INTERVIEW",
        ),
        "meeting",
    ),
    **dict.fromkeys(
        (
            "MEMO", "MEMOS", "MEMORANDUM", "MEMORANDA", "MEMORANDUMS", "MEMCON", "MEMCONS", "LETTER",
            "LETTERS", "LTR", "LTRS", "NOTE", "NOTES", "FAM", "FAH", "FAMC", "FPMR", "CFR", "USC",
            "REPORT", "REPORTS", "STUDY", "PAPER", "PAPERS", "NONPAPER", "NONPAPERS", "REGULATION",
            "REGULATIONS", "FAX", "FAXES", "FACSIMILE", "TELEFAX", "AIRGRAM", "AIRGRAMS", "DESPATCH",
            "DISPATCH", "INSTRUCTION", "INSTRUCTIONS", "DIRECTIVE", "CIRCULAR", "AGREEMENT", "HANDBOOK",
            "MANUAL", "GUIDE", "BULLETIN", "ARTICLE", "FORM", "TREATY", "CONVENTION", "RESOLUTION",
            "RESOLUTIONS", "UNSCR", "PROPOSAL", "CERP", "CAP", "OM", "CASP", "NSSM", "NSDM", "NSDD",
            "NSPD", "PRM", "LAW", "SURVEY", "QUESTIONNAIRE", "AIDEMEMOIRE", "MEMOIRE", "CORRESPONDENCE",
            "POUCH", "TREATIES", "EO", "PL", "SPEECH", "STATEMENT", "DOCUMENT", "DOCUMENTS", "PAMPHLET",
            "BROCHURE", "PUBLICATION",
        ),
        "document",
    ),
    **dict.fromkeys(
        (
            "IIR", "IIRS", "TD", "TDS", "TDX", "TDCS", "FBIS", "OSC", "INR", "NIE", "SNIE", "NID", "CIR",
            "HIR", "TACREP", "WIRELESS", "SIR", "PRESS", "NEWS", "NEWSPAPER", "WEBSITE",
        ),
        "other",
    ),
}  # fmt: skip
# `CALL` and `NOTE` are verbs of remarks as well; these decide only where nothing else is in the stretch.
_WEAK = frozenset(
    {
        "CALL",
        "CALLS",
        "NOTE",
        "NOTES",
        "TALK",
        "TALKS",
        "VISIT",
        "PRESS",
        "NEWS",
        "FORM",
        "LAW",
        "CIR",
        "EO",
        "PL",
    }
)
# Agency series whose number follows the word at once: `FBIS 12`, `INR 1234`, `OSC PLN2007`.
BARE_SENDERS = frozenset(
    {"FBIS", "OSC", "INR", "NIE", "SNIE", "IIR", "TD", "TDX", "TDCS", "HIR", "SIR", "NID"}
)


def kind_at(tokens: list[Token], at: int) -> ReferenceKind | None:
    """The kind that the word at this place stands for, if any; `E-MAIL` and `E MAIL` too."""
    token = tokens[at]
    if token.kind != WORD:
        return None
    kind = _WORDS.get(token.text)
    if kind is not None:
        return kind
    if (
        token.text == "MAIL"
        and at
        and (tokens[at - 1].text in ("E", "-") or tokens[at - 1].text == "ELECTRONIC")
    ):
        return "email"
    return None


def kind_of(tokens: list[Token], start: int, stop: int) -> ReferenceKind | None:
    """The kind of the thing that `tokens[start:stop]` name: its first telling word, the firm ones first."""
    weak: ReferenceKind | None = None
    for at in range(start, stop):
        kind = kind_at(tokens, at)
        if kind is None:
            continue
        if kind == "meeting" and any(token.text in ("PHONE", "TELEPHONE") for token in tokens[start:at]):
            return "phone"
        if tokens[at].text not in _WEAK:
            return kind
        weak = weak or kind
    if weak is None and any(token.kind == FIGURES for token in tokens[start:stop]):
        return None
    return weak
