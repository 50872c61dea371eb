"""Entries and changes that tests of the book begin with; what they say is invented."""

from dataclasses import replace

from reftel.suspense.entry import Change, ChangeKind, Entry, Evidence, Value

__all__ = ["SOURCE", "ask", "change", "promise"]

SOURCE = Evidence(
    quote="The Minister promised a list by October 31",
    date="2004-09-24",
    address="04SUVA1637",
    mrn="04SUVA1637",
    paragraph=3,
)


def promise(**values: object) -> Entry:
    """A promise of a list by 31 October 2004."""
    made = Entry(
        id=1,
        key="hand:1",
        kind="promise",
        by="Minister of Works",
        to="Ambassador",
        what="hand over a list of bridges",
        said="2004-09-24",
        due_date="2004-10-31",
        country="FJ",
        topics=["ETRD"],
        source=SOURCE,
    )
    return replace(made, **values)  # type: ignore[arg-type] # fields of an entry


def ask(**values: object) -> Entry:
    """An ask of the same day, without a date."""
    made = replace(promise(), kind="ask", by="Ambassador", to="Minister of Works", due_date=None)
    return replace(made, **values)  # type: ignore[arg-type] # fields of an entry


def change(
    number: int,
    kind: ChangeKind,
    day: str,
    values: dict[str, Value] | None = None,
    *,
    undoes: int | None = None,
    evidence: list[Evidence] | None = None,
) -> Change:
    """A step of a history."""
    return Change(
        number=number,
        entry=1,
        kind=kind,
        day=day,
        author="tester",
        values=values or {},
        evidence=evidence or [],
        undoes=undoes,
    )
