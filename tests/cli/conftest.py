"""Disks of a kind that tests need: one that is full, one that cannot be written to."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

MEGABYTE = 1_000_000


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk with little room left; deleting its ballast makes room. Skipped where none can be mounted."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", str(place)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no small disk can be mounted here: that needs root")
    try:
        (place / "ballast").write_bytes(bytes(60 * MEGABYTE))
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=False)


@pytest.fixture
def read_only_mount(tmp_path: Path) -> Iterator[Path]:
    """A folder that shows `source` and takes no writing, not even of root."""
    source, place = tmp_path / "source", tmp_path / "mount"
    source.mkdir()
    place.mkdir()
    if (
        os.geteuid() != 0
        or subprocess.run(
            ["mount", "--bind", str(source), str(place)], capture_output=True, check=False
        ).returncode
    ):
        pytest.skip("no disk can be mounted here: that needs root")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=False)
