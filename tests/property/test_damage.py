"""Damaged telegrams are read and judged; behind `--long`, by fuzzing that is guided by coverage."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from random import Random

import pytest
from tests.property.damage import damaged, whole

import reftel

TEXTS = whole()


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_telegram_is_read_and_judged(seed: int) -> None:
    random = Random(seed)
    for _ in range(40):
        text = damaged(TEXTS, random)
        telegram = reftel.parse(text)
        assert reftel.exact(telegram) == text
        assert "".join(text[start:stop] for start, stop in reftel.split(text)) == text
        for found in reftel.check(telegram):
            assert found.message


@pytest.mark.long
@pytest.mark.skipif(find_spec("atheris") is None, reason="needs atheris: requirements/long.txt")
def test_two_minutes_of_guided_fuzzing_find_nothing(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for number, text in enumerate(TEXTS):
        (seeds / f"{number:03}").write_text(text, encoding="utf-8")
    seconds = os.environ.get("REFTEL_FUZZ_SECONDS", "120")
    done = subprocess.run(
        [
            sys.executable, str(Path(__file__).with_name("fuzz.py")), str(seeds),
            f"-max_total_time={seconds}", "-max_len=20000", "-timeout=20", f"-artifact_prefix={tmp_path}/",
        ],
        capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-4000:]
    assert "Done" in done.stderr, done.stderr[-4000:]
