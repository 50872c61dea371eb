"""When a telegram turns out to be called otherwise, or to be one with another: old addresses lead on."""

from datetime import UTC, datetime

from sqlalchemy import Connection, delete, insert, select, update

from reftel.archive.identity import Known, address_of, days_agree
from reftel.archive.known import known_by_mrn, load_known, taken_addresses
from reftel.archive.packing import Unpacker
from reftel.archive.recounting import recount
from reftel.archive.schema import citations, copies, forwards, gone, names, telegrams

__all__ = ["merge", "readdress", "settle"]


def settle(connection: Connection, unpacker: Unpacker, telegram: int, change: int) -> int:
    """Give a telegram whose number was read anew the address it should have; the number it then goes by.

    Where another telegram of that number has a day that agrees, the two become one.
    """
    row = connection.execute(select(telegrams).where(telegrams.c.number == telegram)).one()
    if row.mrn is None or row.address.split("~")[0] == row.mrn:
        return telegram
    (known,) = load_known(connection, [telegram])
    for other in known_by_mrn(connection, [row.mrn]).get(row.mrn, ()):
        if other.number != telegram and _is_same(known, other):
            merge(connection, unpacker, telegram, other.number, change)
            return other.number
    copy = connection.execute(
        select(copies.c.sha256, telegrams.c.mrn, telegrams.c.date)
        .join(telegrams, telegrams.c.fullest == copies.c.number)
        .where(telegrams.c.number == telegram)
    ).one()
    readdress(
        connection,
        telegram,
        address_of(copy, lambda address: bool(taken_addresses(connection, [address]))),
        change,
    )
    return telegram


def _is_same(one: Known, other: Known) -> bool:
    return any(days_agree(day, another) for day in one.days for another in other.days)


def readdress(connection: Connection, telegram: int, address: str, change: int) -> None:
    """Call a telegram otherwise; its old address leads to it."""
    old = connection.scalar(select(telegrams.c.address).where(telegrams.c.number == telegram))
    if old is None or old == address:
        return
    connection.execute(delete(forwards).where(forwards.c.address == address))
    connection.execute(insert(forwards).values(address=old, telegram=telegram))
    values = {"address": address, "change": change}
    connection.execute(update(telegrams).where(telegrams.c.number == telegram).values(values))


def merge(connection: Connection, unpacker: Unpacker, telegram: int, into: int, change: int) -> None:
    """Make the copies of one telegram copies of another; the address of the first leads to the second."""
    address = connection.scalar(select(telegrams.c.address).where(telegrams.c.number == telegram))
    target = connection.scalar(select(telegrams.c.address).where(telegrams.c.number == into))
    for table in (copies, names, citations):
        connection.execute(update(table).where(table.c.telegram == telegram).values(telegram=into))
    connection.execute(update(forwards).where(forwards.c.telegram == telegram).values(telegram=into))
    connection.execute(delete(telegrams).where(telegrams.c.number == telegram))
    connection.execute(insert(forwards).values(address=address, telegram=into))
    now = datetime.now(UTC).isoformat(timespec="seconds")
    values = {"number": telegram, "address": address, "change": change, "at": now}
    connection.execute(insert(gone).values(**values, reason=f"it is one with {target}"))
    recount(connection, unpacker, [into], change)
