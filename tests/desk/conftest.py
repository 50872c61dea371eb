"""A desk whose finder is made for the test; a file of tests with other needs has a desk of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.desk.made_findings import MadeFinder

from reftel.desk import finding_pass
from reftel.desk.desk import Desk, open_desk


@pytest.fixture
def finder(monkeypatch: pytest.MonkeyPatch) -> MadeFinder:
    made = MadeFinder()
    monkeypatch.setattr(finding_pass, "find", made)
    return made


@pytest.fixture
def desk(tmp_path: Path, finder: MadeFinder) -> Iterator[Desk]:
    assert finder.calls == 0
    with open_desk(tmp_path / "archive", create=True) as opened:
        yield opened
