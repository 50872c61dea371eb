"""What tests of findings ask of a desk whose finder is made for the test."""

import pytest

from reftel.desk import finding_version
from reftel.desk.desk import Desk
from reftel.desk.finding_pass import FoundThrough, PassOptions
from reftel.desk.finding_views import FindingView

__all__ = ["BODY", "new_version", "one", "run"]

BODY = (
    "1. The harbour master asked when the crane would be mended. The consul agreed to look.\n\n"
    "2. The consul promised an answer by the end of the month. The pilot boat is old.\n\n"
    "3. Comment. Nobody knows."
)


def run(desk: Desk, *, every: bool = False) -> FoundThrough:
    return desk.findings.look_through(PassOptions(every=every, workers=1))


def one(desk: Desk, kind: str, name: str = "05LISBON1") -> FindingView:
    (view,) = [view for view in desk.findings.of(name, rejected=True).findings if view.kind == kind]
    return view


def new_version(monkeypatch: pytest.MonkeyPatch, version: str) -> None:
    monkeypatch.setattr(finding_version, "FINDER", version)
