"""Real telegrams are read at least as well as when the rates were committed."""

from pathlib import Path

import pytest
from tests.corpus import accuracy


@pytest.mark.shared
def test_no_rate_falls_below_the_committed_one(shared: Path) -> None:
    rates = accuracy.measure(shared)
    assert rates["mrn"].of > 100
    assert accuracy.fallen(rates) == [], accuracy.table(rates)


@pytest.mark.shared
def test_exceptions_are_less_than_a_seventh_of_any_field(shared: Path) -> None:
    # more would mean that the measure is wrong, not the telegrams
    for name, rate in accuracy.measure(shared).items():
        assert len(rate.exceptions) < 0.15 * rate.of, name
