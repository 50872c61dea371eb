"""Stretches of the body that quote another text: notes, speeches, letters, talking points.

Numbers in them belong to that text. What is never closed ends with the body, and is trusted less.
"""

import re
from typing import Final

from reftel.telegram.text import Span

__all__ = ["find_quotes"]

_KINDS: Final = (
    r"TEXT|QUOTE|POINTS|NON-?PAPER|TRANSLATION|LETTER|NOTE|DEMARCHE|STATEMENT|MESSAGE|TRANSCRIPT|ARTICLE|CABLE"
    r"|EXCERPTS?|AIDE-?MEMOIRE|COMMUNIQUE|DECLARATION|SPEECH|EDITORIAL|RESOLUTION|DRAFT|AGREEMENT|LIST|TABLE"
)
# BEGIN UNOFFICIAL TRANSLATION, END TEXT NOTE, QUOTE ... UNQUOTE, QTE ... UNQTE
_EVENT: Final = re.compile(
    rf"(?P<open>BEGIN(?:S|NING)?\b(?:\s(?:OF\s)?(?:[A-Z'/-]{{1,20}}\s){{0,4}}?(?:{_KINDS})\b)"
    r"|\bTEXT\s(?:FOLLOWS|BEGINS|AS\sFOLLOWS)\b)"
    rf"|(?P<close>END(?:S|\sOF)?\s(?:[A-Z'/-]{{1,20}}\s){{0,4}}?(?:{_KINDS})\b|\bTEXT\sENDS\b"
    r"|\bUN-?QUOTE\b|\bUNQTE\b)"
    r"|(?P<quote>\bQUOTE\b|\bQTE\b)"
)
_SHOUTED: Final = ("QUOTE", "QTE")


def find_quotes(text: str, capitals: str, start: int) -> list[Span]:
    """The quoted stretches of a body, in order, disjoint; `capitals` is the body from `start` on."""
    if not ("BEGIN" in capitals or "QUOTE" in capitals or "QTE" in capitals or "TEXT FOLLOWS" in capitals):
        return []
    spans: list[Span] = []
    opened, depth = 0, 0
    for found in _EVENT.finditer(capitals):
        at = start + found.start()
        name = found.lastgroup
        if name == "quote" and text[at : start + found.end()] not in _SHOUTED:
            continue  # the verb, in a text of both cases
        if name == "close":
            if depth:
                depth -= 1
                if not depth:
                    spans.append((opened, start + found.end()))
        elif name == "open" or depth < 8:
            if not depth:
                opened = at
            depth += 1
    if depth:
        spans.append((opened, start + len(capitals)))
    return spans
