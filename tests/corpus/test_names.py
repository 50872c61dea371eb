"""Names in real telegrams are found at least as well as when the rates were committed."""

from pathlib import Path

import pytest
from tests.corpus import names


@pytest.mark.shared
def test_no_f1_falls_below_the_committed_one(shared: Path) -> None:
    measured = {split: names.measure(shared, split) for split in ("dev", "train")}
    assert measured["dev"]["person"].marked > 100
    assert names.fallen(measured) == [], names.table(measured)


@pytest.mark.shared
def test_a_megabyte_takes_less_than_four_seconds_on_a_busy_machine(shared: Path) -> None:
    assert names.speed(shared) < 4
