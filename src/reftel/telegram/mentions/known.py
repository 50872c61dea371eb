"""What a mention can be tied to: the telegram's own references, by label and by number."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from reftel.telegram.mrn import parse_mrn
from reftel.telegram.record import Reference

__all__ = ["Known", "known_of"]


@dataclass(frozen=True, slots=True)
class Known:
    """The references of one telegram: `labels` in upper case, `numbers` by post and serial."""

    first: Reference | None = None
    single: bool = False
    labels: dict[str, list[Reference]] = field(default_factory=dict)
    numbers: dict[tuple[str, int], Reference] = field(default_factory=dict)
    serials: frozenset[int] = frozenset()

    def labelled(self, label: str) -> str | None:
        """The number a label stands for, where it stands for one telegram only."""
        meant = {reference.mrn for reference in self.labels.get(label.upper(), ())}
        return meant.pop() if len(meant) == 1 else None


def known_of(references: Sequence[Reference]) -> Known:
    """The table of a telegram's references."""
    labels: dict[str, list[Reference]] = {}
    numbers: dict[tuple[str, int], Reference] = {}
    telegrams: list[Reference] = []
    for reference in references:
        if reference.label is not None:
            labels.setdefault(reference.label.upper(), []).append(reference)
        if reference.kind != "telegram":
            continue
        telegrams.append(reference)
        parts = parse_mrn(reference.mrn) if reference.mrn else None
        if parts is not None:
            numbers.setdefault((parts.post, parts.serial), reference)
    return Known(
        telegrams[0] if telegrams else None,
        len(telegrams) == 1,
        labels,
        numbers,
        frozenset(serial for _, serial in numbers),
    )
