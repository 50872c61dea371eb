"""Taking files in with the checks that hold after every intake: sums agree, and nothing is damaged."""

from pathlib import Path

from reftel.desk.accounting import IntakeReport
from reftel.desk.desk import Desk
from reftel.desk.intake_options import Options

__all__ = ["take", "write"]


def take(
    desk: Desk, *paths: Path, again: bool = False, retry: bool = False, rehearse: bool = False
) -> IntakeReport:
    report = desk.add(paths, Options(again=again, retry=retry, rehearse=rehearse, workers=1))
    assert report.sums.agree()
    assert desk.status().sums.agree()
    assert list(desk.verify(lambda _name, _done: None)) == []
    return report


def write(place: Path, text: str) -> Path:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8", newline="")
    return place
