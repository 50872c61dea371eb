"""Many telegrams are made ready together, and a fault in one costs no other."""

from pathlib import Path

import pytest
from tests.desk.taking_in import take
from tests.made_telegrams import folder_of

from reftel.archive.tokens import prepare
from reftel.desk.desk import open_desk
from reftel.telegram.record import Record


def test_one_that_cannot_be_made_ready_has_failed_and_the_others_are_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:

    def breaks(record: Record, text: str, unread: list[tuple[int, int]]) -> str:
        if "unikat3 " in text:
            raise ValueError("a word too many")
        return prepare(record, text, unread)

    monkeypatch.setattr("reftel.desk.staging.prepare_words", breaks)
    with open_desk(tmp_path / "archive", create=True) as desk:
        report = take(desk, folder_of(tmp_path / "in", 5))
        assert (report.sums.read, report.sums.failed) == (4, 1)
        (trouble,) = report.troubles
        assert "(ValueError: a word too many)" in trouble.reason
        assert [row.mrn for row in desk.list()] == ["05LISBON1", "05LISBON2", "05LISBON4", "05LISBON5"]
        monkeypatch.undo()
        assert take(desk, tmp_path / "in", retry=True).sums.new_telegrams == 1
