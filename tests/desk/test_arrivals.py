"""A clock of the test's own: nothing here waits."""

import os
from pathlib import Path

import pytest

from reftel.desk.arrivals import Arrivals, is_unfinished


def names(paths: list[Path]) -> list[str]:
    return [path.name for path in paths]


def test_a_file_is_ready_when_it_has_stood_still(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A")
    arrivals = Arrivals([tmp_path], {}, settle=5)
    assert arrivals.look(100).ready == []
    assert arrivals.look(104.9).ready == []
    assert names(arrivals.look(105).ready) == ["a.txt"]


def test_a_file_that_grows_waits_from_its_last_growth_on(tmp_path: Path) -> None:
    place = tmp_path / "a.txt"
    place.write_text("A")
    arrivals = Arrivals([tmp_path], {}, settle=5)
    arrivals.look(100)
    place.write_text("AB")
    grown = arrivals.look(104)
    assert (grown.ready, grown.notes) == ([], [(place, "is still being written")])
    assert arrivals.look(108).ready == []
    assert names(arrivals.look(109).ready) == ["a.txt"]


def test_what_was_taken_comes_again_only_when_it_changes(tmp_path: Path) -> None:
    place = tmp_path / "a.txt"
    place.write_text("A")
    arrivals = Arrivals([tmp_path], {}, settle=0)
    arrivals.take(arrivals.look(1).ready)
    assert arrivals.look(2).ready == []
    place.write_text("ANOTHER")
    assert names(arrivals.look(3).ready) == ["a.txt"]


def test_what_could_not_be_taken_is_ready_again(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A")
    arrivals = Arrivals([tmp_path], {}, settle=0)
    assert arrivals.look(1).ready == arrivals.look(2).ready != []


def test_an_empty_file_waits_for_what_may_come(tmp_path: Path) -> None:
    place = tmp_path / "a.txt"
    place.touch()
    arrivals = Arrivals([tmp_path], {}, settle=0)
    first, second = arrivals.look(1), arrivals.look(2)
    assert (first.ready, second.ready) == ([], [])
    assert [words for _, words in first.notes + second.notes] == ["is empty; something may still come"]
    place.write_text("A")
    assert names(arrivals.look(3).ready) == ["a.txt"]


@pytest.mark.parametrize(
    "name",
    [
        "a.pdf.part",
        "a.pdf.crdownload",
        "Unconfirmed 123.crdownload",
        "a.zip.filepart",
        "a.txt.tmp",
        ".a.txt.X4bQ9z",
        "~$letter.docx",
        ".~lock.a.odt#",
        ".a.txt.swp",
        "A.TXT.PART",
    ],
)
def test_names_of_unfinished_files_are_left_alone(name: str) -> None:
    assert is_unfinished(name)


@pytest.mark.parametrize("name", ["a.txt", "part.txt", "a.part.txt", "75LISBON1234", ".hidden.text", "tmp"])
def test_other_names_are_not(name: str) -> None:
    assert not is_unfinished(name)


def test_a_download_is_taken_once_it_is_renamed(tmp_path: Path) -> None:
    place = tmp_path / "a.txt.part"
    place.write_text("A")
    arrivals = Arrivals([tmp_path], {}, settle=5)
    assert len(arrivals.look(0).notes) == 1
    later = arrivals.look(10)
    assert (later.ready, later.notes) == ([], [])
    place.rename(tmp_path / "a.txt")
    assert arrivals.look(20).ready == []
    assert names(arrivals.look(25).ready) == ["a.txt"]


@pytest.mark.skipif(os.name == "nt", reason="locks of this kind are those of POSIX")
def test_a_locked_file_waits_for_its_writer(tmp_path: Path) -> None:
    import fcntl  # noqa: PLC0415 - not there on every system

    (tmp_path / "a.txt").write_text("A")
    arrivals = Arrivals([tmp_path], {}, settle=0)
    with (tmp_path / "a.txt").open("ab") as writer:
        fcntl.flock(writer, fcntl.LOCK_EX)
        look = arrivals.look(1)
        assert look.ready == []
        assert "locked" in look.notes[0][1]
    assert names(arrivals.look(2).ready) == ["a.txt"]


def test_a_folder_that_goes_away_is_looked_for_and_its_files_are_not_forgotten(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    (disk / "a.txt").write_text("A")
    arrivals = Arrivals([disk], {}, settle=0)
    arrivals.take(arrivals.look(1).ready)
    disk.rename(tmp_path / "elsewhere")
    assert [words.split(";")[0] for _, words in arrivals.look(2).notes] == ["is not there now"]
    assert arrivals.look(3).notes == []
    (tmp_path / "elsewhere").rename(disk)
    back = arrivals.look(4)
    assert (back.ready, back.notes) == ([], [(disk, "is there again")])


def test_the_archive_itself_does_not_arrive(tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / "archive.db").write_text("A")
    (tmp_path / "a.txt").write_text("A")
    arrivals = Arrivals([tmp_path], {}, settle=0, archive=tmp_path / "archive")
    assert names(arrivals.look(1).ready) == ["a.txt"]


def test_a_file_known_from_before_is_new_when_it_is_younger_or_of_another_size(tmp_path: Path) -> None:
    for name in ("old", "younger", "larger"):
        (tmp_path / name).write_text("A")
    later = (tmp_path / "old").stat().st_ctime + 10
    known = {
        str(tmp_path / "old"): (1, later),
        str(tmp_path / "younger"): (1, later - 20),
        str(tmp_path / "larger"): (2, later),
    }
    assert names(Arrivals([tmp_path], known, settle=0).look(1).ready) == ["larger", "younger"]


def test_one_folder_inside_another_gives_each_file_once(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("A")
    look = Arrivals([tmp_path, tmp_path / "in"], {}, settle=0).look(1)
    assert (names(look.ready), look.files) == (["a.txt"], 1)
