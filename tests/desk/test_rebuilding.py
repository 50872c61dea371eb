"""Deriving again leaves everything derived as a new archive would have it, and loses nothing."""

import sqlite3
from pathlib import Path

from tests.made_telegrams import folder_of, telegram

from reftel.archive.sketches import sketch
from reftel.desk.desk import open_desk
from reftel.desk.intake_options import Options

DERIVED = {
    "names": "SELECT name, kind, copy FROM names ORDER BY 1, 2, 3",
    "sketches": "SELECT nameless, value, copy FROM sketches ORDER BY 1, 2, 3",
    "links": "SELECT copy, position, key, state, target FROM links ORDER BY 1, 2",
    "citations": "SELECT copy, position, mrn FROM citations ORDER BY 1, 2",
}
"""What is read from texts, as it stands in the tables."""


def derived(archive: Path) -> dict[str, list[tuple[object, ...]]]:
    with sqlite3.connect(archive / "archive.db") as connection:
        found = {name: connection.execute(query).fetchall() for name, query in DERIVED.items()}
    connection.close()
    return found


def made(tmp_path: Path) -> Path:
    folder = folder_of(tmp_path / "in", 3)
    (folder / "cites.txt").write_text(telegram(20, refs=["LISBON 3", "04 LISBON 999"]), encoding="utf-8")
    bare = telegram(4).split("\n\n", 2)[2]
    (folder / "bare.txt").write_text(bare, encoding="utf-8")
    with open_desk(tmp_path / "archive", create=True) as desk:
        desk.add([folder], Options(workers=1))
    return tmp_path / "archive"


def test_records_read_again_leave_names_links_and_likeness_as_they_were(tmp_path: Path) -> None:
    archive = made(tmp_path)
    before = derived(archive)
    assert all(before.values())
    assert any(kind == "key" for _, kind, _ in before["names"])
    with open_desk(archive) as desk:
        desk.rebuild("records", every=True, workers=1, told=lambda *_: None)
    assert derived(archive) == before


def test_an_archive_of_before_likeness_has_it_drawn_by_the_next_intake(tmp_path: Path) -> None:
    archive = made(tmp_path)
    before = derived(archive)["sketches"]
    connection = sqlite3.connect(archive / "archive.db")
    connection.execute("DELETE FROM sketches")
    connection.execute("INSERT INTO unsketched SELECT number FROM copies")
    connection.commit()
    connection.close()
    (tmp_path / "more.txt").write_text(telegram(8), encoding="utf-8")
    with open_desk(archive) as desk:
        assert desk.add([tmp_path / "more.txt"], Options(workers=1)).is_clean
        assert list(desk.verify(lambda *_: None)) == []
    drawn = derived(archive)["sketches"]
    assert set(before) < set(drawn)
    assert len(drawn) == len(before) + len(sketch(telegram(8)))
