"""What kind of TAG a code is, for codes that the table holds and for those it does not."""

from reftel.gazetteer.tags import meanings

__all__ = ["is_subject"]

_FIELDS = frozenset("ABCEMOPST")


def is_subject(tag: str) -> bool:
    """Whether a code names a subject; four letters of a known field may be one that no table has."""
    known = meanings(tag)
    if known:
        return any(one.kind == "subject" for one in known)
    return len(tag) == 4 and tag.isalpha() and tag[0] in _FIELDS
