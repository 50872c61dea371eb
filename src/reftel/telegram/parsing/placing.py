"""Diagnostics in the order of the text, with line and column."""

from reftel.telegram.diagnostic import Diagnostic
from reftel.telegram.text import Places, Span

__all__ = ["placed"]


def placed(text: str, diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """The diagnostics in order; those that point nowhere come first, without line and column."""
    if not diagnostics:
        return []
    places = Places(text) if "\r" in text else None
    result: list[Diagnostic] = []
    line, begin, at = 1, 0, 0
    for each in sorted(diagnostics, key=_start):
        where: tuple[int, int] | tuple[None, None] = (None, None)
        if each.span is not None:
            offset = each.span[0]
            if places is not None:
                where = places.of(offset)
            else:
                # counted on from the one before: a table of all lines costs more than a few places
                passed = text.count("\n", at, offset)
                if passed:
                    line += passed
                    begin = text.rfind("\n", at, offset) + 1
                at = offset
                where = line, offset - begin + 1
        result.append(
            Diagnostic(each.rule, each.severity, each.message, each.help, each.span, where[0], where[1])
        )
    return result


def _start(found: Diagnostic) -> Span:
    return found.span or (-1, -1)
