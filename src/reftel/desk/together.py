"""Sections that arrived apart, shown as the telegram they are once all of them are held.

The copies stay as they were received. Where several copies hold a section, the one with the most text is
taken; where one copy holds the whole telegram, that one is shown and nothing is joined.
"""

import hashlib
from collections.abc import Sequence

from reftel.desk.answers import Copy, Sections
from reftel.errors import ReftelError

__all__ = ["JOINED", "JoinedHasNoBytesError", "put_together"]

JOINED = "sections joined"
"""The extractor of a copy that was put together from others."""


class JoinedHasNoBytesError(ReftelError):
    """The exact bytes were asked for of what was never one text."""

    def __init__(self) -> None:
        super().__init__(
            "This telegram came in sections and is shown joined: name one of its copies with `--copy N`; "
            "`reftel show --copies` tells them apart."
        )


def put_together(copies: Sequence[Copy]) -> tuple[Copy, Sections | None]:
    """The copy to show, of copies with the fullest first, and the sections, where none of them is whole."""
    whole = next((copy for copy in copies if copy.record.section is None), None)
    if whole is not None:
        return whole, None
    of = max((copy.record.section.of or 0 for copy in copies if copy.record.section is not None), default=0)
    chosen: dict[int, Copy] = {}
    for copy in copies:
        section = copy.record.section
        if section is not None and (section.of or 0) == of:
            for number in copy.record.sections_held or [section.number]:
                chosen.setdefault(number, copy)
    lacking = [number for number in range(1, of + 1) if number not in chosen]
    if not of:
        return copies[0], None
    sections = Sections(sorted(chosen), of, lacking)
    first = chosen[min(chosen)]
    return (first if lacking else _joined(chosen) or first), sections


def _joined(chosen: dict[int, Copy]) -> Copy | None:
    """One copy of all sections, each text once, in their order."""
    from reftel.telegram import parse  # noqa: PLC0415 - whoever reads or searches needs no parser
    from reftel.telegram.parsing.join import TelegramsDifferError, join  # noqa: PLC0415

    texts = list({chosen[number].sha256: chosen[number] for number in sorted(chosen)}.values())
    source = " + ".join(copy.source for copy in texts)
    try:
        joined = join([parse(copy.text) for copy in texts], source=source)
    except TelegramsDifferError:
        return None
    text = joined.telegram.text
    return Copy(
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        source=source,
        record=joined.telegram.values,
        text=text,
        extractor=JOINED,
        encoding="utf-8",
    )
