"""A desk at the sample with its book, its ratings and what was found in it; made once for a file of tests."""

from pathlib import Path

from reftel.desk.desk import Desk, open_desk
from reftel.desk.finding_pass import PassOptions
from reftel.desk.intake_options import Options
from reftel.sample import tables, telegrams

__all__ = ["bring_tables", "sample_at"]


def sample_at(folder: Path) -> Path:
    """An archive of the sample's telegrams, looked through, without its book."""
    with open_desk(folder, create=True) as desk:
        desk.add([Path(str(one)) for one in telegrams()], Options(workers=1))
        desk.findings.look_through(PassOptions(workers=1))
        desk.facts.add(Path(str(tables())) / "countries.csv")
    return folder


def bring_tables(desk: Desk) -> None:
    """The sample's book and ratings."""
    desk.facts.add(Path(str(tables())) / "tiers.csv")
    assert desk.suspense.import_table(Path(str(tables())) / "book.csv").faults == []
