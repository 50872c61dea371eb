"""Findings of the telegrams in files, without an archive."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from reftel.cli import output
from reftel.cli.archives import CLEAN, FOUND
from reftel.extract.findings import KINDS, Finding, Findings, Name
from reftel.extract.run import find
from reftel.extract.shield import shielded_findings
from reftel.sources.open import read_bytes, receive
from reftel.sources.received import Outcome, Refused
from reftel.telegram import parse, split

__all__ = ["findings_of_files"]


def findings_of_files(
    paths: Iterable[str], kinds: tuple[str, ...], *, with_names: bool, as_json: bool
) -> int:
    """One object a line for each telegram, or its findings for people; 1 where a file gave no text.

    Private persons in legal cases stand by role and initials unless their names are asked for.
    """
    status = CLEAN
    for outcome in _outcomes(paths):
        if isinstance(outcome, Refused):
            output.fail(f"{outcome.name}: {outcome.reason}; {outcome.help}")
            status = status if outcome.state == "passed" else FOUND
            continue
        spans = split(outcome.text)
        for number, (start, stop) in enumerate(spans, 1):
            source = f"{outcome.name}#{number}" if len(spans) > 1 else outcome.name
            found = find(parse(outcome.text, source=source, start=start, stop=stop))
            _print(found if with_names else shielded_findings(found), kinds, as_json=as_json)
    return status


def _outcomes(paths: Iterable[str]) -> Iterator[Outcome]:
    for path in paths:
        if path == "-":
            yield from read_bytes(sys.stdin.buffer.read(), "-")
        else:
            yield from receive(Path(path))


def _print(found: Findings, kinds: tuple[str, ...], *, as_json: bool) -> None:
    from reftel.desk.finding_words import in_one_line  # noqa: PLC0415 - JSON needs no words

    record = found.record()
    if as_json:
        output.json_line(
            {
                key: [] if kinds and key in KINDS and key not in kinds else value
                for key, value in record.items()
            }
        )
        return
    output.print_line(output.styled(f"{found.mrn or 'no number'}  {found.source or ''}", "bold"))
    for kind in KINDS:
        items = getattr(found, kind)
        if not items or (kinds and kind not in kinds):
            continue
        output.print_line(output.styled(f"{kind.capitalize()}", "bold"))
        for item, times in _once(items):
            more = f", {times} places" if times > 1 else ""
            output.print_line(f"  {in_one_line(item)}{more}")
            output.print_line(f'    "{item.quote}"')
    output.print_line()


def _once(items: Sequence[Finding]) -> Iterator[tuple[Finding, int]]:
    """Each finding with how often it stands there: names once for each person, body or place."""
    places: dict[object, list[Finding]] = {}
    for place, item in enumerate(items):
        key: object = place
        if isinstance(item, Name) and item.entity is not None:
            key = item.kind, item.entity
        places.setdefault(key, []).append(item)
    for found in places.values():
        yield max(found, key=lambda each: len(getattr(each, "name", None) or "")), len(found)
