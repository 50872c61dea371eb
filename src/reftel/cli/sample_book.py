"""The sample's book, ratings and countries, brought into the sample archive as anybody brings tables."""

from importlib.resources import as_file

from reftel.cli import output
from reftel.desk.desk import Desk
from reftel.sample import tables

__all__ = ["fill_book"]


def fill_book(desk: Desk) -> None:
    """Bring the sample's tables; what is there already changes nothing."""
    with as_file(tables()) as folder:
        for name in ("countries", "tiers"):
            desk.facts.add(folder / f"{name}.csv")
        done = desk.suspense.import_table(folder / "book.csv")
    if done.made:
        output.say(f"The suspense book holds {done.made} asks and promises of its stories.")
    if done.faults:
        output.say(f"{len(done.faults)} rows of the sample's book were left out.")
