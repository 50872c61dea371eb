"""However real telegrams are packed, the archive is the same."""

import zipfile
from pathlib import Path

import pytest

from reftel.desk.desk import Desk, open_desk
from reftel.desk.intake_options import Options

pytestmark = pytest.mark.shared

KINDS = ("telegrams_nara/raw", "telegrams_nara/pdf", "seed", "frus")


def held(desk: Desk) -> set[tuple[str, str | None, str | None, int, tuple[str, ...]]]:
    """Every telegram with the checksums of its copies."""
    found = set()
    for row in desk.list():
        view = desk.open(row.address if row.address.startswith("x") else f"{row.address}~1").view
        assert view is not None
        texts = tuple(sorted(copy.sha256 for copy in view.copies))
        found.add((row.address, row.date, row.subject, row.copies, texts))
    return found


def test_a_zip_of_all_real_material_gives_the_archive_of_the_folder(shared: Path, tmp_path: Path) -> None:
    folders = [shared / kind for kind in KINDS]
    packed = tmp_path / "all.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as box:
        for folder in folders:
            for path in sorted(folder.rglob("*")):
                if path.is_file():
                    box.write(path, path.relative_to(shared))
    with open_desk(tmp_path / "one", create=True) as one, open_desk(tmp_path / "other", create=True) as other:
        from_folder = one.add(folders, Options(workers=1))
        from_zip = other.add([packed], Options(workers=1))
        assert from_zip.sums == from_folder.sums
        assert from_folder.sums.failed == 0
        assert held(one) == held(other)
        again = one.add([packed], Options(workers=1))
        assert (again.sums.new_telegrams, again.sums.new_copies) == (0, 0)
        assert list(other.verify(lambda _name, _done: None)) == []
